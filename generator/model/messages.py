"""What the program itself says to readers, beside what the templates say."""

from __future__ import annotations

LOST_PICTURE = "Picture not in this archive"
NOT_KNOWN = "not known"

MESSAGES = (
    (LOST_PICTURE, "Note over a caption whose picture is lost."),
    (NOT_KNOWN, "What stands for a name that the source does not give."),
)
"""Every message of the program's code, with a comment for translators: catalogues hold them too."""
