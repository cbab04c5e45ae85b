"""Blocks of two versions -> beads: what says the same stands together, in order, all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.extract import Block, BlockKind
from generator.stages.fit import align, profile

_LENGTHS = st.lists(st.integers(min_value=1, max_value=900), max_size=12)


def _profiles(*texts, kind=BlockKind.PARAGRAPH):
    return tuple(profile(Block(kind=kind, text=text, line=1)) for text in texts)


def _of_lengths(*lengths):
    return _profiles(*("a" * length for length in lengths))


def _beads(mine, theirs):
    return [(bead.mine, bead.theirs) for bead in align(mine, theirs)]


def _one_to_one(count):
    return [((i,), (i,)) for i in range(count)]


def test_equal_counts_of_like_lengths_stand_one_to_one():
    mine, theirs = _of_lengths(80, 600, 240, 410), _of_lengths(95, 660, 300, 430)
    assert _beads(mine, theirs) == _one_to_one(4)


def test_a_language_that_is_half_as_long_is_no_obstacle():
    mine, theirs = _of_lengths(80, 600, 240, 410), _of_lengths(38, 310, 118, 207)
    assert _beads(mine, theirs) == _one_to_one(4)


@pytest.mark.parametrize("at", range(4))
def test_a_block_that_is_lacking_leaves_the_others_together(at):
    lengths = [500, 120, 330, 700]
    theirs = _of_lengths(*(length for i, length in enumerate(lengths) if i != at))
    found = _beads(_of_lengths(*lengths), theirs)
    assert ((at,), ()) in found
    assert len([bead for bead in found if bead[0] and bead[1]]) == 3


def test_a_block_that_is_split_stands_against_both_halves():
    found = _beads(_of_lengths(300, 640, 200), _of_lengths(310, 320, 315, 205))
    assert found == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_a_credit_at_the_end_is_not_run_into_the_text():
    found = _beads(_of_lengths(300, 640, 27), _of_lengths(310, 650))
    assert found == [*_one_to_one(2), ((2,), ())]


def test_a_caption_is_not_run_into_the_text():
    mine = _profiles("a" * 120, kind=BlockKind.CAPTION) + _of_lengths(300, 400)
    assert _beads(mine, _of_lengths(420, 400))[0] != ((0, 1), (0,))


def test_shared_numbers_tell_which_of_two_like_blocks_is_lacking():
    mine = _profiles("a" * 300 + " 4711", "b" * 300 + " 1848", "c" * 300 + " 3960")
    theirs = _profiles("x" * 300 + " 4.711", "z" * 300 + " 3 960")
    assert _beads(mine, theirs) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_shared_names_tell_it_too():
    mine = _profiles("a" * 300 + " Lê Hoài", "b" * 300 + " Jan Weber")
    assert _beads(mine, _profiles("x" * 300 + " Jan Weber")) == [((0,), ()), ((1,), (0,))]


def test_no_blocks_stand_against_none():
    assert align((), ()) == ()
    assert _beads(_of_lengths(10, 20), ()) == [((0,), ()), ((1,), ())]


def test_hundreds_of_blocks_stay_together():
    lengths = [100 + 37 * i % 400 for i in range(300)]
    mine, theirs = _of_lengths(*lengths), _of_lengths(*lengths[:140], *lengths[143:])
    found = _beads(mine, theirs)
    assert sum(not theirs for _, theirs in found) == 3
    assert found[-1] == ((299,), (296,))


@given(mine=_LENGTHS, theirs=_LENGTHS)
def test_every_block_is_in_one_bead_in_order(mine, theirs):
    beads = align(_of_lengths(*mine), _of_lengths(*theirs))
    assert [at for bead in beads for at in bead.mine] == list(range(len(mine)))
    assert [at for bead in beads for at in bead.theirs] == list(range(len(theirs)))
    assert all(1 <= len(bead.mine) + len(bead.theirs) <= 3 for bead in beads)
