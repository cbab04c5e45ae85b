"""Base, theirs, mine -> merged: nothing of mine is lost, what only they changed comes in."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stages.format import load, merge
from generator.stages.format.amend import amend, field_list

BASE = """---
title: "Alt"
lang: de
article: x.example/a
slug: a
source: {name: Blatt}
review: [title, date]
---

Eins.

Zwei.

Drei.
"""
_BLOCKS = st.lists(
    st.sampled_from(["Eins.", "Zwei.", "Drei.", "Vier *x*.", "## Kopf", "::: figure\nBild.\n:::"]),
    min_size=1,
    max_size=6,
)
_FIELDS = st.fixed_dictionaries(
    {"lang": st.just("de"), "article": st.just("a")},
    optional={
        "title": st.sampled_from(['"A"', '"B"', "C"]),
        "date": st.sampled_from(["2025-10-23", "2025-10-24"]),
        "tags": st.sampled_from(["[a]", "[a, b]"]),
        "review": st.sampled_from(["[title]", "[date]"]),
    },
)
_ORDER = ["title", "lang", "article", "date", "tags", "review"]


@st.composite
def _files(draw):
    """Write a file as an import writes it: fields in their order, one blank line between blocks."""
    fields = draw(_FIELDS)
    lines = [f"{key}: {fields[key]}" for key in _ORDER if key in fields]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(draw(_BLOCKS)), ""])


def _blocks(text):
    return text.split("\n---\n", 1)[1].strip("\n").split("\n\n")


def _change(*pairs):
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


TITLE = ('"Alt"', '"Neu"')
MY_TITLE = ('"Alt"', '"Mein"')
TWO = ("Zwei.", "Zwei, neu.")
MY_TWO = ("Zwei.", "Zwei, von mir.")
AFTER_ONE = ("Eins.\n", "Eins.\n\nNeu.\n")
AT_END = ("Drei.\n", "Drei.\n\nNeu.\n")
DATE = ("slug: a\n", "slug: a\ndate: 2025-10-23\n")


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        ([TITLE], [], [TITLE]),
        ([], [MY_TITLE], [MY_TITLE]),
        ([TITLE], [TITLE], [TITLE]),
        ([TITLE], [TWO], [TITLE, TWO]),
        ([TWO], [], [TWO]),
        ([], [MY_TWO], [MY_TWO]),
        ([TWO], [TWO], [TWO]),
        ([TWO], [("Drei.", "Mein.")], [TWO, ("Drei.", "Mein.")]),
        ([TWO], [MY_TITLE], [TWO, MY_TITLE]),
        ([("Eins.", "Neu.")], [("Drei.", "Mein.")], [("Eins.", "Neu."), ("Drei.", "Mein.")]),
        ([AFTER_ONE], [("Drei.", "M.")], [AFTER_ONE, ("Drei.", "M.")]),
        ([("Eins.\n\n", "")], [("Drei.", "M.")], [("Eins.\n\n", ""), ("Drei.", "M.")]),
        ([("Drei.", "Neu.")], [("Eins.\n\n", "")], [("Drei.", "Neu."), ("Eins.\n\n", "")]),
        ([AT_END], [("Eins.", "M.")], [AT_END, ("Eins.", "M.")]),
        ([("review: [title, date]\n", "")], [MY_TWO], [("review: [title, date]\n", ""), MY_TWO]),
        ([TITLE], [("source: {name: Blatt}\n", "")], [TITLE, ("source: {name: Blatt}\n", "")]),
        ([DATE], [], [DATE]),
        ([DATE], [DATE], [DATE]),
        ([], [DATE], [DATE]),
    ],
    ids=[
        "their-field", "my-field", "same-field", "their-field-my-block", "their-block",
        "my-block", "same-block", "neighbours", "their-block-my-field", "two-blocks",
        "their-insertion", "their-removal", "my-removal", "their-addition-at-the-end",
        "their-field-removed", "my-field-removed", "their-new-field", "same-new-field",
        "my-new-field",
    ],
)  # fmt: skip
def test_what_only_one_side_changed_comes_in_without_a_conflict(theirs, mine, merged):
    found = merge(BASE, _change(*theirs), _change(*mine))
    assert found.text == _change(*merged)
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("theirs", "mine", "conflict"),
    [
        (TITLE, MY_TITLE, 'title: "Neu"'),
        (TWO, MY_TWO, "Zwei, neu."),
        (TWO, ("Zwei.\n\n", ""), "Zwei, neu."),
        (TITLE, ('title: "Alt"\n', ""), 'title: "Neu"'),
        (('title: "Alt"\n', ""), MY_TITLE, "title: (removed)"),
        (DATE, ("slug: a\n", "slug: a\ndate: 2025-10-24\n"), "date: 2025-10-23"),
        (("Zwei.\n\n", "Zwei.\n\nNeu.\n\n"), ("Zwei.\n\n", "Zwei.\n\nMein.\n\n"), "Neu."),
    ],
    ids=[
        "field", "block", "block-that-i-removed", "field-that-i-removed", "field-that-they-removed",
        "field-that-both-added", "block-that-both-inserted",
    ],
)  # fmt: skip
def test_where_both_changed_mine_stands_and_theirs_is_listed(theirs, mine, conflict):
    found = merge(BASE, _change(theirs), _change(mine))
    assert found.text == _change(mine)
    assert found.conflicts == (conflict,)


def test_a_block_that_they_removed_and_i_changed_stands_and_the_conflict_says_so():
    found = merge(BASE, _change(("Zwei.\n\n", "")), _change(MY_TWO))
    assert found.text == _change(MY_TWO)
    assert [conflict.strip() for conflict in found.conflicts] != [""]
    assert len(found.conflicts) == 1


def test_my_remarks_and_my_order_of_fields_stay():
    mine = """---
# geprüft am Montag
lang: de
title: "Alt"
article: x.example/a
slug: a
source:   # von Hand
  name: Blatt

review: [title, date]
# Ende
---

Eins.

Zwei.

Drei.
"""
    found = merge(BASE, _change(TWO), mine)
    assert found.text == mine.replace(*TWO)
    assert found.conflicts == ()


def test_my_blank_lines_between_blocks_stay():
    mine = _change(("Eins.\n\nZwei.", "Eins.\n\n\n\nZwei, von mir."))
    found = merge(BASE, _change(("Drei.", "Drei, neu.")), mine)
    assert found.text == mine.replace("Drei.", "Drei, neu.")


@pytest.mark.parametrize(
    "mine",
    [
        BASE.rstrip("\n"),
        BASE + "\n\n",
        BASE.replace("---\n\nEins", "---\nEins"),
        BASE.replace("---\n\nEins", "...\n\nEins"),
        BASE.replace("---\n\nEins", "--- \n\nEins"),
    ],
    ids=["no-end-of-line", "blank-lines-at-the-end", "no-blank-line", "dots", "space-after-fence"],
)
def test_a_file_stays_byte_for_byte_if_the_source_changed_nothing(mine):
    assert merge(BASE, BASE, mine).text == mine


def test_a_file_without_front_matter_stays_as_it_is():
    found = merge(BASE, _change(TWO), "Nur Text.\n")
    assert (found.text, found.conflicts) == ("Nur Text.\n", (_change(TWO),))


def test_front_matter_that_i_turned_into_toml_stays_toml():
    mine = '+++\ntitle = "Alt"\nlang = "de"\narticle = "x.example/a"\nslug = "a"\n+++\n\nEins.\n'
    merged = merge(BASE, _change(DATE), mine).text
    head = load(merged, PurePosixPath("content/a.md")).head
    assert (head.title, head.lang, head.article) == ("Alt", "de", "x.example/a")


@given(base=_files(), theirs=_files())
def test_a_file_that_nobody_touched_becomes_theirs(base, theirs):
    assert merge(base, theirs, base).text == theirs
    assert merge(base, theirs, base).conflicts == ()


@given(base=_files(), mine=_files())
def test_a_file_stays_mine_if_the_source_did_not_change(base, mine):
    assert merge(base, base, mine).text == mine
    assert merge(base, base, mine).conflicts == ()


@given(base=_files(), mine=_files())
def test_a_change_that_both_made_is_no_conflict(base, mine):
    assert merge(base, mine, mine).text == mine
    assert merge(base, mine, mine).conflicts == ()


@given(base=_files(), theirs=_files(), mine=_files())
def test_no_block_that_i_wrote_is_lost(base, theirs, mine):
    merged = iter(_blocks(merge(base, theirs, mine).text))
    own = [block for block in _blocks(mine) if block not in _blocks(base)]
    assert all(block in merged for block in own)


@given(base=_files(), theirs=_files(), mine=_files())
def test_no_block_comes_from_nowhere(base, theirs, mine):
    known = {*_blocks(theirs), *_blocks(mine)}
    assert set(_blocks(merge(base, theirs, mine).text)) <= known


@given(base=_files(), theirs=_files(), mine=_files())
def test_no_field_that_i_wrote_is_lost(base, theirs, mine):
    before, own, merged = (
        [line for line in text.split("\n---\n")[0].split("\n")[1:] if line[:7] != "review:"]
        for text in (base, mine, merge(base, theirs, mine).text)
    )
    assert set(own) - set(before) <= set(merged)


@given(base=_files(), theirs=_files(), mine=_files())
def test_a_new_block_of_theirs_is_in_the_file_or_in_a_conflict(base, theirs, mine):
    found = merge(base, theirs, mine)
    told = "\n\n".join([found.text, *found.conflicts])
    assert all(block in told for block in _blocks(theirs) if block not in _blocks(base))


@given(base=_files(), theirs=_files(), mine=_files())
def test_merging_again_changes_nothing(base, theirs, mine):
    once = merge(base, theirs, mine).text
    assert merge(theirs, theirs, once).text == once


def test_a_field_and_a_block_make_two_conflicts():
    found = merge(BASE, _change(TITLE, TWO), _change(MY_TITLE, MY_TWO))
    assert found.conflicts == ('title: "Neu"', "Zwei, neu.")


ACCEPTED = ("review: [title, date]", "review: [date]")
ALL_ACCEPTED = ("review: [title, date]\n", "")


def test_a_field_that_i_confirmed_stays_out_of_review():
    found = merge(BASE, _change(TWO), _change(ACCEPTED))
    assert found.text == _change(TWO, ACCEPTED)
    assert found.conflicts == ()


def test_a_field_that_i_confirmed_is_mine_and_theirs_is_told_once():
    theirs = _change(TITLE)
    found = merge(BASE, theirs, _change(ACCEPTED))
    assert (found.text, found.conflicts) == (_change(ACCEPTED), ('title: "Neu"',))
    again = merge(theirs, _change(TITLE, TWO), found.text)
    assert (again.text, again.conflicts) == (_change(ACCEPTED, TWO), ())


def test_that_there_is_no_date_can_be_confirmed():
    mine = _change(ALL_ACCEPTED)
    found = merge(BASE, _change(DATE), mine)
    assert (found.text, found.conflicts) == (mine, ("date: 2025-10-23",))


def test_a_confirmed_source_keeps_the_article_that_it_names():
    base = _change(("[title, date]", "[source]"))
    theirs = base.replace("{name: Blatt}", "{name: Post}").replace("x.example/a", "y.example/b")
    mine = base.replace("review: [source]\n", "")
    found = merge(base, theirs, mine)
    assert found.text == mine
    assert found.conflicts == ("article: y.example/b", "source: {name: Post}")


def test_a_confirmed_body_is_mine_and_theirs_is_told_once():
    base = _change(("[title, date]", "[body]"))
    mine = base.replace("review: [body]\n", "")
    found = merge(base, base.replace(*TWO), mine)
    assert (found.text, found.conflicts) == (mine, ("Zwei, neu.",))
    assert merge(base.replace(*TWO), base.replace(*TWO), mine).conflicts == ()


def test_what_they_open_anew_comes_in_beside_what_i_left_open():
    theirs = _change(("[title, date]", "[title, lang, date]"))
    assert merge(BASE, theirs, _change(ACCEPTED)).text == _change(
        ("review: [title, date]", "review: [lang, date]")
    )
    assert merge(BASE, theirs, _change(ALL_ACCEPTED)).text == _change(
        ("review: [title, date]", "review: [lang]")
    )


def test_what_they_no_longer_list_goes():
    theirs = _change(("[title, date]", "[title]"), DATE)
    assert merge(BASE, theirs, _change(TWO)).text == _change(
        TWO, DATE, ("[title, date]", "[title]")
    )
    assert merge(BASE, theirs, _change(ACCEPTED)).text == _change(DATE, ALL_ACCEPTED)


def test_a_list_of_mine_keeps_its_style():
    mine = _change(("review: [title, date]", "review:\n  - title  # unsicher\n  - 'date'"))
    theirs = _change(("[title, date]", "[date]"), TWO)
    assert merge(BASE, theirs, mine).text == mine.replace("  - title  # unsicher\n", "").replace(
        *TWO
    )


def test_what_i_confirmed_in_toml_stays_confirmed():
    mine = '+++\nlang = "de"\narticle = "x.example/a"\nreview = ["date"] # bald\n+++\n\nEins.\n'
    found = merge(BASE, _change(("[title, date]", "[title, lang, date]")), mine)
    assert found.text == mine.replace('["date"]', '["lang", "date"]')
    assert found.conflicts == ()


_OPEN = ("title", "date")


@st.composite
def _accepted(draw):
    """Write a file as imported with open fields, what would be imported now, and mine of it."""
    base, theirs = draw(_files()), draw(_files())
    names = draw(st.sets(st.sampled_from(_OPEN), min_size=1))
    base = amend(base, {"review": "title, date"})
    theirs = amend(theirs, {"review": "title, date"})
    mine = amend(base, {"review": ",".join(name for name in _OPEN if name not in names)})
    return base, theirs, mine, names


@given(files=_accepted())
def test_what_was_accepted_survives_an_import(files):
    base, theirs, mine, names = files
    once = merge(base, theirs, mine)
    assert set(field_list(once.text, "review")) == {*_OPEN} - names
    before, after = (load(text, PurePosixPath("content/a.md")).head for text in (mine, once.text))
    for name in names:
        assert getattr(after, name) == getattr(before, name)
    assert merge(theirs, theirs, once.text).text == once.text
    assert merge(theirs, theirs, once.text).conflicts == ()
