"""What the catalogue's library gives, worked out of a list of heads in memory, the simple way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from hypothesis import strategies as st

from generator.model.document import Head, Source, Standing
from generator.model.entry import Entry, Section, Shelf, Stock, entry_of, newspaper_of, shelves_of
from generator.model.ids import ArticleId, LangTag, Slug


def _rank(entry: Entry) -> tuple[bool, int, str]:
    """Sort newest first, undated last, ties by article."""
    return entry.date is None, -(entry.date or dt.date.min).toordinal(), entry.article


class PureLibrary:
    """Lists over all heads at once; *letter* tells place and label of a text's first letter."""

    def __init__(
        self,
        heads: Iterable[Head],
        letter: Callable[[Entry], tuple[int, str]] = lambda e: (ord(e.name[0]), e.name[0]),
        sort_key: Callable[[Entry], bytes] = lambda e: e.name.encode(),
    ) -> None:
        self.heads = {entry_of(head): head for head in heads}
        self.entries = sorted(self.heads, key=lambda e: (_rank(e), e.lang))
        self._letter = letter
        self._sort_key = sort_key

    def of(self, lang: LangTag) -> list[Entry]:
        return [entry for entry in self.entries if entry.lang == lang]

    def stocks(self) -> tuple[Stock, ...]:
        return tuple(
            Stock(
                lang=tag,
                count=len(self.of(tag)),
                undated=sum(e.date is None for e in self.of(tag)),
                newest=max((e.date for e in self.of(tag) if e.date), default=None),
                is_fed=bool(self.dated_heads(tag) or self.undated_heads(tag)),
                is_dated=bool(self.dated_heads(tag)),
            )
            for tag in sorted({entry.lang for entry in self.entries})
        )

    def newest_first(self, lang: LangTag, shelf: Shelf | None = None) -> list[Entry]:
        wanted = None if shelf is None else (shelf.section, shelf.key)
        return [e for e in self.of(lang) if wanted is None or wanted in shelves_of(self.heads[e])]

    def newest_heads(self, lang: LangTag, shelf: Shelf | None = None) -> list[Head]:
        return [self.heads[entry] for entry in self.newest_first(lang, shelf)]

    def dated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> list[Head]:
        return [h for h in self._told(lang, shelf) if h.date and "date" not in h.review]

    def undated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> list[Head]:
        return [h for h in self._told(lang, shelf) if not h.date or "date" in h.review]

    def _told(self, lang: LangTag, shelf: Shelf | None) -> list[Head]:
        return [head for head in self.newest_heads(lang, shelf) if not head.draft]

    def published(self, article: ArticleId) -> tuple[Head, ...]:
        heads = (head for head in self.heads.values() if head.article == article)
        return tuple(sorted(heads, key=lambda head: head.lang))

    def shelves(self, lang: LangTag) -> tuple[Shelf, ...]:
        counts: Counter[tuple[str, str]] = Counter()
        undated: Counter[tuple[str, str]] = Counter()
        for entry in self.of(lang):
            found = [(section.value, key) for section, key in shelves_of(self.heads[entry])]
            counts.update(found)
            undated.update(found if entry.date is None else ())
        plain = (
            Shelf(
                section=Section(section),
                key=key,
                count=counts[section, key],
                undated=undated[section, key],
                name=self._name(lang, key) if section == "newspapers" else None,
            )
            for section, key in sorted(counts)
        )
        return tuple(
            replace(
                shelf,
                is_fed=bool(self._told(lang, shelf)),
                is_dated=bool(self.dated_heads(lang, shelf)),
            )
            for shelf in plain
        )

    def absent(self, lang: LangTag, limit: int) -> tuple[ArticleId, ...]:
        present = {entry.article for entry in self.of(lang)}
        articles = dict.fromkeys(e.article for e in self.entries if e.article not in present)
        return tuple(articles)[:limit]

    def versions(self, article: ArticleId) -> tuple[Entry, ...]:
        return tuple(sorted((e for e in self.entries if e.article == article), key=_by_lang))

    def articles(self) -> list[ArticleId]:
        def rank(article: ArticleId) -> tuple[bool, int, str]:
            first = self._first(article)
            return first is None, -(first or dt.date.min).toordinal(), article

        return sorted({entry.article for entry in self.entries}, key=rank)

    def article_counts(self) -> tuple[int, int]:
        dated = [self._first(article) is not None for article in self.articles()]
        return sum(dated), len(dated) - sum(dated)

    def letters(self, lang: LangTag) -> tuple[tuple[int, str, int], ...]:
        counts = Counter(map(self._letter, self.of(lang)))
        return tuple((at, label, n) for (at, label), n in sorted(counts.items()))

    def by_letter(self, lang: LangTag, letter: int) -> list[Entry]:
        found = [entry for entry in self.of(lang) if self._letter(entry)[0] == letter]
        return sorted(found, key=lambda e: (self._sort_key(e), e.article))

    def _first(self, article: ArticleId) -> dt.date | None:
        return min((e.date for e in self.versions(article) if e.date), default=None)

    def _name(self, lang: LangTag, newspaper: str) -> str | None:
        names = Counter(
            entry.source
            for entry in self.of(lang)
            if entry.source is not None and newspaper_of(self.heads[entry]) == newspaper
        )
        return min(names, key=lambda name: (-names[name], name), default=None)


def _by_lang(entry: Entry) -> LangTag:
    return entry.lang


_LANGS = ("bn", "de", "es-419", "zh-Hans")
_TAGS = ("youth", "Youth", "index", "page-2", "a", "a.html", "a b/c", "жильё", "ก", "", " ")
_SOURCES = (
    Source(),
    Source(name="Blatt"),
    Source(name=" "),
    Source(name="Blatt", url="https://www.news.example/x"),
    Source(name="Das Blatt", url="https://news.example/y"),
    Source(url="https://news.example:8080/x"),
    Source(name="a/b", url="https://münchen.example/x"),
    Source(name="", url="http://[::1]/x"),
    Source(name="\u202eodd\n", url="nowhere"),
)
_ONE = st.fixed_dictionaries(
    {
        "date": st.none() | st.dates(dt.date(2023, 11, 28), dt.date(2024, 2, 3)),
        "tags": st.lists(st.sampled_from(_TAGS), max_size=3).map(tuple),
        "source": st.sampled_from(_SOURCES),
        "title": st.none() | st.sampled_from(["Zoo", "apple", "Apple", "ক", "愛", "7 days", "Ä"]),
        "translation": st.sampled_from(Standing),
        "paragraphs": st.integers(0, 2),
        "review": st.sampled_from([(), (), ("date",), ("title", "source")]),
    }
)


def a_head(article: int, lang: str, **fields: Any) -> Head:
    """Make a published head with a label for a title, and nothing else known of it."""
    plain = Head(
        path=PurePosixPath(f"content/a{article}.{lang}.md"),
        line=3,
        article=ArticleId(f"news.example/a{article}"),
        slug=Slug(f"story-{article}"),
        lang=LangTag(lang),
        title=None,
        label=None,
        date=None,
        authors=(),
        source=Source(),
        description=None,
        tags=(),
        translation=Standing.UNKNOWN,
        draft=False,
        withdrawn=None,
        imported=None,
        review=(),
        pictures=(),
    )
    label = None if fields.get("title") else "Erste Worte"
    return replace(plain, label=label, **fields)


HEADS: st.SearchStrategy[list[Head]] = st.dictionaries(
    st.tuples(st.integers(0, 6), st.sampled_from(_LANGS)), _ONE, max_size=14
).map(lambda found: [a_head(*key, **fields) for key, fields in sorted(found.items())])
"""Published heads by article and language: several newspapers, odd topics, equal dates, none."""
