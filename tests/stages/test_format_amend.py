"""A file and new values -> the file with these values; not a character else is touched."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Author
from generator.model.errors import SourceError
from generator.stages.format import load
from generator.stages.format.amend import amend, field_list

PATH = PurePosixPath("content/a.de.md")
HAND = """---
# geprüft am Montag
title: 'Alt'  # mein Titel
lang: de
article: x.example/a
source:   # von Hand
  # im Druck
  name: Blatt
  url: https://x.example/a

review:
  - title   # unsicher
  - 'date'
  # folgt
  - "authors"
# Ende
---

review: [title]
"""
TOML = """+++
title = 'Alt' # mein Titel
lang = "de"
article = "x.example/a"
review = [ "title", # unsicher
  'date', "authors",
] # bald

[source]
# im Druck
name = "Blatt" # so
url = "https://x.example/a"

[[authors]]
name = "ANNA"
+++

review = ["title"]
"""
FLOW = """---
{title: "Alt", # mein Titel
 lang: de, article: x.example/a, source: {url: "https://x.example/a"},
 review: [title, date, authors]}
...
"""

_AUTHORS = (
    "authors: [{name: A B, roles: [text]}, {name: C, roles: [photo]},"
    ' {name: "D (dpa)", roles: [text]}]'
)

# Each row: the file, the key, the new value, and what changes in the text: pairs of old and new.
CHANGES = {
    "text": (HAND, "title", 'Neu: "1"', [("'Alt'", '"Neu: \\"1\\""')]),
    "removal": (HAND, "title", None, [("title: 'Alt'  # mein Titel", "# mein Titel")]),
    "nothing is removal": (HAND, "lang", "", [("lang: de\n", "")]),
    "new key in order": (HAND, "date", "2025-10-23", [("source:", "date: 2025-10-23\nsource:")]),
    "part of a map": (HAND, "source", "https://y.example/", [
        ("url: https://x.example/a", 'url: "https://y.example/"')]),
    "part of a map goes": (HAND, "source.name", None, [("  name: Blatt\n", "")]),
    "authors": (HAND, "authors", "A B; C (photo); D (dpa)", [
        ("source:", _AUTHORS + "\nsource:")]),
    "tags": (HAND, "tags", "x, z", [("\n\nreview:\n", "\ntags: [x, z]\n\nreview:\n")]),
    "first item": (HAND, "review", "date,authors", [("  - title   # unsicher\n", "")]),
    "item between": (HAND, "review", "title,authors", [("  - 'date'\n", "")]),
    "all items": (HAND, "review", None, [
        ("review:\n  - title   # unsicher\n  - 'date'\n", ""), ('  - "authors"\n', "")]),
    "more items": (HAND, "review", "title,date,authors,body", [
        ("review:\n  - title   # unsicher\n  - 'date'\n  # folgt\n  - \"authors\"\n",
         "review: [title, date, authors, body]\n")]),
    "same items": (HAND, "review", "title,date,authors", []),
    "TOML text": (TOML, "title", "Neu", [("'Alt'", '"Neu"')]),
    "TOML removal": (TOML, "title", None, [("title = 'Alt' # mein Titel", "# mein Titel")]),
    "TOML day": (TOML, "date", "2025-10-23", [
        ('review = [ "title", #', 'date = 2025-10-23\nreview = [ "title", #')]),
    "TOML part": (TOML, "source", "https://y.example/", [
        ('url = "https://x.example/a"', 'url = "https://y.example/"')]),
    "TOML part goes": (TOML, "source.name", None, [('name = "Blatt" # so', "# so")]),
    "TOML table goes": (TOML, "authors", None, [('[[authors]]\nname = "ANNA"\n', "")]),
    "TOML tables": (TOML, "authors", "B (photo)", [
        ('[[authors]]\nname = "ANNA"\n', ""),
        ('review = [ "title", #',
         'authors = [{name = "B", roles = ["photo"]}]\nreview = [ "title", #')]),
    "TOML item": (TOML, "review", "title,authors", [("'date', ", "")]),
    "TOML first item": (TOML, "review", "date,authors", [('"title", # unsicher\n  ', "")]),
    "flow text": (FLOW, "title", "Neu", [('"Alt"', '"Neu"')]),
    "flow removal": (FLOW, "title", None, [('title: "Alt", # mein Titel\n ', "")]),
    "flow new key": (FLOW, "date", "2025-10-23", [(", source", ", date: 2025-10-23, source")]),
    "flow map": (FLOW, "source.name", "Blatt", [("{url:", "{name: Blatt, url:")]),
    "flow item": (FLOW, "review", "title,authors", [("date, ", "")]),
    "flow items": (FLOW, "review", None, [(",\n review: [title, date, authors]", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "key", "value", "pairs"), CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["unix", "windows"])
def test_only_the_field_changes(text, key, value, pairs, newline):
    wanted = text
    for old, new in pairs:
        assert old in wanted
        wanted = wanted.replace(old, new, 1)
    found = amend(text.replace("\n", newline), {key: value})
    assert found == wanted.replace("\n", newline)


VALUES = (
    "title: >-  # lang\n  Ein\n  Satz\nlang: de\narticle: a\n",
    "title: |\n  Ein Satz\n\n\nlang: de\narticle: a\n",
    'title:\n  "Ein Satz"\nlang: de\narticle: a\n',
    "title: # fehlt\nlang: de\narticle: a\n",
    "title:\nlang: de\narticle: a\n",
    "lang: de\narticle: a\ntitle: Ein\n  Satz",
    "? title\n: Ein Satz\nlang: de\narticle: a\n",
    '"title" : Ein Satz\nlang: de\narticle: a\n',
)


@pytest.mark.parametrize("matter", VALUES)
def test_a_value_in_any_style_of_yaml_can_be_replaced_and_removed(matter):
    text = f"---\n{matter}\n---\n\nText.\n".replace("\n\n---", "\n---")
    head = load(amend(text, {"title": "Neu: 1"}), PATH).head
    assert (head.title, head.lang, head.article) == ("Neu: 1", "de", "a")
    head = load(amend(text, {"title": None}), PATH).head
    assert (head.title, head.lang, head.article) == (None, "de", "a")


@pytest.mark.parametrize(
    "matter",
    [
        'source.name = "Blatt"\nsource.url = "https://x.example/a"\n',
        'source = {name = "Blatt", url = "https://x.example/a"} # so\n',
        '[source]\nname = "Blatt"\nurl = "https://x.example/a"\n',
        'title = """\nEin = # Satz"""\n[source]\n"url" = "https://x.example/a"\nname = "Blatt"\n',
    ],
)
def test_a_source_in_any_style_of_toml_can_be_amended(matter):
    text = f'+++\nlang = "de"\n{matter}+++\nText.\n'
    before = load(text, PATH).head
    after = load(amend(text, {"source": "https://y.example/b"}), PATH).head
    assert (after.source.url, after.source.name) == ("https://y.example/b", "Blatt")
    assert (after.title, after.lang) == (before.title, before.lang)
    assert load(amend(text, {"source.name": None}), PATH).head.source.name is None
    bare = amend(text, {"source.name": "", "source": "", "article": "a"})
    assert load(bare, PATH).head.source.url is None


def test_a_file_without_front_matter_is_refused():
    with pytest.raises(SourceError, match="no front matter"):
        amend("Nur Text.\n", {"title": "Neu"})


def test_front_matter_that_is_no_yaml_is_refused():
    with pytest.raises(SourceError, match="front matter"):
        amend("---\ntitle: [\n---\n", {"title": "Neu"})


def test_roles_are_read_behind_a_name():
    text = amend(HAND, {"authors": "A (text, photo); B (Foto)"})
    assert load(text, PATH).head.authors == (
        Author(name="A", roles=("text", "photo")),
        Author(name="B (Foto)"),
    )


_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
    lambda text: text.strip() == text and "\ufeff" not in text
)


@pytest.mark.parametrize("text", [HAND, TOML, FLOW], ids=["yaml", "toml", "flow"])
@given(title=_TEXTS)
def test_any_title_comes_back_from_the_file(text, title):
    amended = amend(text, {"title": title})
    assert load(amended, PATH).head.title == title.strip()
    assert amend(amended, {"title": title}) == amended


@pytest.mark.parametrize("text", [HAND, TOML, FLOW], ids=["yaml", "toml", "flow"])
@given(kept=st.sets(st.sampled_from(["title", "date", "authors"])))
def test_what_stays_under_review_stays_as_it_was_written(text, kept):
    listed = field_list(text, "review")
    rest = [name for name in listed if name in kept]
    amended = amend(text, {"review": ",".join(rest)})
    assert list(field_list(amended, "review")) == rest
    characters = iter(text)
    assert all(character in characters for character in amended), "something was added or moved"


@pytest.mark.parametrize(
    ("listed", "review", "wanted"),
    [
        ('[\n "a", # A\n # between\n "b", # B\n]', "a", '[\n "a", # A\n # between\n]'),
        ('[\n "a", # A\n # between\n "b", # B\n]', "b", '[\n # between\n "b", # B\n]'),
        ('["a", # A\n "b"]', "a", '["a", # A\n]'),
        ('["a", # A\n "b"]', "b", '["b"]'),
        ('["a", # A\n "b", # B\n "c"]', "a,c", '["a", # A\n "c"]'),
    ],
)
def test_the_remark_of_an_item_that_stays_in_a_toml_list_stays(listed, review, wanted):
    assert amend(f"+++\nreview = {listed}\n+++\n", {"review": review}) == (
        f"+++\nreview = {wanted}\n+++\n"
    )


@pytest.mark.parametrize(
    ("listed", "review", "wanted"),
    [
        ("review:\n- a # A\n# one\n- b\n  # two\n- c\n", "", "# one\n  # two\n"),
        ("review:\n- a # A\n# one\n- b\n  # two\n- c\n", "c", "review:\n# one\n  # two\n- c\n"),
        ("review: [a, # A\n  b]\n", "a", "review: [a, # A\n  ]\n"),
    ],
)
def test_remarks_between_the_items_of_a_yaml_list_stay(listed, review, wanted):
    assert amend(f"---\nlang: de\n{listed}slug: x\n---\n", {"review": review}) == (
        f"---\nlang: de\n{wanted}slug: x\n---\n"
    )
