"""Head -> its lists: topics, newspapers and dates count where there is something to read."""

import datetime as dt

import pytest

from generator.model.document import Source
from generator.model.entry import Section, entry_of, newspaper_of, shelves_of
from tests.pure_library import a_head


@pytest.mark.parametrize(
    ("source", "key", "host"),
    [
        (Source(), None, None),
        (Source(name="Blatt"), "Blatt", None),
        (Source(name=" ", url="no address"), None, None),
        (Source(name="Blatt", url="https://www.News.example:81/x"), "news.example", "news.example"),
        (Source(url="https://www.example/"), "example", "example"),
        (Source(name="Blatt", url="mailto:a@x.example"), "Blatt", None),
    ],
    ids=["none", "name", "blank", "host-before-name", "host", "no-web-address"],
)
def test_a_newspaper_goes_by_the_host_of_its_address_else_by_its_name(source, key, host):
    head = a_head(1, "de", source=source)
    assert newspaper_of(head) == key
    assert entry_of(head).host == host


def test_a_dated_text_stands_under_its_year_and_month_another_among_the_undated():
    dated = a_head(1, "de", date=dt.date(987, 6, 5))
    assert list(shelves_of(dated)) == [(Section.YEARS, "0987"), (Section.YEARS, "0987-06")]
    assert list(shelves_of(a_head(1, "de"))) == [(Section.YEARS, "undated")]


def test_a_topic_counts_once_and_only_if_there_is_something_to_read():
    head = a_head(1, "de", tags=("bus", "", "Bus", " ", "bus"))
    topics = [key for section, key in shelves_of(head) if section is Section.TOPICS]
    assert topics == ["bus", "Bus"]


def test_an_entry_shows_what_the_head_says():
    head = a_head(1, "de", title="Titel", description="Kurz.", tags=("a",))
    entry = entry_of(head)
    assert (entry.name, entry.summary, entry.tags) == ("Titel", "Kurz.", ("a",))
    assert entry_of(a_head(1, "de")).name == "Erste Worte"
