"""The language identifier, loaded when a text is first asked about and never before."""

from __future__ import annotations

from functools import cache
from typing import Any


def identify(text: str) -> list[tuple[str, float]]:
    """Rank the languages of *text* with their probabilities, likeliest first.

    Takes about a second and 130 MB on first use, a millisecond for each text after that.
    """
    return [(str(code), float(p)) for code, p in _model().rank(text)[:6]]


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no types
    from py3langid.langid import (  # noqa: PLC0415 - heavy: numpy and the model
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
