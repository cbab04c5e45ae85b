"""The catalogue keeps order, forgets what is gone, and survives any file in its place."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from generator.edges.catalogue import Catalogue, ImportRow
from generator.model.digits import Digits
from generator.model.document import Head, Source, Standing
from generator.model.errors import Problem, Where
from generator.model.fonts import FontFacts, Language
from generator.model.ids import ArticleId, Digest, LangTag, Sha256, Slug, UrlPath
from generator.model.picture import Kind, Original
from generator.model.publication import Edition
from generator.model.route import Receipt

DAY = dt.date(2026, 1, 1)
SHA256 = Sha256("ab" * 32)
PROGRAM = Digest("program-1")
FILE, BODY = Digest("file"), Digest("body")


def a_head(article: str, lang: str, **changes: object) -> Head:
    path = changes.pop("path", f"content/{article}.{lang}.md")
    head = Head(
        path=PurePosixPath(str(path)),
        line=3,
        article=ArticleId(article),
        slug=Slug(article),
        lang=LangTag(lang),
        title=f"About {article}",
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
    return replace(head, **changes)


def a_receipt(path: str, key: str = "key") -> Receipt:
    return Receipt(
        path=UrlPath(path), key=Digest(key), size=7, mtime_ns=9, sha256=SHA256, is_new=True
    )


def opened(folder: Path, output: str = "output", program: Digest = PROGRAM) -> Catalogue:
    return Catalogue(folder / "state" / "catalogue.sqlite", program, output)


def put(catalogue: Catalogue, *heads: Head, with_drafts: bool = False) -> None:
    for head in heads:
        catalogue.heads.put(head, FILE, BODY, Edition(day=DAY, with_drafts=with_drafts))


def paths(heads: Iterable[Head]) -> list[str]:
    return [head.path.name for head in heads]


def test_a_head_comes_back_as_it_was(tmp_path):
    head = a_head("well", "pt-BR", date=dt.date(2024, 2, 29), imported=PurePosixPath("seeds/a.txt"))
    with opened(tmp_path) as catalogue:
        put(catalogue, head)
    with opened(tmp_path) as catalogue:
        assert list(catalogue.heads.all()) == [head]


def test_heads_stream_by_article_and_language_whatever_the_order_of_arrival(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("b", "de"), a_head("a", "fr"), a_head("b", "ar"), a_head("a", "de"))
        assert paths(catalogue.heads.by_article()) == ["a.de.md", "a.fr.md", "b.ar.md", "b.de.md"]
        assert paths(catalogue.heads.all()) == ["a.de.md", "a.fr.md", "b.ar.md", "b.de.md"]


def newest_first(catalogue: Catalogue) -> list[str]:
    catalogue.library.refresh()
    return [entry.article for entry in catalogue.library.newest_first(LangTag("de"))]


def test_newest_come_first_undated_last_and_ties_by_article(tmp_path):
    day = dt.date(2025, 5, 1)
    with opened(tmp_path) as catalogue:
        put(
            catalogue,
            a_head("undated-b", "de"),
            a_head("tie-b", "de", date=day),
            a_head("new", "de", date=dt.date(2025, 5, 2)),
            a_head("undated-a", "de"),
            a_head("tie-a", "de", date=day),
            a_head("other", "fr", date=day),
        )
        found = newest_first(catalogue)
    assert found == ["new", "tie-a", "tie-b", "undated-a", "undated-b"]


def test_languages_count_what_is_published_only(tmp_path):
    with opened(tmp_path) as catalogue:
        put(
            catalogue,
            a_head("a", "de"),
            a_head("b", "de", draft=True),
            a_head("c", "fr", withdrawn="a court asked for it"),
            a_head("d", "ar"),
            a_head("e", "ar"),
        )
        catalogue.heads.reject(PurePosixPath("content/e.ar.md"))
        assert catalogue.heads.languages() == (("ar", 1), ("de", 1))


@pytest.mark.parametrize(
    ("changes", "with_drafts", "is_published"),
    [
        ({}, False, True),
        ({"draft": True}, False, False),
        ({"draft": True}, True, True),
        ({"withdrawn": "the source took it back"}, False, False),
        ({"withdrawn": "the source took it back"}, True, False),
        ({"withdrawn": "the source took it back", "draft": True}, True, False),
    ],
)
def test_drafts_are_published_when_asked_and_the_withdrawn_never(
    tmp_path, changes, with_drafts, is_published
):
    head = a_head("a", "de", **changes)
    with opened(tmp_path) as catalogue:
        put(catalogue, head, with_drafts=with_drafts)
        assert bool(list(catalogue.heads.by_article())) is is_published
        assert list(catalogue.heads.all()) == [head]


def test_a_draft_comes_and_goes_with_the_flag_though_its_file_is_unchanged(tmp_path):
    head = a_head("a", "de", draft=True)
    with opened(tmp_path) as catalogue:
        put(catalogue, head)
        for with_drafts in (True, False, True):
            assert catalogue.heads.keep(head.path, FILE, Edition(day=DAY, with_drafts=with_drafts))
            assert bool(list(catalogue.heads.by_article())) is with_drafts


def test_a_rejected_head_is_out_until_its_file_is_looked_at_again(tmp_path):
    head = a_head("a", "de")
    with opened(tmp_path) as catalogue:
        put(catalogue, head)
        catalogue.heads.reject(head.path)
        assert list(catalogue.heads.by_article()) == []
        assert newest_first(catalogue) == []
        assert catalogue.heads.keep(head.path, FILE, Edition(day=DAY))
        assert list(catalogue.heads.by_article()) == [head]
        assert newest_first(catalogue) == ["a"]


def test_a_changed_file_is_not_kept(tmp_path):
    head = a_head("a", "de")
    with opened(tmp_path) as catalogue:
        put(catalogue, head)
        assert not catalogue.heads.keep(head.path, Digest("other bytes"), Edition(day=DAY))
        assert not catalogue.heads.keep(PurePosixPath("content/x.md"), FILE, Edition(day=DAY))


def test_two_versions_in_one_language_are_doubles_and_one_address_for_two_is_a_clash(tmp_path):
    first, second = a_head("a", "de", path="content/1.md"), a_head("a", "de", path="content/2.md")
    same_slug = a_head("b", "DE", path="content/3.md", slug=Slug("a"))
    with opened(tmp_path) as catalogue:
        put(catalogue, same_slug, second, first, a_head("c", "de"))
        assert paths(catalogue.heads.doubles()) == ["1.md", "2.md"]
        assert paths(catalogue.heads.clashes()) == ["1.md", "2.md", "3.md"]
        catalogue.heads.reject(second.path)
        assert catalogue.heads.doubles() == []
        assert paths(catalogue.heads.clashes()) == ["1.md", "3.md"]


def test_drafts_are_neither_doubles_nor_clashes(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"), a_head("a", "de", path="content/2.md", draft=True))
        assert catalogue.heads.doubles() == []
        assert catalogue.heads.clashes() == []


def test_a_sweep_forgets_the_heads_that_this_run_did_not_see(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("stays", "de"), a_head("goes", "de"))
        catalogue.heads.sweep()
        assert paths(catalogue.heads.all()) == ["goes.de.md", "stays.de.md"]
    with opened(tmp_path) as catalogue:
        catalogue.heads.keep(PurePosixPath("content/stays.de.md"), FILE, Edition(day=DAY))
        put(catalogue, a_head("comes", "de"))
        catalogue.heads.sweep()
        assert paths(catalogue.heads.all()) == ["comes.de.md", "stays.de.md"]


def test_a_sweep_tells_runs_apart_even_when_a_run_saw_no_head(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"))
    with opened(tmp_path) as catalogue:
        catalogue.receipts.put(a_receipt("index.html"), "chooser")
    with opened(tmp_path) as catalogue:
        catalogue.heads.sweep()
        assert list(catalogue.heads.all()) == []
        assert [path for path, _ in catalogue.receipts.stale()] == ["index.html"]


def test_drop_and_forget_take_heads_out(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"), a_head("b", "de"))
        catalogue.heads.drop(PurePosixPath("content/a.de.md"))
        assert paths(catalogue.heads.all()) == ["b.de.md"]
        catalogue.heads.forget()
        assert list(catalogue.heads.all()) == []


def test_an_import_finds_its_document_its_article_and_the_owner_of_a_slug(tmp_path):
    seed = PurePosixPath("seeds/a.txt")
    head = a_head("a", "de", imported=seed, slug=Slug("a-story"), path="content/moved/x.md")
    with opened(tmp_path) as catalogue:
        put(catalogue, head)
        assert catalogue.heads.imported_from(seed) == [head]
        assert catalogue.heads.version(head.article, head.lang) == head
        assert catalogue.heads.version(head.article, LangTag("fr")) is None
        assert list(catalogue.heads.of_article(head.article)) == [head]
        assert list(catalogue.heads.of_article(ArticleId("b"))) == []
        assert catalogue.heads.is_slug_taken(Slug("a-story"), ArticleId("b"))
        assert not catalogue.heads.is_slug_taken(Slug("a-story"), head.article)
        assert not catalogue.heads.is_slug_taken(Slug("b"), head.article)
        assert catalogue.heads.body_digest(head.path) == BODY


def test_receipts_of_one_output_know_nothing_of_another(tmp_path):
    with opened(tmp_path, "output") as catalogue:
        catalogue.receipts.put(a_receipt("index.html", "one"), "chooser")
    with opened(tmp_path, "/elsewhere") as catalogue:
        assert catalogue.receipts.is_empty()
        assert catalogue.receipts.of(UrlPath("index.html")) is None
        assert catalogue.receipts.stale() == []
        catalogue.receipts.put(a_receipt("index.html", "two"), "chooser")
        catalogue.receipts.put(a_receipt("de/a.html", "two"), "content/a.de.md")
        catalogue.receipts.drop(UrlPath("index.html"))
        assert list(catalogue.receipts.all()) == [("de/a.html", "content/a.de.md")]
    with opened(tmp_path, "output") as catalogue:
        known = catalogue.receipts.of(UrlPath("index.html"))
        assert known == replace(a_receipt("index.html", "one"), is_new=False)


def test_a_file_that_no_route_wants_any_more_is_stale(tmp_path):
    with opened(tmp_path) as catalogue:
        for path in ("c.html", "a.html", "b.html"):
            catalogue.receipts.put(a_receipt(path), "content/x.md")
        assert catalogue.receipts.stale() == []
    with opened(tmp_path) as catalogue:
        catalogue.receipts.keep(UrlPath("b.html"))
        assert [path for path, _ in catalogue.receipts.stale()] == ["a.html", "c.html"]


def test_an_adopted_file_is_ours_and_stale_until_a_route_makes_it(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.receipts.adopt("a.html", "content/a.md")
        catalogue.receipts.adopt("b.html", "content/b.md")
        catalogue.receipts.put(a_receipt("b.html"), "content/b.md")
        assert not catalogue.receipts.is_empty()
        assert [path for path, _ in catalogue.receipts.stale()] == ["a.html"]


def test_adopting_does_not_touch_a_receipt(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.receipts.put(a_receipt("a.html"), "content/a.md")
        catalogue.receipts.adopt("a.html", "something else")
        assert catalogue.receipts.of(UrlPath("a.html")).key == "key"
        assert list(catalogue.receipts.all()) == [("a.html", "content/a.md")]


def test_imports_are_kept_by_seed_and_found_by_their_bytes(tmp_path):
    rows = [
        ImportRow(
            seed=PurePosixPath(f"seeds/{name}.txt"),
            digest=Digest(bytes_),
            rules="rules",
            sidecar=PurePosixPath(f"content/.import/{name}.json"),
            conflicts=conflicts,
        )
        for name, bytes_, conflicts in (("b", "same", 0), ("a", "same", 2), ("c", "other", 0))
    ]
    with opened(tmp_path) as catalogue:
        for row in rows:
            catalogue.imports.put(row)
    with opened(tmp_path) as catalogue:
        assert list(catalogue.imports.all()) == [rows[1], rows[0], rows[2]]
        assert list(catalogue.imports.with_bytes(Digest("same"))) == [rows[1], rows[0]]
        catalogue.imports.drop(rows[2].seed)
        assert catalogue.imports.of(rows[2].seed) is None
        assert catalogue.imports.of(rows[0].seed) == rows[0]


def test_another_program_forgets_heads_and_trusts_no_page_but_knows_what_it_owns(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"))
        catalogue.receipts.put(a_receipt("de/a.html"), "content/a.de.md")
        assert newest_first(catalogue) == ["a"]
    with opened(tmp_path, program=Digest("program-2")) as catalogue:
        assert list(catalogue.heads.all()) == []
        assert newest_first(catalogue) == []
        assert catalogue.receipts.of(UrlPath("de/a.html")).key == ""
        assert [path for path, _ in catalogue.receipts.stale()] == ["de/a.html"]


def test_another_program_trusts_files_of_pictures_which_tell_by_whom_they_were_made(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.receipts.put(a_receipt("media/a-0123.avif"), "content/a.jpg")
    with opened(tmp_path, program=Digest("program-2")) as catalogue:
        assert catalogue.receipts.of(UrlPath("media/a-0123.avif")).key == "key"


PHOTO, GONE = PurePosixPath("content/photo.jpg"), PurePosixPath("content/gone.jpg")
ORIGINAL = Original(file=PHOTO, digest=Digest("d"), kind=Kind.JPEG, width=900, height=600, frames=1)
BROKEN = Problem(code="picture-broken", where=Where(GONE), what="is broken", hint="mend it")


def test_pictures_are_those_of_published_texts_each_with_the_first_that_shows_it(tmp_path):
    heads = [a_head("b", "de"), a_head("a", "de"), a_head("c", "de", draft=True)]
    with opened(tmp_path) as catalogue:
        put(catalogue, *heads)
        for head, files in zip(
            heads, [(PHOTO, GONE), (PHOTO,), (PurePosixPath("x"),)], strict=True
        ):
            catalogue.pictures.show(head.path, files)
        assert catalogue.pictures.shown() == [
            (GONE, PurePosixPath("content/b.de.md")),
            (PHOTO, PurePosixPath("content/a.de.md")),
        ]
        catalogue.heads.reject(PurePosixPath("content/b.de.md"))
        assert [file for file, _ in catalogue.pictures.shown()] == [PHOTO]
        catalogue.pictures.show(PurePosixPath("content/a.de.md"), ())
        assert catalogue.pictures.shown() == []


def test_a_finding_lasts_until_no_text_shows_its_file(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"))
        catalogue.pictures.show(PurePosixPath("content/a.de.md"), (PHOTO, GONE))
        catalogue.pictures.put(PHOTO, "1 2 3", Digest("d"), ORIGINAL)
        catalogue.pictures.put(GONE, "1 2 3", Digest("e"), BROKEN)
    with opened(tmp_path) as catalogue:
        catalogue.pictures.sweep()
        assert catalogue.pictures.seen(PHOTO) == ("1 2 3", "d", ORIGINAL)
        assert catalogue.pictures.seen(GONE) == ("1 2 3", "e", BROKEN)
        assert catalogue.pictures.original(GONE) is None
        assert list(catalogue.pictures.originals()) == [ORIGINAL]
        catalogue.heads.drop(PurePosixPath("content/a.de.md"))
        catalogue.pictures.sweep()
        assert catalogue.pictures.seen(PHOTO) is None


def test_a_file_that_is_gone_and_all_findings_can_be_forgotten(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.pictures.put(PHOTO, "1", Digest("d"), ORIGINAL)
        catalogue.pictures.put(GONE, "1", Digest("e"), BROKEN)
        catalogue.pictures.drop(GONE)
        assert catalogue.pictures.seen(GONE) is None
        catalogue.pictures.forget()
        assert catalogue.pictures.seen(PHOTO) is None


def test_the_same_program_forgets_nothing(tmp_path):
    with opened(tmp_path) as catalogue:
        put(catalogue, a_head("a", "de"))
    with opened(tmp_path) as catalogue:
        assert paths(catalogue.heads.all()) == ["a.de.md"]


def filled(folder: Path) -> Path:
    with opened(folder) as catalogue:
        put(catalogue, *(a_head(f"article-{n}", "de") for n in range(300)))
    return folder / "state" / "catalogue.sqlite"


def spoil_all(file: Path) -> None:
    file.write_bytes(b"this was never a database\n" * 400)


def spoil_the_pages(file: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[:4096] + b"\xa5" * (len(raw) - 4096))


def spoil_the_second_half(file: Path) -> None:
    raw = file.read_bytes()
    half = len(raw) // 2
    file.write_bytes(raw[:half] + b"\xa5" * (len(raw) - half))


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def put_another_schema(file: Path) -> None:
    import sqlite3

    file.unlink()
    db = sqlite3.connect(file)
    db.executescript("create table head (name text); create table program (digest text);")
    db.close()


@pytest.mark.parametrize(
    "spoil",
    [spoil_all, spoil_the_pages, spoil_the_second_half, cut_off, put_another_schema],
    ids=lambda f: f.__name__,
)
def test_a_corrupt_database_is_replaced_by_an_empty_one_that_works(tmp_path, spoil):
    spoil(filled(tmp_path))
    with opened(tmp_path) as catalogue:
        assert list(catalogue.heads.all()) == []
        put(catalogue, a_head("a", "de"))
    with opened(tmp_path) as catalogue:
        assert paths(catalogue.heads.all()) == ["a.de.md"]


def test_characters_are_those_of_published_documents_by_language(tmp_path):
    with opened(tmp_path) as catalogue:
        heads = [a_head("a", "de"), a_head("b", "de"), a_head("c", "bn"), a_head("d", "bn")]
        put(catalogue, *heads, a_head("e", "de", draft=True))
        for head, used in zip(heads, ("ab", "bc", "ক", "খ"), strict=True):
            catalogue.characters.put(head.path, used)
        catalogue.characters.put(PurePosixPath("content/e.de.md"), "z")
        catalogue.heads.reject(heads[3].path)
        assert catalogue.characters.by_language() == {"bn": {"ক"}, "de": {"a", "b", "c"}}


def test_characters_go_with_the_document(tmp_path):
    with opened(tmp_path) as catalogue:
        head = a_head("a", "de")
        put(catalogue, head)
        catalogue.characters.put(head.path, "ab")
        catalogue.heads.drop(head.path)
        put(catalogue, head)
        assert catalogue.characters.by_language() == {}


def test_what_is_known_of_fonts_and_languages_is_kept_until_the_program_changes(tmp_path):
    facts = FontFacts(characters="ab", weight="400", style="normal", fs_type=0)
    language = Language(name="Deutsch", characters="Dechstu")
    with opened(tmp_path) as catalogue:
        catalogue.fonts.put(FILE, facts)
        catalogue.fonts.put_language(LangTag("de"), language, Digits.DEFAULT)
    with opened(tmp_path) as catalogue:
        assert catalogue.fonts.of(FILE) == facts
        assert catalogue.fonts.of(BODY) is None
        assert catalogue.fonts.language(LangTag("de"), Digits.DEFAULT) == language
        assert catalogue.fonts.language(LangTag("de"), Digits.LATIN) is None
    with opened(tmp_path, program=Digest("program-2")) as catalogue:
        assert catalogue.fonts.of(FILE) is None
        assert catalogue.fonts.language(LangTag("de"), Digits.DEFAULT) is None


def test_receipts_give_the_checksums_of_files_and_name_those_without(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.receipts.put(a_receipt("de/b.html"), "b")
        catalogue.receipts.adopt("de/a.html", "a")
        assert catalogue.receipts.of(UrlPath("de/b.html")).sha256 == SHA256
        assert list(catalogue.receipts.checksums()) == [("de/b.html", SHA256)]
        assert catalogue.receipts.without_checksum() == ["de/a.html"]
        catalogue.receipts.put_checksum(UrlPath("de/a.html"), SHA256)
        assert [path for path, _ in catalogue.receipts.checksums()] == ["de/a.html", "de/b.html"]


def test_receipts_of_a_program_that_knew_no_checksums_are_kept(tmp_path):
    with opened(tmp_path) as catalogue:
        catalogue.receipts.put(a_receipt("media/a.png"), "a")
    db = sqlite3.connect(tmp_path / "state" / "catalogue.sqlite")
    db.execute("alter table receipt drop column sha256")
    db.commit()
    db.close()
    with opened(tmp_path, program=Digest("program-2")) as catalogue:
        assert catalogue.receipts.of(UrlPath("media/a.png")).key == "key"
        assert catalogue.receipts.without_checksum() == ["media/a.png"]
