"""Value -> JSON: it comes back as it was, and no text in it can be taken for markup."""

from __future__ import annotations

import json
import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stages.render.jsontext import json_text

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(_VALUES)
def test_what_goes_in_comes_back_and_stands_on_one_line_without_signs_of_markup(value):
    text = json_text(value)
    assert json.loads(text) == value
    assert not re.search("[<>&\x00-\x1f\x7f-\x9f\u2028\u2029]", text)
    text.encode()


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "-->",
        "]]>",
        "\u2028\u2029",
        "\ud800\0",
    ],
)
def test_a_text_cannot_end_the_element_that_holds_it(hostile):
    html = f'<head><script type="application/ld+json">{json_text({"a": hostile})}</script></head>'
    (script,) = lxml.html.document_fromstring(html).iter("script")
    assert json.loads(script.text) == {"a": hostile}


def test_letters_stay_letters():
    assert json_text({"শিরোনাম": "نص 𐐷"}) == '{"শিরোনাম":"نص 𐐷"}'
