"""pool: order, bounds, and the same results whoever does the work."""

import os

import pytest

from generator.edges import pool


def _square(number):
    return number * number, os.getpid()


def _prepare():
    return _square


def _fail(number):
    raise ValueError(str(number))


def _prepare_failure():
    return _fail


def _end(number):
    if number == 2:
        raise StopIteration
    return number


def _prepare_end():
    return _end


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_IT", 2)
    monkeypatch.setattr(pool, "_BATCH", 3)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 20])
def test_results_come_in_the_order_of_the_items(jobs, count):
    found = list(pool.run(_square, _prepare, iter(range(count)), jobs))
    assert [result for result, _ in found] == [number * number for number in range(count)]


def test_one_job_or_little_work_starts_no_process():
    assert {pid for _, pid in pool.run(_square, _prepare, range(20), 1)} == {os.getpid()}
    assert {pid for _, pid in pool.run(_square, _prepare, range(1), 2)} == {os.getpid()}


def test_much_work_is_done_elsewhere():
    pids = {pid for _, pid in pool.run(_square, _prepare, range(20), 2)}
    assert os.getpid() not in pids


def test_items_are_taken_as_they_are_needed_and_not_all_at_once():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield number

    results = pool.run(_square, _prepare, items(), 2)
    next(results)
    assert len(taken) <= 2 + 4 * 3 + 3
    results.close()


def test_an_error_in_a_worker_reaches_the_caller():
    with pytest.raises(ValueError, match="0"):
        list(pool.run(_fail, _prepare_failure, range(20), 2))


def test_heavy_items_travel_alone_and_few_of_them_are_worth_a_process():
    heavy = list(pool.run(_square, _prepare, range(2), 2, lambda _: 3))
    assert [result for result, _ in heavy] == [0, 1]
    assert os.getpid() not in {pid for _, pid in heavy}
    light = list(pool.run(_square, _prepare, range(1), 2, lambda _: 1))
    assert {pid for _, pid in light} == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [3, 20])
def test_work_that_ends_by_stop_iteration_is_an_error_and_no_silent_end(jobs, count, monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_IT", 4)
    with pytest.raises(RuntimeError, match="StopIteration"):
        list(pool.run(_end, _prepare_end, range(count), jobs))
