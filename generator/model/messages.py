"""What the program itself says to readers, beside what the templates say."""

from __future__ import annotations

LOST_PICTURE = "Picture not in this archive"

MESSAGES = ((LOST_PICTURE, "Note over a caption whose picture is lost."),)
"""Every message of the program's code, with a comment for translators: catalogues hold them too."""
