"""The sample archive, built: every address leads somewhere, every page is whole, none is alone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest

from tests.app.conftest import REPOSITORY, SiteOnDisk, version

BASE = "https://archive.example"
ODD = {
    "content/odd/one.de.md": version(
        "odd-one",
        "de",
        "Eins.\n\nZwei.",
        tags='[Bus, bus, index, page-2, a.html, a, "жильё", "a/b c", "..", "", " "]',
        source='{name: "Der <Bote>", url: "https://www.bote.example:8080/x?y=1#z"}',
        date="0987-06-05",
    ),
    "content/odd/two.de.md": version(
        "odd-two", "de", "Nur eins.", tags="[bus, a]", source='{name: "./Ohne Adresse?"}'
    ),
    "content/odd/one.es-419.md": version("odd-one", "es-419", "Uno.\n\nDos.", tags="[bus]"),
    "content/odd/two.zh-Hant-HK.md": version("odd-two", "zh-Hant-HK", "# 標題\n\n- 一", title="題"),
    "content/odd/three.en.md": version(
        "odd-three", "en", "Gone.", withdrawn='"a court asked for it"', tags="[secret]"
    ),
    "content/odd/four.en.md": version("odd-four", "en", "Draft.", draft="true", tags="[secret]"),
    "content/odd/five.sr-Latn.md": version(
        "odd-five", "sr-Latn", "Tekst.", related="[odd-three, odd-one]", date="2025-01-01"
    ),
}


@pytest.fixture(scope="module", params=["file", "folder"])
def pages(request, tmp_path_factory):
    """Build the sample, and odd texts beside it, with few texts a page; parse all its pages."""
    site = SiteOnDisk(tmp_path_factory.mktemp("sample") / "site")
    site.root.mkdir()
    shutil.copytree(REPOSITORY / "content", site.root / "content")
    settings = (REPOSITORY / "site.toml").read_text("utf-8").replace("page_size = 20", "")
    style = f'page_size = 2\naddress_style = "{request.param}"\n'
    site.write("site.toml", style + settings)
    for path, text in ODD.items():
        site.write(path, text)
    report = site.build(imports=False)
    assert report.problems == []
    return Pages(site.output)


class Pages:
    """The parsed pages of an output folder, and what lies there besides."""

    def __init__(self, output: Path) -> None:
        self.files = {p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file()}
        self.raw = {name: (output / name).read_bytes() for name in sorted(self.files)}
        self.parsed = {
            name: lxml.html.document_fromstring(raw.decode())
            for name, raw in self.raw.items()
            if name.endswith(".html")
        }
        self.ids = {name: page.xpath("//@id") for name, page in self.parsed.items()}

    def target(self, name: str, address: str) -> tuple[str, str] | None:
        """Return the file and the fragment that an address in a page means, None if elsewhere."""
        own = address.removeprefix(f"{BASE}/") if address.startswith(f"{BASE}/") else None
        parts = urlsplit(address if own is None else own)
        if own is None and (parts.scheme or parts.netloc):
            return None
        folder = "" if own is not None or parts.path.startswith("/") else PurePosixPath(name).parent
        path = unquote(parts.path).lstrip("/")
        if not path and own is None and not address.startswith("/"):
            return name, parts.fragment
        file = normpath(f"{folder}/{path}" if folder else path or ".")
        if path in {"", "."} or path.endswith("/"):
            file = "index.html" if file == "." else f"{file}/index.html"
        return file, parts.fragment


def test_every_address_inside_the_site_leads_to_a_file_and_a_place_in_it(pages):
    checked = 0
    for name, page in pages.parsed.items():
        for address in {*page.xpath("//@href"), *page.xpath("//@src")}:
            target = pages.target(name, address)
            if target is None:
                continue
            file, fragment = target
            assert file in pages.files, (name, address)
            assert not fragment or fragment in pages.ids[file], (name, address)
            checked += 1
    assert checked > 2000


def test_every_page_has_one_heading_ids_of_its_own_and_no_link_without_text(pages):
    for name, page in pages.parsed.items():
        assert len(page.xpath("//h1")) == 1, name
        assert page.xpath("//h1")[0].text_content().strip(), name
        assert len(pages.ids[name]) == len(set(pages.ids[name])), name
        for link in page.iter("a"):
            text = link.text_content().strip() or link.get("aria-label", "").strip()
            assert text, (name, link.get("href"))
        assert page.xpath("string(//title)").strip(), name
        for element in page.xpath("//*[@aria-labelledby]"):
            assert element.get("aria-labelledby") in pages.ids[name], name


def test_every_page_is_reached_by_links_from_the_front_door(pages):
    reached, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in reached or name not in pages.parsed:
            continue
        reached.add(name)
        targets = (pages.target(name, href) for href in pages.parsed[name].xpath("//a/@href"))
        ahead += [target[0] for target in targets if target]
    aside = "//meta[@name='robots' or @http-equiv='refresh']"  # notes and former addresses
    lost = {name for name in set(pages.parsed) - reached if not pages.parsed[name].xpath(aside)}
    assert lost == set()


def test_every_indexed_page_is_in_the_sitemap_and_no_other(pages):
    listed = {
        loc.split("</loc>")[0].removeprefix(f"{BASE}/")
        for loc in pages.raw["sitemap.xml"].decode().split("<loc>")[1:]
    }
    indexed = {
        page.xpath("//link[@rel='canonical']/@href")[0].removeprefix(f"{BASE}/")
        for page in pages.parsed.values()
        if not page.xpath("//meta[@name='robots' or @http-equiv='refresh']")
    }
    assert listed == indexed


def test_the_withdrawn_and_drafts_are_in_no_list_no_hub_and_no_feed(pages):
    notes = {name for name in pages.raw if "odd-three" in name}
    assert {name.split("/")[0] for name in notes} == {"en", "articles"}
    for name, raw in pages.raw.items():
        if name.startswith("manifest"):
            continue  # lists every file of the output, the notes too
        for word in (b"odd-three", b"odd-four", b"secret", b"Gone.", b"Draft."):
            assert word not in raw, name
        assert "odd-four" not in name


def test_no_two_files_differ_in_case_only_and_all_names_are_plain(pages):
    assert len({name.lower() for name in pages.files}) == len(pages.files)
    own = {name for name in pages.files if not name.startswith("assets/")}
    assert all(name.isascii() and not set(name) & set(' %?#:"<>|*\\') for name in own)


def test_topics_that_differ_in_case_or_look_like_pages_have_lists_of_their_own(pages):
    overview = pages.parsed["de/topics/index.html"]
    rows = overview.xpath("//main//ul[contains(@class, 'rows')]/li/a")
    found = {row.text_content(): row.get("href") for row in rows}
    wanted = {"Bus", "bus", "index", "page-2", "a.html", "a", "жильё", "a/b c", ".."}
    assert wanted <= set(found)
    assert len(set(found.values())) == len(found)
    for name, href in found.items():
        file, _ = pages.target("de/topics/index.html", href)
        assert name in pages.parsed[file].xpath("string(//h1)")
        slugs = pages.parsed[file].xpath("//ul[@class='cards']//h2/a/@href")
        if name in wanted:
            assert len(slugs) == (2 if name in {"bus", "a"} else 1)


def test_a_newspaper_with_a_port_or_an_odd_name_has_a_list_under_its_name(pages):
    page = pages.parsed["de/newspapers/index.html"]
    names = page.xpath("//main//ul[contains(@class, 'rows')]/li/a//text()")
    assert {"Der <Bote>", "./Ohne Adresse?"} <= set(names)


def _data(page):
    """Return the JSON-LD of a page, or None."""
    scripts = page.xpath("//head/script[@type='application/ld+json']")
    return json.loads(scripts[0].text) if scripts else None


def _told(value):
    """Yield all texts in a JSON value."""
    if isinstance(value, str):
        yield value
    else:
        inner = value.values() if isinstance(value, dict) else value
        for item in inner if isinstance(inner, (list, type({}.values()))) else ():
            yield from _told(item)


def test_every_address_that_machines_are_told_leads_to_a_file(pages):
    told = set()
    for page in pages.parsed.values():
        told |= {*_told(_data(page) or {}), *page.xpath("//head/meta/@content")}
        told |= set(re.findall(r"https:[^\s}]*", "".join(page.xpath("//main//pre//text()"))))
    for name in pages.files:
        if name.endswith("csl.json"):
            told |= set(_told(json.loads(pages.raw[name])))
    own = {address for address in told if address.startswith(BASE)}
    assert len(own) > 25
    for address in own:
        assert pages.target("index.html", address)[0] in pages.files, address


def test_what_machines_are_told_of_a_text_agrees_with_its_page(pages):
    items = {
        item["URL"]: item
        for name in pages.files
        if name.endswith("csl.json")
        for item in json.loads(pages.raw[name])
    }
    for name, page in pages.parsed.items():
        data = _data(page)
        if data is None:
            continue
        meta = {m.get("name") or m.get("property"): m.get("content") for m in page.iter("meta")}
        (address,) = page.xpath("//link[@rel='canonical']/@href")
        same = {meta[key] for key in ("og:url", "citation_public_url", "DC.identifier")}
        assert same | {data["@id"], data["url"], data["mainEntityOfPage"]} == {address}, name
        tongues = {meta["citation_language"], meta["DC.language"], items[address]["language"]}
        assert tongues == {data["inLanguage"]} == {page.get("lang")}
        titles = {meta["og:title"], meta["citation_title"], meta["DC.title"]}
        assert titles == {data["headline"]} == {items[address]["title"]}
        assert data["headline"].strip("[]") == page.xpath("string(//h1)")
        dated = page.xpath("//article//time/@datetime")
        assert data.get("datePublished") in {*dated, None}
        assert (
            meta.get("DC.date") == meta.get("article:published_time") == data.get("datePublished")
        )
    assert len(items) == sum(_data(page) is not None for page in pages.parsed.values())


def test_an_article_has_one_file_of_citations_beside_its_hub_which_leads_to_it(pages):
    files = {name for name in pages.files if name.endswith("csl.json")}
    linked = set()
    for name, page in pages.parsed.items():
        is_aside = page.xpath("//meta[@name='robots' or @http-equiv='refresh']")
        if name.startswith("articles/") and not is_aside:
            in_head = page.xpath(
                "//head/link[@type='application/vnd.citationstyles.csl+json']/@href"
            )
            assert in_head == page.xpath("//main//a[contains(@type, 'csl+json')]/@href")
            linked.add(pages.target(name, in_head[0])[0])
            versions = page.xpath("//ul[@class='versions']/li")
            assert len(page.xpath("//pre/code")) == 2 * len(versions)
    assert linked == files
