"""Markdown seeds of other generators: what their front matter says, and where each line goes."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.errors import SourceError
from generator.model.extract import BlockKind, Decision, Evidence, Fate
from generator.model.ids import Digest
from generator.model.source import Text
from generator.stages.format import load, read_foreign


def _text(printed, name="seeds/a.md"):
    lines = tuple(printed.split("\n"))
    return Text(path=PurePosixPath(name), digest=Digest("d"), lines=lines, removed=())


def _read(printed, name="seeds/a.md"):
    return read_foreign(_text(printed, name))


def _said(text):
    return {(found.field, found.value) for found in text.given}


def _values(text, field):
    return [found.value for found in text.given if found.field == field]


def _fates(text):
    return [(d.line, d.fate, d.rule.removeprefix("matter.")) for d in text.settled]


def _yaml(matter):
    return _read(f"---\n{matter}\n---\n\nText.\n")


def _problem(printed):
    with pytest.raises(SourceError) as caught:
        _read(printed)
    return caught.value.problem


HUGO_YAML = """\
---
title: "Nhà mới: một năm"
date: 2025-10-23T08:00:00+07:00
lastmod: 2025-11-01
author: Ida Holm
translationKey: new-house
summary: One year on.
categories: [Housing, Đời sống]
tags:
  - Youth care
draft: true
---
"""
HUGO_TOML = """\
+++
title = 'Nhà mới: một năm'
date = 2025-10-23T08:00:00+07:00
lastmod = 2025-11-01
translationKey = "new-house"
summary = \"\"\"
One
year on.\"\"\"
categories = ["Housing", "Đời sống"]
tags = [
  "Youth care",
]
draft = true
[params]
author = 'Ida Holm'
+++
"""
HUGO_JSON = """\
{
  "title": "Nhà mới: một năm",
  "date": "2025-10-23T08:00:00+07:00",
  "lastmod": "2025-11-01",
  "params": {
    "author": "Ida Holm"
  },
  "translationKey": "new-house", "summary": "One year on.",
  "categories": ["Housing", "Đời sống"],
  "tags": ["Youth care"],
  "draft": true
}
"""


@pytest.mark.parametrize("matter", [HUGO_YAML, HUGO_TOML, HUGO_JSON], ids=["yaml", "toml", "json"])
def test_hugo_says_the_same_in_each_of_its_three_formats(matter):
    assert _said(_read(f"{matter}\nText.\n")) == {
        ("title", "Nhà mới: một năm"),
        ("date", "2025-10-23"),
        ("authors", "Ida Holm"),
        ("article", "seeds/new-house"),
        ("description", "One year on."),
        ("tags", "housing"),
        ("tags", "doi-song"),
        ("tags", "youth-care"),
        ("draft", "true"),
    }


def test_zola_keeps_its_own_keys_in_extra_and_its_tags_in_taxonomies():
    text = _read(
        """\
+++
title = "Garten"
path = "blog/2025/ein-garten/"
updated = 2025-12-01
# a remark
[taxonomies]
tags = ["beet"]
districts = [
  "Süd", # the south
]

[extra]
lang = "de"
author = ["Jan Weber"]
cover = "a.jpg"
+++
Text.
"""
    )
    assert _said(text) == {
        ("title", "Garten"),
        ("slug", "ein-garten"),
        ("tags", "beet"),
        ("tags", "sud"),
        ("lang", "de"),
        ("authors", "Jan Weber"),
    }
    moved, dropped = Fate.MOVED, Fate.DROPPED
    assert _fates(text) == [
        (1, dropped, "fence"),
        (2, moved, "title"),
        (3, moved, "path"),
        (4, dropped, "unmapped"),
        (5, dropped, "comment"),
        (6, moved, "taxonomies"),
        (7, moved, "tags"),
        (8, moved, "districts"),
        (9, moved, "districts"),
        (10, moved, "districts"),
        (12, moved, "extra"),
        (13, moved, "lang"),
        (14, moved, "author"),
        (15, dropped, "unmapped"),
        (16, dropped, "fence"),
    ]
    assert text.kinds == ((17, BlockKind.MARKDOWN),)


def test_jekyll_dates_a_post_by_its_name():
    text = _read(
        "---\nlayout: post\ntitle: Garten\nref: garten\npermalink: /2025/:title/\n---\nText.\n",
        "seeds/_posts/2025-10-23-ein-garten.markdown",
    )
    assert _said(text) == {("title", "Garten"), ("date", "2025-10-23")}
    found = text.given[-1]
    assert (found.rule, found.certainty, found.lines) == ("name.date", 0.9, ())


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("2025-10-23-a.md", ["2025-10-23"]),
        ("2025-10-23-nhà.vi.md", ["2025-10-23"]),
        ("2025-10-23-vườn/index.vi.md", ["2025-10-23"]),
        ("2025-13-45-a.md", []),
        ("2025-10-23.md", []),
        ("12025-10-23-a.md", []),
        ("a-2025-10-23.md", []),
        ("0000-00-00-a.md", []),
    ],
)
def test_a_name_gives_a_date_only_if_a_real_one_stands_before_the_rest(name, dates):
    assert _values(_read("Text.\n", f"seeds/{name}"), "date") == dates


def test_the_date_in_the_front_matter_comes_before_that_of_the_name():
    text = _read("---\ndate: 2025-10-24\n---\nText.\n", "seeds/2025-10-23-a.md")
    assert _values(text, "date") == ["2025-10-24", "2025-10-23"]


def test_pelican_has_lines_without_fences():
    text = _read(
        """\
Title: My: story
Date: 2025-10-23 08:00
Modified: 2025-11-01
Category: News
Tags: shelter, night bus
Authors: Ida Holm, Jan Weber
Summary: One
    year on.
Slug: my-story
Status: draft

Note: this is text.
"""
    )
    assert _said(text) == {
        ("title", "My: story"),
        ("date", "2025-10-23"),
        ("tags", "news"),
        ("tags", "shelter"),
        ("tags", "night-bus"),
        ("authors", "Ida Holm"),
        ("authors", "Jan Weber"),
        ("description", "One year on."),
        ("slug", "my-story"),
        ("draft", "true"),
    }
    assert text.given[0].rule == "matter.Title"
    assert (3, Fate.DROPPED, "unmapped") in _fates(text)
    assert Decision(line=8, start=4, end=12, fate=Fate.MOVED, rule="matter.Summary") in text.settled
    assert text.kinds == ((12, BlockKind.MARKDOWN),)


@pytest.mark.parametrize(
    "prose",
    [
        "Note: Ida said it.\nMore.\n",
        "Status: the shelter is full.\nMore.\n",
        "Date: nobody knows.\n",
        "Title:\n",
        "Anna: Hello.\nTitle of it.\n",
        "https://x.example/a\n",
        "Text.\n\nTitle: A\n",
        "    Title: A\n",
        "* Title: A\n",
    ],
)
def test_prose_with_a_colon_is_no_front_matter(prose):
    text = _read(prose)
    assert (text.given, text.settled) == ((), ())
    assert len(text.kinds) == sum(1 for line in prose.splitlines() if line.strip())


NIKOLA = (
    ".. title: Garten\n.. slug: ein-garten\n.. date: 2012-09-15 19:52:05 UTC+07:00\n"
    ".. tags: beet, draft garden\n.. link: https://x.example/a\n.. type: text\n"
)


@pytest.mark.parametrize(
    "printed",
    [NIKOLA, f"<!--\n{NIKOLA}-->\n", f"\n<!-- {NIKOLA.strip()} -->\n", f"<!--\n\n{NIKOLA}\n-->\n"],
    ids=["bare", "comment", "tight comment", "loose comment"],
)
def test_nikola_has_lines_with_two_dots_also_in_a_comment(printed):
    text = _read(f"{printed}\nText.\n")
    assert _said(text) == {
        ("title", "Garten"),
        ("slug", "ein-garten"),
        ("date", "2012-09-15"),
        ("tags", "beet"),
        ("tags", "draft-garden"),
        ("source", "https://x.example/a"),
    }
    assert [rule for _, fate, rule in _fates(text) if fate is Fate.DROPPED and rule != "fence"] == [
        "unmapped"
    ]
    assert len(text.kinds) == 1


@pytest.mark.parametrize("prose", ["<!-- a remark -->\nText.\n", "<!--\n-->\n", "<!-- Text.\n"])
def test_a_comment_without_keys_is_body(prose):
    text = _read(prose)
    assert text.given == ()
    assert {rule for _, _, rule in _fates(text)} <= {"markdown.remark"}


def test_obsidian_has_links_instead_of_names_and_a_day_of_its_own():
    text = _yaml(
        """\
aliases: [Another]
author:
  - "[[Ida Holm]]"
  - "[[people/jan|Jan Weber]]"
source: "https://x.example/a"
created: 2025-11-02
published: 2025-10-23
tags:
  - "#clippings"
  - area/housing
cssclass: wide"""
    )
    assert _said(text) == {
        ("authors", "Ida Holm"),
        ("authors", "Jan Weber"),
        ("source", "https://x.example/a"),
        ("date", "2025-10-23"),
        ("tags", "clippings"),
        ("tags", "area-housing"),
    }


def test_our_own_front_matter_is_read_by_its_keys():
    text = _yaml(
        """\
title: Garten
lang: pt-br
article: x.example/a
slug: garten
date: 2025-10-23
authors: [{name: Ida Holm, roles: [photo]}]
source: {name: Stadtblatt, url: "https://x.example/a"}
description: Beet.
tags: [youth]
translation: human
imported: seeds/b.txt
review: [title]"""
    )
    assert [(found.field, found.value) for found in text.given] == [
        ("title", "Garten"),
        ("lang", "pt-BR"),
        ("article", "x.example/a"),
        ("slug", "garten"),
        ("date", "2025-10-23"),
        ("authors", "Ida Holm"),
        ("source", "https://x.example/a"),
        ("source.name", "Stadtblatt"),
        ("description", "Beet."),
        ("tags", "youth"),
    ]


def test_a_text_that_was_taken_back_stays_out_of_the_site():
    assert _values(_yaml("withdrawn: at the family's wish"), "draft") == ["true"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-10-23", "2025-10-23"),
        ("2025-10-23T08:00:00+07:00", "2025-10-23"),
        ("2025-10-23T23:30:00.123Z", "2025-10-23"),
        ("2025-10-23 08:00", "2025-10-23"),
        ("2025-10-23 08:00:00 +0700", "2025-10-23"),
        ("'2025-10-23 08:00:00 UTC+07:00'", "2025-10-23"),
        ("2025-10-23 08:00 Asia/Bangkok", "2025-10-23"),
        ("2025/10/23", "2025-10-23"),
        ("2025/1/2", "2025-01-02"),
        ("23.10.2025", "2025-10-23"),
        ("10/23/2025", "2025-10-23"),
        ("04/04/2025", "2025-04-04"),
        ("Jul 08 2022", "2022-07-08"),
        ("July 8th, 2022", "2022-07-08"),
        ("Fri, 08 Jul 2022 10:00:00 GMT", "2022-07-08"),
        ("8 Sept. 2022", "2022-09-08"),
        ("03/04/2025", None),
        ("2025-02-30", None),
        ("2025-10/23", None),
        ("20251023", None),
        ("0001-01-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("2568-10-23", None),
        ("2025-10", None),
        ("tomorrow", None),
        ("8 Mai 2022", None),
        ("２０２５-10-23", None),
        ("{{ date }}", None),
    ],
)
def test_a_date_is_read_if_it_has_one_reading(printed, day):
    text = _yaml(f"date: {printed}" if "{" not in printed else f"date: '{printed}'")
    assert _values(text, "date") == ([day] if day else [])
    fate = (2, Fate.MOVED, "date") if day else (2, Fate.DROPPED, "unmapped")
    assert fate in _fates(text)


@pytest.mark.parametrize("key", ["date", "publishDate", "pubDate", "published", "date_published"])
def test_each_key_of_publication_gives_a_date(key):
    found = _yaml(f"{key}: 2025-10-23").given
    assert found == (
        Evidence(
            field="date", value="2025-10-23", rule=f"matter.{key}", certainty=0.98, lines=(2,)
        ),
    )


@pytest.mark.parametrize("key", ["lastmod", "updated", "modified", "created", "expiryDate"])
def test_no_other_day_is_one_of_publication(key):
    assert _yaml(f"{key}: 2025-10-23").given == ()


def test_the_key_that_says_most_comes_first():
    text = _yaml("excerpt: C\npubDate: 2025-10-22\nsummary: B\ndate: 2025-10-23\ndescription: A")
    assert _values(text, "date") == ["2025-10-23", "2025-10-22"]
    assert [(f.value, f.certainty) for f in text.given if f.field == "description"] == [
        ("A", 0.98),
        ("B", 0.9),
        ("C", 0.9),
    ]


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("lang: vi", ["vi"]),
        ("language: pt_br", ["pt-BR"]),
        ("locale: EN-us", ["en-US"]),
        ("hl: no", ["no"]),
        ("lang: zh-cn", ["zh-Hans"]),
        ("lang: [de]", ["de"]),
        ("lang: [de, fr]", []),
        ("lang: German", []),
        ("lang: xx", []),
        ("lang: und", []),
    ],
)
def test_a_language_is_read_in_any_spelling(line, tags):
    assert _values(_yaml(line), "lang") == tags


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("author: Ida Holm", ["Ida Holm"]),
        ("byline: By Ida Holm and Jan Weber", ["Ida Holm", "Jan Weber"]),
        ("author: Ida Holm, Jan Weber, and Ana Sol", ["Ida Holm", "Jan Weber", "Ana Sol"]),
        ("author: Holm, Ida; Weber, Jan", ["Holm, Ida", "Weber, Jan"]),
        ("author: Ida Holm & Jan Weber", ["Ida Holm", "Jan Weber"]),
        ("author: Anders Anderson", ["Anders Anderson"]),
        ("author: Byron Andes", ["Byron Andes"]),
        ("author: 山田、田中", ["山田", "田中"]),
        ("authors: ['Holm, Ida', Jan Weber and Ana Sol]", ["Holm, Ida", "Jan Weber", "Ana Sol"]),
        ("authors: [{name: Ida Holm, url: x}, {nom: Jan}]", ["Ida Holm"]),
        ("author: {name: Ida Holm, email: a@x.example}", ["Ida Holm"]),
        ("author: Ida Holm <ida@x.example>", ["Ida Holm"]),
        ("author: Ida Holm (ida@x.example)", ["Ida Holm"]),
        ("author: |\n  Ida Holm\n  Jan Weber", ["Ida Holm", "Jan Weber"]),
        ("author: Ida Holm\nauthors: [Ida Holm, Jan Weber]", ["Ida Holm", "Jan Weber"]),
        ("author: https://x.example/ida", []),
        ("author: false", []),
        ("author: ', and , '", []),
        ("authors: [[[[]]]]", []),
    ],
)
def test_each_person_is_named_once(line, names):
    assert _values(_yaml(line), "authors") == names


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("source: https://x.example/a", {("source", "https://x.example/a")}),
        ("original_url: https://x.example/a", {("source", "https://x.example/a")}),
        ("canonicalURL: https://x.example/a", {("source", "https://x.example/a")}),
        ("canonical-url: https://x.example/a", {("source", "https://x.example/a")}),
        ("externalUrl: <https://x.example/a>", {("source", "https://x.example/a")}),
        ("source: [https://x.example/a]", {("source", "https://x.example/a")}),
        ("source: Báo Khánh Hòa", {("source.name", "Báo Khánh Hòa")}),
        ("source: '[[The News]]'", {("source.name", "The News")}),
        ("source: {name: The News}", {("source.name", "The News")}),
        (
            "source: '[The News](https://x.example/a)'",
            {("source", "https://x.example/a"), ("source.name", "The News")},
        ),
        ("url: https://x.example/a.html", {("source", "https://x.example/a.html"), ("slug", "a")}),
        ("source: javascript:alert(1)", set()),
        ("source: 'Ban: The News'", {("source.name", "Ban: The News")}),
        ("canonical: true", set()),
        ("link: /a", set()),
        ("source: 'https://[x'", set()),
        ("source: https://x.example/a b", set()),
        ("source: https://x.example:y/a", set()),
        ("source: {url: [a]}", set()),
        ("source: ./a.md", set()),
    ],
)
def test_a_source_is_an_address_or_a_name(line, said):
    assert _said(_yaml(line)) == said


@pytest.mark.parametrize(
    ("line", "slugs"),
    [
        ("slug: Ein Garten für alle", ["ein-garten-fur-alle"]),
        ("url: /2025/10/ein-garten/", ["ein-garten"]),
        ("url: /2025/ein-garten.html", ["ein-garten"]),
        ("permalink: /text-a/index.html", ["text-a"]),
        ("path: posts/ein-garten.md", ["ein-garten"]),
        ("permalink: /:categories/:title/", []),
        ("url: /", []),
        ("url: //[", []),
        ("slug: index", []),
        ("url: /404.html", []),
        ("slug: page-2", []),
        ("slug: ।", []),
    ],
)
def test_a_slug_is_read_of_a_slug_or_the_end_of_an_address(line, slugs):
    assert _values(_yaml(line), "slug") == slugs


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: one, Two words", ["one", "two-words"]),
        ("tags: '#one #two'", ["one", "two"]),
        ("keywords: [one, one]\ncategories: one", ["one"]),
        ("categories: [[a, b], c]", ["a", "b", "c"]),
        ("taxonomies: [a]", ["a"]),
        ("taxonomies: {tags: [a], place: b}", ["a", "b"]),
        ("tags: [{a: b}, ~, '']", []),
        ("tags: []", []),
    ],
)
def test_tags_are_slugs_each_named_once(line, tags):
    assert _values(_yaml(line), "tags") == tags


@pytest.mark.parametrize(
    ("line", "is_draft"),
    [
        ("draft: true", True),
        ("draft: Yes", True),
        ("published: false", True),
        ("status: Draft", True),
        ("draft: false", False),
        ("published: true", False),
        ("status: published", False),
        ("draft: [true]", False),
    ],
)
def test_a_draft_is_one_only_if_it_is_said(line, is_draft):
    assert _values(_yaml(line), "draft") == (["true"] if is_draft else [])


@pytest.mark.parametrize("value", ["", "''", "~", "null", "[]", "{}", "['', ~]", "' '", "|\n\n"])
def test_an_empty_value_says_nothing_and_its_line_is_dropped(value):
    keys = ("title", "lang", "date", "authors", "source", "description", "tags", "slug", "article")
    for key in keys:
        text = _yaml(f"{key}: {value}")
        assert text.given == ()
        assert (2, Fate.DROPPED, "unmapped") in _fates(text)


def test_a_value_over_many_lines_belongs_to_its_key():
    text = _yaml(
        """\
description: >
    One
    year on.

    # and a half

# a remark
authors:
  - name: Ida Holm
    roles: [text]
weights: [1,
  2]"""
    )
    assert _values(text, "description") == ["One year on. # and a half"]
    moved = [(2, 0), (3, 4), (4, 4), (6, 4), (9, 0), (10, 2), (11, 4)]
    assert [(d.line, d.start) for d in text.settled if d.fate is Fate.MOVED] == moved
    assert _fates(text)[-7:] == [
        (8, Fate.DROPPED, "comment"),
        (9, Fate.MOVED, "authors"),
        (10, Fate.MOVED, "authors"),
        (11, Fate.MOVED, "authors"),
        (12, Fate.DROPPED, "unmapped"),
        (13, Fate.DROPPED, "unmapped"),
        (14, Fate.DROPPED, "fence"),
    ]


def test_a_line_of_several_keys_goes_where_one_of_them_went():
    text = _read('{"weight": 1, "title": "A", "date": "x"}\nText.\n')
    assert _fates(text) == [(1, Fate.MOVED, "title")]
    assert _fates(_read('{"weight": 1}\nText.\n')) == [(1, Fate.DROPPED, "unmapped")]


@pytest.mark.parametrize("key", ["title", '"title"', "'title'"])
def test_a_key_of_toml_that_other_lines_spell_too_keeps_its_own(key):
    text = _read(
        f'+++\na = """\ntitle = 1\n[title]\n"""\n"b]" = 1\n{key} = "A" # """\n+++\nText.\n'
    )
    assert [(found.value, found.lines) for found in text.given] == [("A", (7,))]


def test_blank_lines_may_stand_above_front_matter():
    text = _read("\n\n---\ntitle: A\nlang: de\n---\nText.\n")
    assert [(f.field, f.lines) for f in text.given] == [("title", (4,)), ("lang", (5,))]
    text = _read("\n+++\ntitle = 'A'\n+++\nText.\n")
    assert [(f.field, f.lines) for f in text.given] == [("title", (3,))]
    text = _read('\n{\n"title": "A"}\nText.\n')
    assert [(f.field, f.lines) for f in text.given] == [("title", (3,))]
    assert [d.line for d in text.settled] == [2, 3]


@pytest.mark.parametrize(
    "prose",
    [
        "\n---\n\nText.\n",
        "\n---\nText.\n---\n",
        "{{< figure >}}\nText.\n",
        "{% include a %}\n",
        "{: .lead}\nText.\n",
        "{} is empty\n",
        "----\ntitle: A\n----\n",
        "..\n",
        "",
        "\n\n",
    ],
)
def test_a_text_without_front_matter_says_nothing(prose):
    text = _read(prose)
    assert {said.rule for said in text.given} <= {"markdown.foreign-markup"}
    assert text.settled == ()
    assert text.kinds == tuple(
        (number, BlockKind.MARKDOWN)
        for number, line in enumerate(prose.splitlines(), 1)
        if line.strip()
    )


@pytest.mark.parametrize(
    ("body", "title", "lines"),
    [
        ("# A *b* `c` [d](e)\n\nText.\n", "A b c d", [1]),
        ("\n\n  # A #\n", "A", [3]),
        ("# A {#id .class}\n", "A", [1]),
        ("# C#\n", "C#", [1]),
        ("A\n===\nText.\n", "A", [1, 2]),
        ("A\nb\n=\n", "A b", [1, 2, 3]),
        ("## A\n", None, []),
        ("#A\n", None, []),
        ("#\n", None, []),
        ("# ![a](b.jpg)\n", None, []),
        ("Text.\n\n# A\n", None, []),
        ("- A\n===\n", None, []),
        ("    # A\n", None, []),
        ("A\n\n===\n", None, []),
        ("===\n", None, []),
        ("A\n---\n", None, []),
        (f"# {'a' * 2000}\n", None, []),
    ],
)
def test_a_heading_above_all_text_is_the_title(body, title, lines):
    text = _read(body)
    assert [(f.field, f.value, f.rule, f.certainty, f.lines) for f in text.given] == (
        [("title", title, "markdown.heading", 0.9, tuple(lines))] if title else []
    )
    assert [(d.line, d.fate, d.rule) for d in text.settled] == [
        (line, Fate.MOVED, "markdown.heading") for line in lines
    ]
    assert not {line for line, _ in text.kinds} & set(lines)


def test_a_heading_that_repeats_the_title_is_dropped_and_another_stays():
    text = _read("---\ntitle: Ein  Garten\n---\n\n# EIN Garten\n\nText.\n")
    assert text.settled[-1] == Decision(
        line=5, start=0, end=12, fate=Fate.DROPPED, rule="markdown.heading.repeat"
    )
    assert _values(text, "title") == ["Ein  Garten"]
    text = _read("---\ntitle: Ein Garten\n---\n\n# Das Beet\n\nText.\n")
    assert [line for line, _ in text.kinds] == [5, 7]


def test_what_was_given_before_stays_first():
    before = Evidence(field="title", value="A", rule="manifest", certainty=1, lines=())
    plain = _text("---\ntitle: B\n---\n# A\nText.\n")
    text = read_foreign(
        Text(
            path=plain.path,
            digest=plain.digest,
            lines=plain.lines,
            removed=(("U+200B", 1),),
            given=(before,),
        )
    )
    assert _values(text, "title") == ["A", "B"]
    assert text.settled[-1].rule == "markdown.heading.repeat"
    assert (text.lines, text.removed) == (plain.lines, (("U+200B", 1),))


@pytest.mark.parametrize("name", ["seeds/a.txt", "seeds/a.html", "seeds/md", "seeds/a.md.txt"])
def test_other_seeds_are_left_as_they_are(name):
    text = _text("---\ntitle: A\n---\n# A\n", name)
    assert read_foreign(text) is text


@pytest.mark.parametrize("name", ["seeds/a.MD", "seeds/a.vi.markdown"])
def test_markdown_is_known_by_either_ending_in_any_case(name):
    assert _values(_read("# A\n", name), "title") == ["A"]


@pytest.mark.parametrize("quoted", ['"A\\u0000\\u202e\\u200bb"', '"A\\x00b\\n"'])
def test_characters_that_show_nothing_do_not_come_back_by_escapes(quoted):
    assert _values(_yaml(f"title: {quoted}"), "title") == ["Ab"]


def test_half_a_character_in_json_is_left_out():
    text = _read('{"title": "A\\ud800", "taxonomies": {"\\ud800": "b"}}\nText.\n')
    assert _said(text) == {("title", "A"), ("tags", "b")}
    assert all(found.rule.isprintable() for found in text.given)


@pytest.mark.parametrize(
    ("printed", "place", "what", "hint"),
    [
        ("---\ntitle: A\n", (1, 1), "the front matter has no end", "close it with a line of ---"),
        (
            "+++\ntitle = 'A'\n",
            (1, 1),
            "the front matter has no end",
            "close it with a line of +++",
        ),
        ("\n---\ntitle: A\n", (2, 1), "the front matter has no end", "close it"),
        ("---\ntitle: A: b\n---\n", (2, 9), "front matter is not YAML", "quote texts"),
        ("\n\n---\ntitle: A: b\n---\n", (4, 9), "front matter is not YAML", "quote texts"),
        ("---\ntitle: A\ntitle: B\n---\n", (3, 1), "`title` stands twice", "keep one"),
        ("---\ntitle: &a A\n---\n", (2, 8), "tag or anchor", "plain text"),
        ("---\n- a\n---\n", (2, 1), "front matter is no map", "write key: value"),
        ("+++\ntitle = A\n+++\n", (2, 9), "front matter is not TOML", "mend"),
        ("\n+++\ntitle = A\n+++\n", (3, 9), "front matter is not TOML", "mend"),
        ("{\n", (2, 1), "front matter is not JSON", "mend"),
        ('{"title": "A",}\n', (1, 15), "front matter is not JSON", "mend"),
        ('\n{\n"title": A}\n', (3, 10), "front matter is not JSON", "mend"),
        ('{"a": 1,\n "a": 2}\n', (2, 2), "`a` stands twice", "keep one"),
        ('{"a": 1} Text.\n', (1, 10), "text stands behind", "line of its own"),
        ("<!--\n.. title: A\n", (1, 1), "the comment with the front matter has no end", "-->"),
        ("<!--\n.. title: A\n--> B\n", (3, 5), "text stands behind", "line of its own"),
    ],
)
def test_a_fault_is_named_with_line_column_and_hint(printed, place, what, hint):
    problem = _problem(printed)
    assert problem.where.path == PurePosixPath("seeds/a.md")
    assert (problem.where.line, problem.where.column) == place
    assert what in problem.what
    assert hint in problem.hint


@pytest.mark.parametrize(
    "matter",
    [
        f"---\na: {'[' * 5000}\n---\n",
        f"+++\na = {'[' * 5000}\n+++\n",
        f"+++\n{'a.' * 5000}a = 1\n+++\n",
        f"+++\na = {'1' * 5000}\n+++\n",
        f"+++\na = 0x{'f' * 5000}\n+++\n",
        '{"a": ' + "[" * 50000,
        '{"a": ' + "[" * 50000 + "]" * 50000 + "}",
        "---\na: \x1a\n---\na: \\\n",
        '---\na: "\\ud800"\n---\n',
    ],
    ids=range(9),
)
def test_hostile_front_matter_is_refused_or_read_and_stops_nothing(matter):
    _assert_accounted_for_or_refused(_text(matter))


def test_numbers_and_nests_that_toml_cannot_hold_are_refused_in_content_too():
    for matter in (f"{'a.' * 5000}a = 1", f"a = 0x{'f' * 5000}"):
        with pytest.raises(SourceError):
            load(f"+++\n{matter}\n+++\n", PurePosixPath("content/a.md"))


@pytest.mark.parametrize(
    "printed",
    [
        "---\n" + "".join(f"k{n}: v\n" for n in range(5000)) + "---\nText.\n",
        "+++\n" + "".join(f"k{n} = 1\n" for n in range(5000)) + "+++\nText.\n",
        "{" + ",\n".join(f'"k{n}": 1' for n in range(5000)) + "}\nText.\n",
        "---\nauthor: " + "(@" * 50000 + "\n---\n",
        "---\nauthor: '" + "<[[" * 50000 + "'\n---\n",
        "---\nauthor: 'a" + " " * 50000 + "b'\n---\n",
        "---\ndate: '2025-10-23 " + " " * 50000 + "x'\n---\n",
        "Title: " + " " * 50000 + "x\n",
        "# " + "*a " * 50000 + "\n",
        "# " + "[" * 900 + "\n",
        "<!--\n.. title: A\n" * 5000,
    ],
    ids=range(11),
)
def test_large_front_matter_is_read_in_little_time(printed):
    _assert_accounted_for_or_refused(_text(printed))


def _assert_accounted_for_or_refused(text):
    """Read a text; a refusal names a line that is there, and what to do."""
    read = problem = None
    try:
        read = read_foreign(text)
    except SourceError as error:
        problem = error.problem
    if read:
        _assert_all_accounted_for(read)
    else:
        assert problem.code == "matter-syntax" or "has no end" in problem.what
        assert problem.hint
        assert problem.where.line >= 1
    return read, problem


def _assert_all_accounted_for(text):
    """Each character that is not white space is settled once, or its line has a kind."""
    kinds = [line for line, _ in text.kinds]
    assert len(kinds) == len(set(kinds))
    kinds = set(kinds)
    times = [[0] * len(line) for line in text.lines]
    for decision in text.settled:
        assert 0 <= decision.start < decision.end <= len(text.lines[decision.line - 1])
        for at in range(decision.start, decision.end):
            times[decision.line - 1][at] += 1
    for number, line in enumerate(text.lines, 1):
        counts = zip(line, times[number - 1], strict=True)
        assert {n for char, n in counts if not char.isspace()} <= {0 if number in kinds else 1}
        assert bool(line.strip()) or number not in kinds


_PIECES = st.sampled_from(
    [
        "---", "+++", "...", "{", "}", "<!--", "-->", "# A", "===", "", " ", "# c", "[extra]",
        "[taxonomies]", "title: A", "title = 'A'", '"title": "A",', ".. title: A", "Title: A",
        "date: 2025-10-23", "date = 2025-10-23", "tags: [a,", "  b]", "tags = [", "]", 'a = """',
        '"""', "authors:", "  - name: B", "source: {url: https://x.example}", "extra: {lang: de}",
        "params:", "  author: C", "text: |", "  A", "    more", '{"title": "A"}', "Text.",
        "\u00a0x\u2003", "a: \u3000", "taxonomies.tags = ['a']", "[[extra]]", "extra.lang = 'de'",
    ]
)  # fmt: skip
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])
_LINES = st.lists(
    st.one_of(_PIECES, _PIECES, _PIECES, st.text(_CHARACTERS, max_size=12)), max_size=12
)


@given(_LINES.map("\n".join), st.sampled_from(["a.md", "2025-10-23-a.md", "a.txt"]))
@example("{\n}", "a.md")
@example("---\n---", "a.md")
@example("+++\n+++", "a.md")
def test_any_text_is_accounted_for_or_refused(printed, name):
    text = _text(printed, name)
    if name == "a.txt":
        assert read_foreign(text) is text
        return
    read, problem = _assert_accounted_for_or_refused(text)
    if read:
        assert all(1 <= n <= len(text.lines) for found in read.given for n in found.lines)
        assert all(found.value.strip() for found in read.given)
    else:
        assert problem.where.line <= len(text.lines)


@given(st.sampled_from(["---", "+++", "{", "<!--", ""]), _LINES, _LINES)
def test_any_front_matter_is_accounted_for_or_refused(fence, matter, body):
    closing = {"{": "}", "<!--": "-->"}.get(fence, fence)
    text = _text("\n".join([fence, *matter, closing, *body]))
    _assert_accounted_for_or_refused(text)


@given(
    st.lists(st.text(), max_size=6), st.sampled_from(["", "---", "+++", "{", "<!--", "Title: A"])
)
def test_lines_that_no_decoder_made_raise_nothing_else(lines, first):
    text = Text(
        path=PurePosixPath("a.md"), digest=Digest("d"), lines=(first, *lines, first), removed=()
    )
    _assert_accounted_for_or_refused(text)


@pytest.mark.parametrize(
    ("name", "matter", "articles"),
    [
        ("blog/a.md", "translationKey: p1", ["seeds/blog/p1"]),
        ("content/en/a.md", "translationKey: p1", ["seeds/content/p1"]),
        ("content/de/b.md", "translation_key: p1", ["seeds/content/p1"]),
        ("content/pt-br/posts/b/index.md", "translationKey: p1", ["seeds/content/posts/p1"]),
        ("a.md", "translationKey: p1\ncanonicalURL: https://www.one.example/x", ["one.example/p1"]),
        ("b.md", "translationKey: p1\nsource: {url: 'https://two.example/y'}", ["two.example/p1"]),
        ("a.md", "article: a.example/x\ntranslationKey: p1", ["a.example/x", "seeds/p1"]),
        ("a.md", "ref: p1\nlang-ref: p2\npage_id: p3", []),
    ],
)
def test_a_key_that_versions_share_counts_within_one_site_only(name, matter, articles):
    assert _values(_read(f"---\n{matter}\n---\nText.\n", f"seeds/{name}"), "article") == articles


def test_escapes_bring_back_nothing_that_decoding_takes_out():
    text = _read('{"title": "x\\ud800\\u0000\\u200b\\ufffdy"}\n\nText.\n')
    assert _values(text, "title") == ["xy"]
