"""A list -> its pages: nothing lost, and a new text changes few of them."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from generator.stages.plan.paginate import paginate

COUNTS = st.integers(0, 23)
SIZES = st.integers(1, 5)


def _items(dated, undated):
    """Return a list, newest first: texts are numbered from the oldest."""
    return [f"d{n}" for n in range(dated, 0, -1)] + [f"u{n}" for n in range(undated)]


def _sheets(dated, undated, size):
    return list(paginate(_items(dated, undated), dated, undated, size))


def _by_name(sheets):
    return {sheet.name: sheet for sheet in sheets}


def _is_dated(sheet):
    return all(item.startswith("d") for item in sheet.items)


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_nothing_is_lost_and_the_order_is_kept(dated, undated, size):
    sheets = _sheets(dated, undated, size)
    shown = list(dict.fromkeys(item for sheet in sheets for item in sheet.items))
    assert shown == _items(dated, undated)


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_only_what_the_first_page_shows_stands_twice(dated, undated, size):
    first, *later = _sheets(dated, undated, size)
    shown = [item for sheet in later for item in sheet.items]
    assert len(shown) == len(set(shown))
    assert list(first.items) == _items(dated, undated)[:size]


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_pages_are_as_long_as_the_size_but_for_the_last_of_each_kind(dated, undated, size):
    first, *later = _sheets(dated, undated, size)
    assert len(first.items) == min(size, dated + undated)
    last = [sheet for sheet in later if not _is_dated(sheet)][-1:]
    assert all(len(sheet.items) == size for sheet in later if sheet not in last)
    assert all(1 <= len(sheet.items) <= size for sheet in last)


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_a_later_page_holds_dated_or_undated_texts_and_its_name_tells_which(dated, undated, size):
    _, *later = _sheets(dated, undated, size)
    for sheet in later:
        assert len({item[0] for item in sheet.items}) == 1
        assert sheet.name.startswith("page-" if dated == 0 or _is_dated(sheet) else "undated")


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_newer_and_older_make_one_line_from_the_first_page_to_the_last(dated, undated, size):
    sheets = _sheets(dated, undated, size)
    names = [sheet.name for sheet in sheets]
    assert names[0] == ""
    assert len(set(names)) == len(names)
    assert [sheet.newer for sheet in sheets] == [None, *names[:-1]]
    assert [sheet.older for sheet in sheets] == [*names[1:], None]


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_the_number_of_a_page_is_that_in_its_name(dated, undated, size):
    for sheet in _sheets(dated, undated, size):
        number = "" if sheet.number is None else f"-{sheet.number}"
        assert sheet.name in {f"page{number}", f"undated{number}", ""}
        assert (sheet.number is None) == (sheet.name in {"", "undated"})


@given(dated=COUNTS, more=st.integers(1, 30), undated=COUNTS, size=SIZES)
def test_a_numbered_page_keeps_its_texts_for_ever(dated, more, undated, size):
    assume(dated)
    before = _by_name(_sheets(dated, undated, size))
    after = _by_name(_sheets(dated + more, undated, size))
    for name, sheet in before.items():
        if name:
            assert after[name].items == sheet.items
            assert after[name].older == sheet.older


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_a_newer_text_changes_the_first_page_and_one_link_when_there_is_a_new_page(
    dated, undated, size
):
    assume(dated)
    before = _by_name(_sheets(dated, undated, size))
    after = _by_name(_sheets(dated + 1, undated, size))
    new = set(after) - set(before)
    changed = {name for name in before if name and after[name] != before[name]}
    if dated + undated < size:
        assert new == set()
    elif dated + undated == size:  # the only page was full, and becomes the first of several
        assert changed == set()
    elif dated % size:
        assert new == changed == set()
    else:
        (added,) = new
        assert added == f"page-{dated // size + 1}"
        assert changed == ({after[added].older} if after[added].older else set())
        for name in changed:
            assert replace(after[name], newer=before[name].newer) == before[name]


@given(dated=COUNTS, undated=COUNTS, size=SIZES)
def test_an_undated_text_more_changes_no_page_with_dated_ones_but_the_first_and_the_oldest(
    dated, undated, size
):
    before = _by_name(_sheets(dated, undated, size))
    after = _by_name(_sheets(dated, undated + 1, size))
    for name, sheet in before.items():
        if name and _is_dated(sheet):
            assert after[name].items == sheet.items
            assert after[name].newer == sheet.newer


def test_the_oldest_stand_on_page_two():
    sheets = _sheets(5, 0, 2)
    assert [(sheet.name, sheet.items) for sheet in sheets] == [
        ("", ("d5", "d4")),
        ("page-3", ("d4", "d3")),
        ("page-2", ("d2", "d1")),
    ]


def test_undated_texts_have_pages_of_their_own_after_the_oldest():
    sheets = _sheets(3, 3, 2)
    assert [(sheet.name, sheet.items) for sheet in sheets] == [
        ("", ("d3", "d2")),
        ("page-2", ("d2", "d1")),
        ("undated", ("u0", "u1")),
        ("undated-2", ("u2",)),
    ]


def test_a_list_of_undated_texts_only_goes_on_from_its_first_page():
    sheets = _sheets(0, 5, 2)
    assert [(sheet.name, sheet.items) for sheet in sheets] == [
        ("", ("u0", "u1")),
        ("page-2", ("u2", "u3")),
        ("page-3", ("u4",)),
    ]


def test_an_empty_list_is_one_page():
    (sheet,) = _sheets(0, 0, 3)
    assert (sheet.items, sheet.newer, sheet.older) == ((), None, None)


def test_a_list_is_read_page_by_page():
    taken = []

    def items():
        for item in _items(50, 0):
            taken.append(item)
            yield item

    sheets = paginate(items(), 50, 0, 5)
    next(sheets)
    assert len(taken) == 5
    next(sheets)
    assert len(taken) <= 10
