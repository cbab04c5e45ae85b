"""What a site offers to machines, as built: addresses lead somewhere, switches switch off."""

from __future__ import annotations

import json
import re
import shutil
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.html
import pytest
from lxml import etree

from tests.app.conftest import REPOSITORY, SiteOnDisk, version
from tests.app.test_sample_pages import ODD

BASE = "https://archive.example/a&b"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FEED_TYPES = {"application/atom+xml": ".xml", "application/feed+json": ".json"}
SCHEMA = REPOSITORY.parent / "shared/judges/atom.rng"
MORE = {
    "content/odd/six.en.md": version(
        "odd-six", "en", "Text ]]> & <b>.", title='"]]> <b>x</b> \u202eodd"', date="2025-02-02",
        tags='["a.xml", "bus.json", "a", "Feed"]', authors='["]]>", "\u2066A"]',
        source='{name: "<&>", url: "https://x.example/a b?<>"}',
    ),
    "content/odd/six.pt-BR.md": version("odd-six", "pt-BR", "Texto.", date="2025-02-02"),
    "content/odd/seven.en.md": version(
        "odd-seven", "en", "Later.", draft="true", date="2025-03-03",
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=["file", "folder"])
def output(request, tmp_path_factory) -> dict[str, bytes]:
    """Build the sample and odd texts beside it under a path, with all that can be switched on."""
    site = SiteOnDisk(tmp_path_factory.mktemp("surfaces") / "site")
    site.root.mkdir()
    shutil.copytree(REPOSITORY / "content", site.root / "content")
    settings = (REPOSITORY / "site.toml").read_text("utf-8").replace("page_size = 20", "")
    settings = settings.replace("https://archive.example", BASE)
    style = f'page_size = 2\naddress_style = "{request.param}"\n'
    site.write("site.toml", f"{style}{settings}\n[surfaces]\nhreflang_headers = true\n")
    for path, text in (ODD | MORE).items():
        site.write(path, text)
    report = site.build(imports=False)
    assert report.problems == []
    files = site.tree()
    assert report.surfaces["atom"] == len(_atoms(files)) > 10
    assert report.surfaces["json_feed"] == len(_jsons(files)) > 30
    assert (report.surfaces["sitemap"], report.surfaces["headers"]) == (1, 1)
    return files


def _atoms(files):
    return {name: raw for name, raw in files.items() if b"<feed xmlns" in raw[:100]}


def _jsons(files):
    return {name: json.loads(raw) for name, raw in files.items() if b"jsonfeed.org" in raw[:100]}


def _file(address: str) -> str:
    """Return the file of the output that an absolute address means."""
    assert address.startswith(f"{BASE}/"), address
    path = urlsplit(address).path.removeprefix("/a&b/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _lang(files, name):
    return lxml.html.document_fromstring(files[name].decode()).get("lang")


def test_every_address_in_every_atom_feed_exists_and_is_in_the_language_it_names(output):
    for name, raw in _atoms(output).items():
        root = etree.fromstring(raw)
        assert _file(root.findtext(f"{ATOM}id")) == name
        for link in root.iter(f"{ATOM}link"):
            if link.get("rel") == "via":
                continue
            file = _file(link.get("href"))
            assert file in output, (name, file)
            if link.get("type") == "text/html":
                assert _lang(output, file) == link.get("hreflang")
        for category in root.iter(f"{ATOM}category"):
            assert _file(category.get("scheme")) in output
        assert all(
            _file(entry.findtext(f"{ATOM}id")) in output for entry in root.iter(f"{ATOM}entry")
        )


def test_every_address_in_every_json_feed_exists(output):
    for name, feed in _jsons(output).items():
        assert _file(feed["feed_url"]) == name
        own = [feed["home_page_url"], feed["_commonweal"]["about"]]
        own += [other["url"] for other in feed["_commonweal"]["alternates"]]
        for item in feed["items"]:
            others = item.get("_commonweal", {"alternates": []})["alternates"]
            assert all(_lang(output, _file(o["url"])) == o["language"] for o in others)
            own += [item["url"], item["id"], *(other["url"] for other in others)]
        assert {_file(address) for address in own} <= set(output)


def test_every_feed_is_known_to_those_that_it_knows(output):
    known = {
        name: {_file(other["url"]) for other in feed["_commonweal"]["alternates"]}
        for name, feed in _jsons(output).items()
    }
    assert all(name in known[other] for name, others in known.items() for other in others)
    assert any(known.values())


def test_every_feed_can_be_read_by_a_feed_reader(output):
    for name, raw in _atoms(output).items():
        parsed = feedparser.parse(raw)
        assert not parsed.bozo, (name, parsed.get("bozo_exception"))
        assert all(entry.title and entry.link and entry.author for entry in parsed.entries), name


@pytest.mark.skipif(not SCHEMA.exists(), reason="the Atom schema lies in ../shared")
def test_every_feed_is_valid_by_the_schema_of_atom(output):
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    for name, raw in _atoms(output).items():
        assert schema.validate(etree.fromstring(raw).getroottree()), (name, schema.error_log)


def test_every_address_in_the_sitemap_and_the_headers_exists(output):
    root = etree.fromstring(output["sitemap.xml"])
    addresses = [loc.text for loc in root.iter(f"{SITEMAP}loc")]
    addresses += [link.get("href") for link in root.iter(f"{XHTML}link")]
    headers = output["_headers"].decode()
    links = re.findall(r"^  Link: <(.*?)>", headers, re.MULTILINE)
    assert len(links) > 100
    assert {_file(address) for address in [*addresses, *links]} <= set(output)
    paths = [line for line in headers.splitlines() if line.startswith("/") and ":" not in line]
    pages = [path for path in paths if not path.endswith("*")]
    assert {_file(f"https://archive.example{path}") for path in pages} <= set(output)


def test_headers_say_of_each_page_what_its_head_says(output):
    rules: dict[str, list[tuple[str, str]]] = {}
    page = ""
    for line in output["_headers"].decode().splitlines():
        if line.startswith("/"):
            page = line
        elif found := re.fullmatch(r'  Link: <(.+)>; rel="alternate"; hreflang="(.+)"', line):
            name = _file(f"https://archive.example{page}")
            rules.setdefault(name, []).append((found[2], found[1]))
    for name in (name for name in output if name.endswith(".html")):
        head = lxml.html.document_fromstring(output[name].decode()).head
        said = [(a.get("hreflang"), a.get("href")) for a in head.xpath("link[@hreflang]")]
        assert rules.get(name, []) == said, name


def test_every_page_names_the_feeds_of_its_language(output):
    langs = {name.split("/")[0]: None for name in _jsons(output)}
    for name in (name for name in output if name.endswith(".html")):
        page = lxml.html.document_fromstring(output[name].decode())
        own = page.get("lang").lower()
        links = page.head.xpath("link[@rel='alternate'][@type][not(contains(@type, 'csl'))]")
        found = {link.get("href").lstrip("./").removeprefix("a&b/") for link in links}
        kinds = {link.get("type") for link in links}
        assert kinds <= set(FEED_TYPES)
        assert own not in langs or "application/feed+json" in kinds, name
        assert (f"{own}/feed.xml" in found) == (f"{own}/feed.xml" in output), name
    home = lxml.html.document_fromstring(output["de/feeds/index.html"].decode())
    feeds = "//main//a[contains(@type, 'atom') or contains(@type, 'feed')]"
    listed = {a.get("href").removeprefix("../../") for a in home.xpath(feeds)}
    assert listed == {
        n for n in output if re.fullmatch(r"[a-z0-9-]+/feed\.(xml|json)", n, re.IGNORECASE)
    }


def test_every_feed_is_linked_from_the_page_whose_texts_it_tells(output):
    for name, feed in _jsons(output).items():
        page = lxml.html.document_fromstring(output[_file(feed["home_page_url"])].decode())
        path = "//head/link[@type] | //main//a[@type]"
        found = {_resolve(feed["home_page_url"], link.get("href")) for link in page.xpath(path)}
        assert name in found


def _resolve(page: str, href: str) -> str:
    return _file(urljoin(page, href))


@pytest.mark.parametrize(
    ("switch", "gone", "word"),
    [
        ("atom", r".*/(feed|bus)\.xml", b"application/atom+xml"),
        ("json_feed", r".*/(feed|bus)\.json", b"application/feed+json"),
        ("sitemap", r"sitemap.*", b"sitemap"),
        ("headers", r"_headers", b"Content-Type:"),
    ],
)
def test_a_switch_takes_files_and_every_word_of_them(make_site, content, switch, gone, word):
    text = content("a", "de", "Eins.", date="2025-01-01", tags="[bus]", title="Titel")
    site = make_site({"content/a.de.md": text})
    whole = site.build()
    before = site.tree()
    assert any(re.fullmatch(gone, name) for name in before)
    assert whole.surfaces[switch]
    site.write("site.toml", f'base_url = "https://archive.example"\n[surfaces]\n{switch} = false\n')
    without = site.build()
    after = site.tree()
    assert {name for name in before if name not in after} == {
        name for name in before if re.fullmatch(gone, name)
    }
    assert not [name for name, raw in after.items() if word in raw and name != "manifest.txt"]
    assert switch not in without.surfaces
    assert sum(without.surfaces.values()) < sum(whole.surfaces.values())


def test_drafts_that_are_shown_are_in_no_feed_no_sitemap_and_no_headers(make_site, content):
    site = make_site(
        {
            "content/a.de.md": content("a", "de", "Eins.", date="2025-01-01"),
            "content/b.de.md": content("b", "de", "Zwei.", date="2025-01-02", draft="true"),
        },
        "[surfaces]\nhreflang_headers = true\n",
    )
    site.build(drafts=True)
    files = site.tree()
    assert "de/b.html" in files
    told = {
        name: raw for name, raw in files.items() if name.endswith((".xml", ".json", "_headers"))
    }
    assert len(told) > 3
    assert not [name for name, raw in told.items() if b"de/b.html" in raw]
    assert site.build().problems == []
    assert b"de/a.html" in site.tree()["de/feed.xml"]


def test_a_feed_follows_the_words_of_the_theme(make_site, content):
    site = make_site(
        {
            "content/a.de.md": content("a", "de", "Eins.", date="2025-01-01"),
            "themes/mine/theme.toml": 'name = "mine"\nextends = "archive"\n',
        },
        'theme = "mine"\n',
    )
    site.build()
    before = site.tree()["de/feed.xml"].decode()
    assert "<author><name>nicht bekannt</name></author>" in before
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    site.write("themes/mine/locale/de.po", f'{head}\nmsgid "not known"\nmsgstr "ungenannt"\n')
    site.build()
    assert site.tree()["de/feed.xml"].decode() == before.replace("nicht bekannt", "ungenannt")
