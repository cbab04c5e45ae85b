"""Head* -> Article: gather versions, refuse what would publish one twice, suggest what may meet."""

from generator.stages.group.features import features
from generator.stages.group.gather import group
from generator.stages.group.reject import reject_clashes, reject_doubles
from generator.stages.group.suggest import suggest

__all__ = ["features", "group", "reject_clashes", "reject_doubles", "suggest"]
