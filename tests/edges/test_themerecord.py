"""A theme that notes what pages take from it, and says what any theme says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.edges.theme import Theme
from generator.edges.themerecord import RecordingTheme
from generator.model.digits import DigitRule, Digits
from generator.model.ids import LangTag

DE, EN, EN_GB = LangTag("de"), LangTag("en"), LangTag("en-GB")
DIGITS = DigitRule(everywhere=Digits.DEFAULT)
FILES = {
    "one/theme.toml": "",
    "one/templates/page.html": "{% block x %}{% endblock %}",
    "one/templates/parts/foot.html": "{{ say('Foot') }}",
    "one/templates/parts/never.html": "{{ say('Never') }}",
    "one/locale/de.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "Foot"\nmsgstr "Fuß"\n',
    "two/theme.toml": 'extends = "one"\n',
    "two/templates/list.html": '{% extends "page.html" %}{% block x %}'
    '{% include ["gone.html", "parts/foot.html"] %}{% include "none.html" ignore missing %}'
    '{% if false %}{% include "parts/never.html" %}{% endif %}{% from "kit.html" import m %}'
    "{{ m() }}{{ word('Lost') }}{% endblock %}",
    "two/templates/kit.html": "{% macro m() %}m{% endmacro %}",
    "two/templates/parts/foot.html": '{% include "one/parts/foot.html" %}',
}


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_templates_are_told_with_who_took_them_and_what_they_hide(themes):
    theme = RecordingTheme(themes, "two", digits=DIGITS)
    assert theme.page("list.html", DE, {}) == Theme(themes, "two", digits=DIGITS).page(
        "list.html", DE, {}
    )
    rows = [(str(t.file), t.kind, t.by and t.by.name, len(t.over)) for t in theme.used()]
    assert rows == [
        ("themes/two/templates/list.html", "page", None, 0),
        ("themes/one/templates/page.html", "extends", "list.html", 0),
        ("themes/one/templates/parts/foot.html", "include", "foot.html", 0),
        ("themes/two/templates/kit.html", "import", "list.html", 0),
        ("themes/two/templates/parts/foot.html", "include", "list.html", 1),
    ]


def test_messages_are_told_with_their_catalogue_and_english_is_marked(themes):
    theme = RecordingTheme(themes, "two", digits=DIGITS)
    for lang in (DE, EN_GB):
        theme.page("list.html", lang, {})
    told = [(s.lang, s.message, s.file and str(s.file), s.is_foreign) for s in theme.said()]
    assert told == [
        ("de", "Foot", "themes/one/locale/de.po", False),
        ("de", "Lost", None, True),
        ("en-GB", "Foot", None, False),
        ("en-GB", "Lost", None, False),
    ]
    assert [path.name for path in theme.catalogues(DE)] == ["de.po"]
    assert theme.catalogues(EN) == ()


@pytest.mark.parametrize(
    ("template", "writes"),
    [("{{ number(3) }}", True), ("{{ nsay('{n} x', '{n} xs', 2) }}", True), ("{{ 3 }}", False)]
    + [(f"{{{{ {call} }}}}", True) for call in ("date(day)", "year(2025)", "month(2025, 1)")]
    + [("{{ month_name(1) }}", True), ("{{ join(['a']) }}{{ language('de') }}", False)],
)
def test_it_is_noted_whether_digits_were_written(themes, template, writes):
    (themes / "two/templates/x.html").write_text(template, "utf-8")
    theme = RecordingTheme(themes, "two", digits=DIGITS)
    theme.page("x.html", DE, {"day": dt.date(2025, 1, 2)})
    assert theme.ear.wrote_digits is writes
