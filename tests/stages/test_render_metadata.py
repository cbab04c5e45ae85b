"""A version's head: JSON-LD, Open Graph and citation say what is known, and all the same."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path, PurePosixPath

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edges.theme import Theme
from generator.model.config import parse
from generator.model.contract import SiteNames
from generator.model.document import Author, Source, Standing
from generator.model.ids import Digest, LangTag, UrlPath
from generator.model.page import VersionRoute
from generator.model.picture import Kind, Original
from generator.model.record import record_of
from generator.stages.render import Gallery, PageRenderer, Tree, make_markdown, to_html
from generator.stages.render.metadata.graph import og_locale, open_graph
from generator.stages.render.metadata.schema import news_article
from generator.stages.render.metadata.subject import Subject
from tests.planned import FILE, routes_of
from tests.pure_library import HEADS, a_head

BASE = "https://archive.example"
CONFIG = parse(
    f'base_url = "{BASE}"\ntitle = {{en = "Archive", de = "Archiv"}}\n'
    '[tags]\nyouth = {en = "Young people", de = "Jugend"}\n'
)
OFF = parse(
    f'base_url = "{BASE}"\n[surfaces]\njson_ld = false\nopen_graph = false\ncitation_meta = false\n'
)
THEME = Theme(Path("no", "themes", "of", "its", "own"), "archive", digits=CONFIG.digits)
MARKDOWN = make_markdown()
SHARE = UrlPath("assets/share.png")
SITE = SiteNames(
    title="Archive",
    title_lang=LangTag("en"),
    description=None,
    description_lang=None,
    contact=None,
)
FULL = {
    "title": "Ein Garten für alle",
    "date": dt.date(2025, 10, 3),
    "authors": (
        Author(name="ANH PHUONG", roles=("text", "photo")),
        Author(name="Jan Weber", roles=("photo",)),
        Author(name="Ayşe K.", roles=("translation",)),
    ),
    "source": Source(name="Stadtblatt", url="https://me:pw@news.example:8443/a?b=1&c=2"),
    "description": "Nachbarn legen ein Beet an.",
    "tags": ("youth",),
}


class _Head:
    """What the head of a page tells machines."""

    def __init__(self, html: str) -> None:
        self.page = lxml.html.document_fromstring(html)
        (head,) = self.page.iter("head")
        self.properties = [
            (m.get("property"), m.get("content")) for m in head.xpath("meta[@property]")
        ]
        self.names = [(m.get("name"), m.get("content")) for m in head.xpath("meta[@name]")]
        self.scripts = [script.text for script in head.iter("script")]

    @property
    def data(self):
        (text,) = self.scripts
        return json.loads(text)

    def property(self, name):
        return [content for key, content in self.properties if key == name]

    def name(self, name):
        return [content for key, content in self.names if key == name]


def _heads(*heads, config=CONFIG, share=SHARE, body="", originals=()):
    """Render the pages of all versions, by language."""
    routes = [r for r in routes_of(heads, originals=originals) if isinstance(r, VersionRoute)]
    tags = tuple(sorted({route.lang for route in routes}))
    tree = Tree(
        languages=tags, fed=(), dated=(), with_fonts=(), spoken=tags, sections=(), share=share
    )
    renderer = PageRenderer(config, THEME, tree)

    def cells(head, route):
        gallery = Gallery(document=head.path, root="../", pictures=route.pictures)
        return to_html(body, MARKDOWN, lost_note="", gallery=gallery)

    return {
        route.lang: _Head(renderer.render(route, lambda head, route=route: cells(head, route)))
        for route in routes
    }


def test_json_ld_says_all_that_is_known():
    head = _heads(a_head(1, "de", **FULL))["de"]
    address = f"{BASE}/de/story-1.html"
    assert head.data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": "Ein Garten für alle",
        "description": "Nachbarn legen ein Beet an.",
        "inLanguage": "de",
        "datePublished": "2025-10-03",
        "author": [{"@type": "Person", "name": "ANH PHUONG"}],
        "contributor": [{"@type": "Person", "name": "Jan Weber"}],
        "translator": [{"@type": "Person", "name": "Ayşe K."}],
        "publisher": {"@type": "Organization", "name": "Archiv", "url": f"{BASE}/"},
        "sourceOrganization": {
            "@type": "Organization",
            "name": "Stadtblatt",
            "url": "https://news.example:8443/",
        },
        "isBasedOn": "https://me:pw@news.example:8443/a?b=1&c=2",
        "keywords": ["Jugend"],
        "image": f"{BASE}/assets/share.png",
    }


def test_what_is_not_known_has_no_key_no_property_and_no_name():
    head = _heads(a_head(1, "de"), share=None)["de"]
    assert sorted(head.data) == [
        "@context", "@id", "@type", "headline", "inLanguage", "mainEntityOfPage", "publisher",
        "url",
    ]  # fmt: skip
    assert head.data["headline"] == "[Erste Worte]"
    assert {key for key, _ in head.properties} == {
        "og:type", "og:title", "og:url", "og:site_name", "og:locale",
    }  # fmt: skip
    assert {key for key, _ in head.names} - {"viewport", "color-scheme"} == {
        "twitter:card", "citation_title", "citation_language", "citation_public_url",
        "DC.type", "DC.title", "DC.language", "DC.identifier", "DC.publisher",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "secret"),
    [
        ("date", "2025"),
        ("authors", "ANH"),
        ("source", "Stadtblatt"),
        ("source", "news.example"),
        ("description", "Beet"),
    ],
)
def test_a_field_under_review_is_told_to_no_machine(field, secret):
    head = _heads(a_head(1, "de", **FULL, review=(field,)))["de"]
    told = [*head.scripts, *map(str, head.properties)]
    told += [str(pair) for pair in head.names if pair[0] != "description"]
    assert not [line for line in told if secret in line]


def test_a_title_under_review_stands_in_square_brackets_as_one_that_was_supplied():
    head = _heads(a_head(1, "de", **FULL, review=("title",)))["de"]
    supplied = "[Ein Garten für alle]"
    assert head.data["headline"] == supplied
    assert head.property("og:title") == head.name("citation_title") == [supplied]


def _works(*standings):
    """Return what each version says of others: its language, then what it names."""
    langs = ("bn", "de", "en", "ro")
    heads = _heads(
        *(
            a_head(1, lang, title=f"Title {lang}", translation=Standing(kind))
            for lang, kind in zip(langs, standings, strict=False)
        )
    )
    return {
        lang: (
            head.data.get("translationOfWork", {}).get("@id", "").removeprefix(BASE),
            [work["inLanguage"] for work in head.data.get("workTranslation", [])],
        )
        for lang, head in heads.items()
    }


def test_the_original_and_its_translations_name_each_other():
    assert _works("machine", "original", "human", "unknown") == {
        "bn": ("/de/story-1.html", []),
        "de": ("", ["bn", "en"]),
        "en": ("/de/story-1.html", []),
        "ro": ("", []),
    }


@pytest.mark.parametrize(
    "standings",
    [("unknown", "human", "machine"), ("original", "original", "human"), ("original", "unknown")],
    ids=["no original", "two originals", "nothing but an original"],
)
def test_where_the_original_is_not_known_or_nothing_is_a_translation_none_is_named(standings):
    assert set(map(str, _works(*standings).values())) == {"('', [])"}


def test_a_work_is_named_by_type_address_and_language():
    heads = _heads(
        a_head(1, "de", title="T", translation=Standing.ORIGINAL),
        a_head(1, "pt-BR", title="T", translation=Standing.HUMAN),
    )
    assert heads["de"].data["workTranslation"] == [
        {
            "@type": "NewsArticle",
            "@id": f"{BASE}/pt-br/story-1.html",
            "inLanguage": "pt-BR",
        }
    ]


def test_open_graph_says_the_same_and_names_the_locales_of_the_other_versions():
    heads = _heads(a_head(1, "de", **FULL), a_head(1, "pt-BR", **FULL), a_head(1, "eo", **FULL))
    assert heads["de"].properties == [
        ("og:type", "article"),
        ("og:title", "Ein Garten für alle"),
        ("og:description", "Nachbarn legen ein Beet an."),
        ("og:url", f"{BASE}/de/story-1.html"),
        ("og:site_name", "Archiv"),
        ("og:locale", "de_DE"),
        ("og:locale:alternate", "pt_BR"),
        ("og:image", f"{BASE}/assets/share.png"),
        ("article:published_time", "2025-10-03"),
        ("article:tag", "Jugend"),
    ]
    assert heads["eo"].property("og:locale") == []
    assert heads["eo"].property("og:locale:alternate") == ["de_DE", "pt_BR"]


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("de", "de_DE"),
        ("de-AT", "de_AT"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-Hant-HK", "zh_HK"),
        ("sr-Latn", "sr_RS"),
        ("ckb", "ckb_IQ"),
        ("es-419", None),
        ("eo", None),
        ("qaa", None),
    ],
)
def test_a_locale_of_open_graph_is_language_and_country_or_none(tag, locale):
    assert og_locale(LangTag(tag)) == locale


def test_no_locale_stands_twice():
    heads = _heads(*(a_head(1, lang, title="T") for lang in ("pt", "pt-BR", "sr", "sr-Latn")))
    assert heads["pt"].property("og:locale") == ["pt_BR"]
    assert heads["pt"].property("og:locale:alternate") == ["sr_RS"]


def test_citation_metadata_makes_a_newspaper_article_for_scholar_and_zotero():
    head = _heads(a_head(1, "de", **FULL))["de"]
    plain = ("viewport", "color-scheme", "description", "twitter:card")
    assert [pair for pair in head.names if pair[0] not in plain] == [
        ("citation_title", "Ein Garten für alle"),
        ("citation_author", "ANH PHUONG"),
        ("citation_publication_date", "2025/10/03"),
        ("citation_language", "de"),
        ("citation_publisher", "Stadtblatt"),
        ("citation_public_url", f"{BASE}/de/story-1.html"),
        ("DC.type", "newspaperArticle"),
        ("DC.title", "Ein Garten für alle"),
        ("DC.creator", "ANH PHUONG"),
        ("DC.contributor", "Jan Weber"),
        ("DC.contributor", "Ayşe K."),
        ("DC.date", "2025-10-03"),
        ("DC.language", "de"),
        ("DC.identifier", f"{BASE}/de/story-1.html"),
        ("DC.source", "Stadtblatt"),
        ("DC.source", "https://me:pw@news.example:8443/a?b=1&c=2"),
        ("DC.publisher", "Archiv"),
        ("DC.subject", "Jugend"),
    ]
    schema = head.page.xpath("//head/link[@rel='schema.DC']/@href")
    assert schema == ["http://purl.org/dc/elements/1.1/"]


def test_a_newspaper_without_a_name_is_called_by_its_host_where_zotero_looks_for_it():
    source = Source(name=" ", url="https://news.example/a")
    head = _heads(a_head(1, "de", title="T", source=source))["de"]
    assert head.name("DC.source") == ["news.example", "https://news.example/a"]
    assert head.name("citation_publisher") == []
    assert "sourceOrganization" not in head.data


def test_the_first_picture_of_the_text_stands_for_the_page_with_its_size_and_words():
    files = [PurePosixPath("content", name) for name in ("one.png", "two.jpg")]
    originals = tuple(
        Original(file=file, digest=Digest("0" * 32), kind=kind, width=width, height=200, frames=1)
        for file, kind, width in zip(files, (Kind.PNG, Kind.JPEG), (300, 400), strict=True)
    )
    body = '![lost](no.png)\n\n![A "bus" & <people>](two.jpg)\n\n![Other](one.png)\n'
    story = a_head(1, "de", title="T", pictures=tuple(files))
    head = _heads(story, body=body, originals=originals)["de"]
    (address,) = head.property("og:image")
    assert address.startswith(f"{BASE}/media/two-")
    assert address.endswith(".jpg")
    assert head.data["image"] == address
    assert head.property("og:image:width") == ["400"]
    assert head.property("og:image:height") == ["200"]
    assert head.property("og:image:alt") == ['A "bus" & <people>']
    assert head.name("twitter:card") == ["summary_large_image"]
    assert head.page.xpath(f"//img[@src='../{address.removeprefix(BASE + '/')}']")


def test_where_neither_text_nor_theme_has_a_picture_none_is_named():
    head = _heads(a_head(1, "de", title="T"), share=None)["de"]
    assert "image" not in head.data
    assert head.property("og:image") == []
    assert head.name("twitter:card") == ["summary"]


def test_what_is_switched_off_is_absent():
    head = _heads(a_head(1, "de", **FULL), config=OFF)["de"]
    assert head.scripts == []
    assert head.properties == []
    assert [key for key, _ in head.names] == ["viewport", "color-scheme", "description"]
    assert head.page.xpath("//link[@rel='schema.DC']") == []
    only = replace(CONFIG, surfaces=replace(OFF.surfaces, json_ld=True))
    assert "\n<script" in lxml.html.tostring(
        _heads(a_head(1, "de"), config=only)["de"].page, encoding="unicode"
    )


_HOSTILE = st.text(max_size=30) | st.sampled_from(
    ["</script>", "--><script>", '" onload="x', "<!--<script>", "\u202eabc\u2066", "]]>", "&quot;"]
)


@settings(max_examples=60)
@given(title=_HOSTILE.filter(str.strip), name=_HOSTILE.filter(str.strip), summary=_HOSTILE)
def test_hostile_texts_come_back_as_they_were_and_change_nothing_else(title, name, summary):
    story = a_head(
        1,
        "de",
        title=title,
        authors=(Author(name=name),),
        source=Source(name=name),
        description=summary or None,
    )
    story = _without_what_utf_8_cannot_say(story)
    head = _heads(story)["de"]
    assert head.data["headline"] == story.title
    assert head.data["author"] == [{"@type": "Person", "name": story.authors[0].name}]
    assert len(head.page.xpath("//script")) == 1
    assert len(head.properties) == 6 + bool(story.description)
    assert not head.page.xpath("//@onload")


def _without_what_utf_8_cannot_say(story):
    """Drop lone surrogates and NUL, which no content file holds."""

    def clean(text):
        return text and (text.encode(errors="ignore").decode().replace("\0", "") or "x")

    return replace(
        story,
        title=clean(story.title),
        authors=tuple(replace(a, name=clean(a.name)) for a in story.authors),
        source=replace(story.source, name=clean(story.source.name)),
        description=clean(story.description),
    )


def _subject(route):
    return Subject(
        record=record_of(route.head, FILE),
        siblings=route.siblings,
        topics=(),
        image=None,
        site=SITE,
        addresses=FILE,
    )


@given(HEADS)
def test_whatever_an_archive_holds_works_name_each_other_and_nothing_that_is_not_there(heads):
    routes = [route for route in routes_of(heads) if isinstance(route, VersionRoute)]
    pages = {f"{BASE}/{route.path}": _subject(route) for route in routes}
    said = {address: news_article(subject) for address, subject in pages.items()}
    for address, data in said.items():
        original = data.get("translationOfWork", {}).get("@id")
        works = [work["@id"] for work in data.get("workTranslation", [])]
        assert {*works, *filter(None, [original])} <= pages.keys() - {address}
        assert all(said[work]["translationOfWork"]["@id"] == address for work in works)
        if original:
            assert address in [work["@id"] for work in said[original]["workTranslation"]]
        graph = list(open_graph(pages[address]))
        locales = [content for name, content in graph if name.startswith("og:locale")]
        assert len(set(locales)) == len(locales)
        assert ("og:url", address) in graph
