"""The check of themes: what is wrong has a line and a hint, and what works is left in peace."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.edges.themecheck import check_theme
from generator.edges.themefolders import BUILT_IN, theme_names
from generator.model.errors import Problem, Severity

ARTICLE = '{% extends "archive/article.html" %}\n'


def problems_of(
    site: Path, files: dict[str, str | bytes], parent: str = "archive"
) -> list[Problem]:
    """Check a theme that has these files; templates are meant where no folder is named."""
    a_theme(site, "mine", files, parent)
    return list(check_theme(site / "themes", "mine"))


def a_theme(site: Path, name: str, files: dict[str, str | bytes], parent: str) -> None:
    toml = f'name = "{name}"\nextends = "{parent}"\n'
    for path, content in {"theme.toml": toml, **files}.items():
        target = site / "themes" / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def in_article(site: Path, text: str) -> list[Problem]:
    return problems_of(site, {"templates/article.html": in_main(text)})


def in_main(text: str) -> str:
    return f"{ARTICLE}{{% block main %}}\n{text}\n{{% endblock %}}\n"


@pytest.mark.parametrize("name", theme_names(BUILT_IN))
def test_the_themes_of_the_program_are_as_they_should_be(name):
    assert check_theme(BUILT_IN, name) == ()


WRONG = {
    "a variable": ("{{ artcle }}", "unknown variable `artcle`", "did you mean `article`?"),
    "a variable like none": (
        "{{ zzz }}",
        "unknown variable `zzz`",
        "use one of: alternates, article, ",
    ),
    "an attribute": (
        "{{ article.titel }}",
        "`article` has no `titel`",
        "did you mean `title`?",
    ),
    "an attribute as a key": ("{{ article['titel'] }}", "`article` has no `titel`", "`title`?"),
    "an attribute below": ("{{ article.source.nam }}", "`article.source` has no `nam`", "`name`?"),
    "a method of what may be none": (
        "{{ article.date.isofromat() }}",
        "`article.date` has no `isofromat`",
        "did you mean `isoformat`?",
    ),
    "the value of a choice": (
        "{{ article.translation.vaule }}",
        "`article.translation` has no `vaule`",
        "did you mean `value`?",
    ),
    "a loop's variable": (
        "{% for a in article.authors %}{{ a.nmae }}{% endfor %}",
        "`a` has no `nmae`",
        "did you mean `name`?",
    ),
    "a loop's condition": (
        "{% for a in article.authors if a.nmae %}{% endfor %}",
        "`a` has no `nmae`",
        "did you mean `name`?",
    ),
    "a loop's variable after the loop": (
        "{% for a in article.authors %}{% endfor %}{{ a }}",
        "unknown variable `a`",
        "use one of",
    ),
    "the first of a list": (
        "{{ article.authors[0].nmae }}{{ (article.authors | first).name }}",
        "`article.authors[…]` has no `nmae`",
        "did you mean `name`?",
    ),
    "an attribute in a filter": (
        '{{ article.authors | map(attribute="nmae") | join }}',
        "`each of article.authors` has no `nmae`",
        "did you mean `name`?",
    ),
    "a choice by attribute": (
        '{{ article.authors | selectattr("nmae") | list }}',
        "`each of article.authors` has no `nmae`",
        "did you mean `name`?",
    ),
    "a name of `with`": (
        "{% with s = article.source %}{{ s.ulr }}{% endwith %}",
        "`s` has no `ulr`",
        "use one of: name, url",
    ),
    "an argument": ("{{ say(mesage) }}", "unknown variable `mesage`", "use one of"),
    "a function": ("{{ dat(article.date) }}", "unknown function `dat`", "did you mean `date`?"),
    "a function that Jinja has elsewhere": ("{{ range(3) }}", "unknown function `range`", "use "),
    "too few arguments": (
        '{{ nsay("a", "b") }}',
        "`nsay`: missing a required argument: 'n'",
        "write nsay(singular, plural, n, name=value, …)",
    ),
    "a keyword": (
        "{{ number(value=1, digits=2) }}",
        "`number`: got an unexpected keyword argument 'digits'",
        "write number(value)",
    ),
    "a value of a message": (
        '{{ say("Page {number} of {total}", number=1) }}',
        "`say`: the message has `{total}`, which is not given",
        "write total=… after the message, or {{total}} for the letters",
    ),
    "a filter": ("{{ body | strpitags }}", "unknown filter `strpitags`", "`striptags`?"),
    "a test": ("{% if body is definde %}{% endif %}", "unknown test `definde`", "`defined`?"),
    "a file": ('{% include "nobody-has-this" %}', "no template `nobody-has-this`", "use one of"),
    "a file with a name like another": (
        '{% include "parts/heade.html" %}', "no template `parts/heade.html`", "parts/header.html",
    ),
    "a tag": ("{% blok x %}", "Encountered unknown tag 'blok'.", "did you mean `block`?"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what", "hint"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_has_a_place_and_a_hint(tmp_path, text, what, hint):
    (problem,) = in_article(tmp_path, text)
    assert str(problem.where) == "themes/mine/templates/article.html:3:1"
    assert problem.what.startswith(what)
    assert hint in problem.hint


RIGHT = {
    "fields": "{{ article.title }}{{ article.date.isoformat() }}{{ article.source.url.split() }}",
    "properties": "{{ article.name }}{{ article.is_public }}",
    "a set name": "{% set source = article.source %}{{ source.name }}{{ source.anything }}",
    "a set of two names": "{% set a, b = 1, 2 %}{{ a }}{{ b }}",
    "a set block": "{% set a %}x{% endset %}{{ a }}",
    "a set that hides": "{% set article = 1 %}{{ article.anything }}",
    "a loop": "{% for a in article.authors %}{{ loop.index }}{{ a.roles[0].upper() }}{% endfor %}",
    "a loop in a loop": "{% for a in article.authors %}{% for r in a.roles %}{{ a.name }}{{ r }}"
    "{% endfor %}{% endfor %}",
    "a loop that calls itself": "{% for a in article.authors recursive %}{{ loop((a,)) }}"
    "{% endfor %}",
    "a loop over what is not followed": "{% for a in body.split() %}{{ a.x.y }}{% endfor %}",
    "a macro": "{% macro m(a, b=article) %}{{ a.x }}{{ varargs }}{{ kwargs }}{{ caller() }}"
    "{{ date(a) }}{% endmacro %}{{ m(1) }}{% call(x) m(1) %}{{ x.y }}{% endcall %}",
    "what the parent has": "{{ super() }}{{ self.title() }}",
    "what may be missing": "{{ nobody is defined }}{{ nobody | default('') }}"
    "{{ article.nothing | default(1) }}{% if article.no is defined %}{% endif %}",
    "what was asked for": "{% if nobody is defined %}{{ nobody }}{% endif %}",
    "with": "{% with a = 1, b = article %}{{ a }}{{ b.title }}{% endwith %}",
    "filters": "{{ article.tags | sort | join(', ') }}{{ (article.tags | length) + 1 }}"
    "{% filter upper %}x{% endfilter %}",
    "arguments not written out": "{{ say(*article.tags) }}{{ say(article.title) }}",
    "text with braces": '{{ say("{{n}}") }}',
    "HTML": "{{ body.striptags() }}{{ body | safe }}",
    "a test": "{% if article.lang in ('de', 'en') and number(1) is string %}{% endif %}",
    "an include that may miss": '{% include "nobody.html" ignore missing %}',
    "an include by list": '{% include ["nobody.html", "parts/head.html"] %}',
    "an include by name": '{% include article.slug ~ ".html" %}',
    "a block within": "{% block inner %}{{ article.title }}{% endblock %}",
    "a scoped block": "{% for a in article.authors %}{% block one scoped %}{{ a.name }}"
    "{% endblock %}{% endfor %}",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_works_is_left_in_peace(tmp_path, text):
    assert in_article(tmp_path, text) == []


def test_a_block_sees_no_name_of_the_loop_that_it_stands_in(tmp_path):
    text = "{% for a in article.authors %}{% block one %}{{ a.name }}{% endblock %}{% endfor %}"
    (problem,) = in_article(tmp_path, text)
    assert problem.what == "unknown variable `a`"


def test_a_part_gets_its_inputs_only(tmp_path):
    part = "{% for code, href in links %}{{ code.upper() }}{{ href }}{% endfor %}\n{{ page.lang }}"
    (problem,) = problems_of(tmp_path, {"templates/parts/alternates.html": part})
    assert str(problem.where) == "themes/mine/templates/parts/alternates.html:2:1"
    assert problem.hint == "use one of: links"


def test_names_and_values_of_a_loop_are_as_many(tmp_path):
    part = "{% for tag, href, n in links %}{{ tag }}{% endfor %}"
    (problem,) = problems_of(tmp_path, {"templates/parts/alternates.html": part})
    assert problem.what == "`tag, href, n` are 3 names for 2 values"


def test_the_frame_has_what_every_page_has_and_no_more(tmp_path):
    page = (
        '{% extends "archive/page.html" %}{% block main %}{{ page.lang }}{{ body }}{% endblock %}'
    )
    (problem,) = problems_of(tmp_path, {"templates/page.html": page})
    assert problem.what == "unknown variable `body`"


def test_a_layout_of_one_page_has_the_names_of_that_page(tmp_path):
    layout = '{% extends "page.html" %}{% block main %}{{ article.titel }}{% endblock %}'
    files = {
        "templates/layouts/wide.html": layout,
        "templates/article.html": '{% extends "layouts/wide.html" %}',
    }
    (problem,) = problems_of(tmp_path, files)
    assert str(problem.where) == "themes/mine/templates/layouts/wide.html:1:1"
    assert problem.what == "`article` has no `titel`"


def test_a_layout_of_several_pages_has_what_they_share(tmp_path):
    layout = '{% extends "page.html" %}{% block main %}{{ site.title }}{{ body }}{% endblock %}'
    files = {
        "templates/wide.html": layout,
        "templates/article.html": '{% extends "wide.html" %}',
        "templates/404.html": '{% extends "wide.html" %}',
    }
    (problem,) = problems_of(tmp_path, files)
    assert problem.what == "unknown variable `body`"


def test_what_is_included_may_have_any_name_of_a_page_or_of_who_includes_it(tmp_path):
    files = {
        "templates/article.html": in_main('{% set mood = 1 %}{% include "box.html" %}'),
        "templates/box.html": "{{ article.title }}{{ mood }}{{ entries }}{{ nobody }}",
    }
    (problem,) = problems_of(tmp_path, files)
    assert problem.what == "unknown variable `nobody`"


def test_what_is_imported_by_itself_has_no_words_of_a_page(tmp_path):
    macro = "{% macro box(tag) %}{{ autonym(tag) }}{{ say('a') }}{% endmacro %}"
    use = '{% from "macros.html" import box %}{{ box("de") }}'
    files = {"templates/macros.html": macro, "templates/article.html": in_main(use)}
    (problem,) = problems_of(tmp_path, files)
    assert problem.what == "unknown function `say`"
    assert "with context" in problem.hint
    use = '{% from "macros.html" import box with context %}{{ box("de") }}'
    assert problems_of(tmp_path, files | {"templates/article.html": in_main(use)}) == []


def test_what_is_included_without_context_has_no_names_of_a_page(tmp_path):
    files = {
        "templates/article.html": in_main('{% include "box.html" without context %}'),
        "templates/box.html": "{{ article.title }}",
    }
    (problem,) = problems_of(tmp_path, files)
    assert problem.what == "unknown variable `article`"


def test_a_block_that_no_template_above_has_is_told_at_its_line(tmp_path):
    text = f"{ARTICLE}\n{{% block mian %}}x{{% endblock %}}"
    (problem,) = problems_of(tmp_path, {"templates/article.html": text})
    assert str(problem.where) == "themes/mine/templates/article.html:3:1"
    assert problem.code == "theme-block"
    assert problem.hint == "did you mean `main`?"


def test_what_stands_outside_of_the_blocks_of_a_child_is_a_warning_at_its_line(tmp_path):
    text = f"{ARTICLE}{{% set a = 1 %}}\n\n<p>never seen</p>\n{{% block main %}}{{% endblock %}}\n"
    (problem,) = problems_of(tmp_path, {"templates/article.html": text})
    assert str(problem.where) == "themes/mine/templates/article.html:4:1"
    assert problem.what == "`<p>never` stands outside of every block and is left out"
    assert problem.severity is Severity.WARNING


def test_a_frame_without_a_block_that_a_parents_page_fills_is_at_fault(tmp_path):
    page = "<html>{% block title %}{% endblock %}{% block main %}{% endblock %}"
    found = problems_of(tmp_path, {"templates/page.html": page})
    assert {str(problem.where) for problem in found} == {"themes/mine/templates/page.html:1:1"}
    assert "block `head` is missing, which `archive/article.html` fills" in {p.what for p in found}
    assert {p.hint for p in found} == {"add {% block head %}{% endblock %} where it belongs"}


def test_a_template_that_extends_itself_is_told_what_to_extend(tmp_path):
    text = '{% extends "article.html" %}'
    (problem,) = problems_of(tmp_path, {"templates/article.html": text})
    assert problem.what == "`mine/article.html` extends itself"
    assert problem.hint == 'write {% extends "archive/article.html" %} for its parent'


def test_templates_that_extend_each_other_are_told(tmp_path):
    files = {
        "templates/article.html": '{% extends "a.html" %}',
        "templates/a.html": '{% extends "article.html" %}',
    }
    assert {problem.what for problem in problems_of(tmp_path, files)} == {
        "`mine/article.html` extends itself",
        "`mine/a.html` extends itself",
    }


def test_a_file_that_no_page_uses_is_a_warning(tmp_path):
    (problem,) = problems_of(tmp_path, {"templates/artcle.html": "x"})
    assert problem.severity is Severity.WARNING
    assert problem.hint == "did you mean `article.html`?"


def test_a_file_that_another_uses_is_no_warning(tmp_path):
    files = {"templates/404.html": '{% include "x.html" %}', "templates/x.html": "x"}
    assert problems_of(tmp_path, files) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{{{{ {'(' * 3000}1{')' * 3000} }}}}",
        f"{{{{ {'1 + ' * 3000}1 }}}}",
        f"{{{{ a{'.b' * 900} }}}}",
    ],
)
def test_a_template_that_nests_too_deep_is_a_problem_and_no_crash(tmp_path, text):
    found = problems_of(tmp_path, {"templates/404.html": text})
    assert "tags or brackets nest too deep" in {problem.what for problem in found}


def test_a_block_that_comes_twice_is_told_at_its_line(tmp_path):
    text = "{% block a %}{% endblock %}\n{% block a %}{% endblock %}"
    (problem,) = problems_of(tmp_path, {"templates/404.html": text})
    assert problem.where.line == 2
    assert problem.what == "block 'a' defined twice"


@pytest.mark.parametrize(
    "text",
    ["{% extends none %}", "{% include 3 %}", "{% include [] %}", "{% extends article.slug %}"],
)
def test_a_name_of_a_template_that_is_not_written_out_is_not_followed(tmp_path, text):
    assert problems_of(tmp_path, {"templates/article.html": text}) == []


def test_a_template_that_is_not_utf_8_is_told_with_its_line(tmp_path):
    (problem,) = problems_of(tmp_path, {"templates/404.html": b"one\ntwo \xff"})
    assert (problem.where.line, problem.what) == (2, "byte 0xff is not UTF-8")


def test_a_broken_catalogue_and_one_that_is_never_read_are_told(tmp_path):
    files = {"locale/de.po": 'msgid "a"\nmsgid "b"\n', "locale/de_DE.po": 'msgid ""\nmsgstr ""\n'}
    unread, broken = sorted(problems_of(tmp_path, files), key=lambda problem: problem.code)[::-1]
    assert (unread.code, unread.hint) == ("theme-unused", "call it de-DE.po")
    assert (broken.code, str(broken.where)) == ("theme-messages", "themes/mine/locale/de.po:1:1")


def test_a_theme_without_a_parent_needs_every_page_and_part(tmp_path):
    (problem,) = problems_of(tmp_path, {"theme.toml": 'name = "mine"\n'})
    assert str(problem.where) == "themes/mine/theme.toml:1:1"
    assert problem.what.endswith(" templates are missing, `404.html` among them")


def test_one_template_that_nobody_has_is_told_by_its_name(tmp_path):
    shutil.copytree(BUILT_IN / "archive", tmp_path / "themes" / "mine")
    (tmp_path / "themes" / "mine" / "templates" / "hub.html").unlink()
    assert [problem.what for problem in problems_of(tmp_path, {"theme.toml": ""})] == [
        "neither the theme nor one that it extends has the template `hub.html`"
    ]


def test_a_translation_that_asks_for_what_its_message_is_not_given_is_told(tmp_path):
    header = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    plural = 'msgid "{n} minute"\nmsgid_plural "{n} minutes"\nmsgstr[0] "eine"\nmsgstr[1] "{m}"\n'
    (problem,) = problems_of(tmp_path, {"locale/de.po": header + plural})
    assert (problem.code, str(problem.where)) == (
        "message-placeholder",
        "themes/mine/locale/de.po:5:1",
    )
    assert "{m}, {n} in msgstr[1]" in problem.what


def test_all_problems_are_told_at_once_sorted_by_place(tmp_path):
    files = {"templates/404.html": "{{ a }}\n{{ b }}", "templates/article.html": "{{ c }}"}
    found = problems_of(tmp_path, files)
    assert [problem.what[-2] for problem in found] == ["a", "b", "c"]


def test_a_parent_in_the_site_is_checked_with_its_child(tmp_path):
    a_theme(tmp_path, "middle", {"templates/article.html": in_main("{{ artcle }}")}, "archive")
    (problem,) = problems_of(tmp_path, {}, parent="middle")
    assert str(problem.where) == "themes/middle/templates/article.html:3:1"


def test_a_parent_that_is_gone_is_the_one_problem(tmp_path):
    (problem,) = problems_of(tmp_path, {"templates/404.html": "{{ a }}"}, parent="gone")
    assert problem.what == "theme `mine` extends `gone`, which does not exist"
