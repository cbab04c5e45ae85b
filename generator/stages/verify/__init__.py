"""Look at what was made, not at what was meant.

`verify` judges a page that `build` wrote: Rendered -> Problem*. `judge` does so with any tree.
Both use the rules about hreflang in `hreflang.py`.
"""

from generator.stages.verify.made import verify

__all__ = ["verify"]
