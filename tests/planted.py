"""A small tree in which nothing is wrong, and for each rule an edit that plants its fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

BASE = "https://archive.example/news"
ENGLISH = (
    "<p>The evening school at the harbour opened its doors to twenty young people last week. They"
    " learn to read a contract, to write a letter to an office, and to reckon with money. Two"
    " teachers and a social worker are paid by the town for the first three years.</p>"
    "<p>Most of those who come have worked since they were children, and none of them has ever"
    " sat in a classroom for longer than a winter. The school asks nothing of them but that they"
    " come twice a week and bring a friend when they can.</p>"
)
GERMAN = (
    "<p>Die Abendschule am Hafen hat in der vergangenen Woche ihre Türen für zwanzig junge"
    " Menschen geöffnet. Sie lernen dort, einen Vertrag zu lesen, einen Brief an ein Amt zu"
    " schreiben und mit Geld zu rechnen. Zwei Lehrerinnen und ein Sozialarbeiter werden von der"
    " Stadt bezahlt.</p>"
    "<p>Die meisten von ihnen arbeiten, seit sie Kinder waren, und keiner hat je länger als einen"
    " Winter in einem Klassenzimmer gesessen. Die Schule verlangt nichts von ihnen, als dass sie"
    " zweimal in der Woche kommen und einen Freund mitbringen, wenn sie können.</p>"
)
STORIES = {"en": "en/story.html", "de": "de/bericht.html"}
HOMES = {"en": "en/index.html", "de": "de/index.html"}


def _url(path: str) -> str:
    return f"{BASE}/{path.removesuffix('index.html')}"


def alternates(pages: Mapping[str, str], default: str) -> str:
    rows = [*pages.items(), ("x-default", default)]
    return "\n".join(
        f'<link rel="alternate" hreflang="{code}" href="{_url(path)}">' for code, path in rows
    )


def page(path: str, lang: str, title: str, body: str, head: str = "") -> str:
    root = "../" * path.count("/")
    return f"""<!doctype html>
<html lang="{lang}" dir="ltr">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{root}style.css">
<link rel="canonical" href="{_url(path)}">
{head}
</head>
<body>
<nav><a href="{root}index.html">Archive</a> <a href="{root}about.html">About</a>
<a href="{root}en/index.html" hreflang="en" lang="en">English</a>
<a href="{root}de/index.html" hreflang="de" lang="de">Deutsch</a></nav>
<main id="text"><h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def _atom(updated: str = "2025-03-01T00:00:00Z") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:archive.example,2025:en</id><title>Archive</title><updated>{updated}</updated>
<author><name>Archive</name></author>
<link rel="self" href="{BASE}/en/feed.xml"/>
<entry><id>tag:archive.example,2025:en/story</id><title>School</title><updated>{updated}</updated>
<link href="{BASE}/en/story.html"/></entry>
</feed>
"""


def _rss() -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Archiv</title>
<link>{BASE}/de/</link><description>Berichte</description><language>de</language>
<atom:link rel="self" href="{BASE}/de/feed.xml"/>
<item><title>Schule</title><link>{BASE}/de/bericht.html</link><guid>{BASE}/de/bericht.html</guid>
<pubDate>Sat, 01 Mar 2025 00:00:00 +0000</pubDate></item></channel></rss>
"""


_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org",'
    ' "@type": "NewsArticle", "inLanguage": "en", "datePublished": "2025-03-01"}</script>'
)


def good() -> dict[str, str]:
    """Return the tree's files by path."""
    feed = '<link rel="alternate" type="{}" href="feed.{}">'
    homes, stories = alternates(HOMES, "index.html"), alternates(STORIES, "en/story.html")
    tree = {
        "index.html": page("index.html", "en", "Archive", "<p>Choose a language.</p>", homes),
        "about.html": page("about.html", "en", "About", "<h2>Who</h2><p>Neighbours.</p>"),
        "en/index.html": page(
            "en/index.html", "en", "News", '<p><a href="story.html#text">School</a></p>',
            f"{homes}\n{feed.format('application/atom+xml', 'xml')}",
        ),
        "de/index.html": page(
            "de/index.html", "de", "Neues", '<p><a href="bericht.html">Schule</a></p>',
            f"{homes}\n{feed.format('application/rss+xml', 'xml')}"
            f"\n{feed.format('application/feed+json', 'json')}",
        ),
        "en/story.html": page(
            "en/story.html", "en", "An evening school",
            f'{ENGLISH}<img src="../dot.svg" alt="A dot"><span lang="la">Salve</span>',
            f'{_LD}\n<meta property="og:url" content="{BASE}/en/story.html">'
            f'\n<meta property="og:locale" content="en_GB">\n{stories}',
        ),
        "de/bericht.html": page("de/bericht.html", "de", "Eine Abendschule", GERMAN, stories),
        "404.html": page("404.html", "en", "Not found", "<p>Nothing here.</p>",
                         '<meta name="robots" content="noindex">'),
        "en/feed.xml": _atom(),
        "de/feed.xml": _rss(),
        "de/feed.json": f"""{{"version": "https://jsonfeed.org/version/1.1", "title": "Archiv",
"language": "de", "feed_url": "{BASE}/de/feed.json", "items": [{{"id": "1", "content_text": "a",
"url": "{BASE}/de/bericht.html", "date_published": "2025-03-01T00:00:00Z"}}]}}""",
        "style.css": "body { background: url(dot.svg) } /* url(gone.png) */",
        "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "notes.pdf": "%PDF",
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n",
    }  # fmt: skip
    tree["404.html"] = tree["404.html"].replace(
        f'<link rel="canonical" href="{BASE}/404.html">', ""
    )
    listed = [path for path in tree if path.endswith(".html") and path != "404.html"]
    rows = "\n".join(f"<url><loc>{_url(path)}</loc></url>" for path in listed)
    tree["sitemap.xml"] = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{rows}\n</urlset>\n'
    )
    return tree


@dataclass(frozen=True)
class Plant:
    """Replacements (file, old, new) that plant a fault of *rule*; files that come with it."""

    rule: str
    edits: tuple[tuple[str, str, str], ...] = ()
    files: Mapping[str, str | bytes | int] = field(default_factory=dict)
    severity: str = "error"


def write(folder: Path, plant: Plant | None = None) -> Path:
    """Write the tree, with a fault planted; a number stands for so many empty bytes."""
    tree: dict[str, str | bytes | int] = {**good()}
    for path, old, new in plant.edits if plant else ():
        text = tree[path]
        assert isinstance(text, str)
        assert old in text, (path, old)
        tree[path] = text.replace(old, new)
    for path, content in {**tree, **(plant.files if plant else {})}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, int):
            with file.open("wb") as sparse:
                sparse.truncate(content)
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _both(old: str, new: str) -> tuple[tuple[str, str, str], ...]:
    """Change both stories."""
    return tuple((path, old, new) for path in STORIES.values())


def _link(code: str, path: str) -> str:
    return f'<link rel="alternate" hreflang="{code}" href="{_url(path)}">'


_DE, _EN = _link("de", "de/bericht.html"), _link("en", "en/story.html")
_SET = alternates(STORIES, "en/story.html")
_DEFAULT = _link("x-default", "en/story.html")
_MAPPED = f"<loc>{BASE}/en/story.html</loc>"
_MAPPED_DE = f"<url><loc>{BASE}/de/bericht.html</loc></url>\n"
_ABOUT = "<p>Neighbours.</p>"


def _in_map(*pairs: tuple[str, str]) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{_url(path)}"/>'
        for code, path in pairs
    )


def _about(new: str, old: str = _ABOUT) -> tuple[tuple[str, str, str], ...]:
    return (("about.html", old, new if old != _ABOUT else _ABOUT + new),)


_REDIRECT = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Go</title>'
    '<meta http-equiv="refresh" content="0; url=de/index.html">'
)
_NOISE = "".join(sha256(str(number).encode()).hexdigest() for number in range(6_000))

_NOTES = f"<url><loc>{BASE}/notes.pdf</loc>{_in_map(('de', 'de/bericht.html'))}</url></urlset>"
_ABOUT_MAPPED = f"<loc>{BASE}/about.html</loc>{_in_map(('en', 'about.html'))}"

PLANTS = {
    "a version that does not list itself": Plant("H1", (("de/bericht.html", f"{_DE}\n", ""),)),
    "a version that lists more than the others": Plant(
        "H1", (("en/story.html", _DE, f"{_DE}{_link('en-GB', 'en/story.html')}"),)
    ),
    "an alternate with dots": Plant(
        "H2", (("de/bericht.html", f'"en" href="{BASE}/en/', f'"en" href="{BASE}/de/../en/'),)
    ),
    "a relative alternate": Plant(
        "H2",
        (("de/bericht.html", _link("en", "en/story.html"), _link("en", "en/story.html")
          + '<link rel="alternate" hreflang="fr" href="//away.example/fr">'),
         ("en/story.html", _DE, _DE
          + '<link rel="alternate" hreflang="fr" href="//away.example/fr">')),
    ),
    "a version that lists nobody": Plant("H3", (("de/bericht.html", _SET, ""),)),
    "a code with an underscore": Plant("H4", _both('"de" href', '"de_DE" href')),
    "a country that is none": Plant("H4", _both('"en" href', '"en-UK" href')),
    "a code that search engines do not read": Plant(
        "H4", _both('"en" href', '"en-001" href'), severity="warning"
    ),
    "no x-default": Plant("H5", _both(f"\n{_DEFAULT}", ""), severity="warning"),
    "a code for two addresses": Plant(
        "H5", _both(_DE, f'{_DE}<link rel="alternate" hreflang="de" href="https://away.example/">')
    ),
    "countries and no plain language": Plant(
        "H6",
        _both(_EN, f"{_link('en-GB', 'en/story.html')}{_link('en-IN', 'en/story.html')}"),
        severity="note",
    ),
    "a div that ends the head": Plant("H7", (("de/bericht.html", _EN, f"<div></div>{_EN}"),)),
    "an alternate for a medium": Plant(
        "H7", (("de/bericht.html", '"en" href', '"en" media="print" href'),)
    ),
    "a sitemap that does not list the address itself": Plant(
        "H8",
        (("sitemap.xml", "</urlset>", _NOTES),),
    ),
    "alternates in the sitemap only": Plant(
        "H9",
        (("sitemap.xml", f"<loc>{BASE}/about.html</loc>", _ABOUT_MAPPED),),
        severity="warning",
    ),
    "a text in another language": Plant("H10", (("de/bericht.html", GERMAN, ENGLISH),)),
    "a code for a page in another language": Plant("H10", _both('"de" href', '"fr" href')),
    "a version that is canonical to another": Plant(
        "H11",
        (("de/bericht.html", f'canonical" href="{BASE}/de/bericht',
          f'canonical" href="{BASE}/en/story'),
         ("sitemap.xml", _MAPPED_DE, "")),
    ),
    "a relative canonical": Plant(
        "H11", (("de/bericht.html", f'canonical" href="{BASE}/de/', 'canonical" href="'),)
    ),
    "no canonical": Plant(
        "H11", (("about.html", f'<link rel="canonical" href="{BASE}/about.html">', ""),),
        severity="warning",
    ),
    "a script that sends readers on": Plant(
        "H12",
        (("index.html", "</main>",
          "<script>if (navigator.language == 'de') location.href = 'de/';</script></main>"),),
    ),
    "a redirect to another language": Plant("H12", files={"start.html": _REDIRECT}),
    "a version that is noindex": Plant(
        "H13",
        (("de/bericht.html", "<title>", '<meta name="robots" content="noindex"><title>'),
         ("sitemap.xml", _MAPPED_DE, "")),
    ),
    "an alternate that is not there": Plant(
        "H13", _both(_DE, f"{_DE}{_link('fr', 'fr/recit.html')}")
    ),
    "another set in the sitemap": Plant(
        "H14",
        (("sitemap.xml", _MAPPED, _MAPPED
          + _in_map(("en", "en/story.html"), ("de", "de/bericht.html"))),),
    ),
    "another set in the headers": Plant(
        "H14",
        files={"_headers": f'/en/story.html\n  Link: <{BASE}/en/story.html>; rel="alternate";'
               ' hreflang="en"\n'},
    ),
    "a link to nothing": Plant("L1", _about('<a href="gone.html">Gone</a>')),
    "a folder without its slash": Plant("L2", _about('<a href="en">News</a>'), severity="warning"),
    "a link to what _redirects sends on": Plant(
        "L2",
        _about('<a href="old.html">Old</a>'),
        {"_redirects": "/old.html /about.html 301\n"},
        severity="warning",
    ),
    "a link with other capitals": Plant("L3", _about('<a href="en/Story.html">School</a>')),
    "a fragment that names nothing": Plant(
        "L4", _about('<a href="en/story.html#end">School</a>')
    ),
    "a picture that is not there": Plant("L5", _about('<img src="gone.png" alt="">')),
    "a style sheet that loads what is not there": Plant(
        "L5", (("style.css", "url(dot.svg)", "url('gone.woff2')"),)
    ),
    "a link that is a script": Plant(
        "L6", _about('<a href="javascript:void(0)">Go</a>'), severity="warning"
    ),
    "a link to the reader's machine": Plant(
        "L6", _about('<a href="http://localhost:8000/">Go</a>'), severity="warning"
    ),
    "a page that nobody links to": Plant(
        "L7",
        (("sitemap.xml", "</urlset>", f"<url><loc>{BASE}/lone.html</loc></url></urlset>"),),
        {"lone.html": page("lone.html", "en", "Alone", "<p>Hello.</p>")},
        severity="note",
    ),
    "a link that forgets the site's folder": Plant(
        "L8", _about('<a href="/de/">Neues</a>'), severity="warning"
    ),
    "a sitemap that is not well-formed": Plant("M1", (("sitemap.xml", "</urlset>", ""),)),
    "a sitemap with entities": Plant(
        "M1", (("sitemap.xml", "<urlset", '<!DOCTYPE u [<!ENTITY a "b">]><urlset'),)
    ),
    "a sitemap in no namespace": Plant(
        "M1", (("sitemap.xml", 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""),)
    ),
    "a sitemap that lists what is not there": Plant(
        "M2",
        (("sitemap.xml", "</urlset>", f"<url><loc>{BASE}/gone.html</loc></url></urlset>"),),
    ),
    "a sitemap that lists what is noindex": Plant(
        "M3",
        (("sitemap.xml", "</urlset>", f"<url><loc>{BASE}/404.html</loc></url></urlset>"),),
    ),
    "a page that no sitemap lists": Plant(
        "M4", (("sitemap.xml", _MAPPED_DE, ""),), severity="warning"
    ),
    "a page that the sitemap lists twice": Plant(
        "M5", (("sitemap.xml", _MAPPED_DE, _MAPPED_DE * 2),), severity="warning"
    ),
    "a lastmod that is no date": Plant(
        "M6", (("sitemap.xml", _MAPPED, f"{_MAPPED}<lastmod>1 March</lastmod>"),),
        severity="warning",
    ),
    "robots.txt names no sitemap": Plant(
        "M7", (("robots.txt", f"Sitemap: {BASE}/sitemap.xml\n", ""),), severity="note"
    ),
    "robots.txt forbids what the sitemap lists": Plant(
        "M8", (("robots.txt", "Allow: /", "Disallow: /news/de/"),)
    ),
    "a feed that is not well-formed": Plant("F1", (("en/feed.xml", "</feed>", ""),)),
    "a JSON feed that is no JSON": Plant("F1", (("de/feed.json", "[", ""),)),
    "an entry without a title": Plant("F2", (("en/feed.xml", "<title>School</title>", ""),)),
    "a JSON feed without a title": Plant("F2", (("de/feed.json", '"title": "Archiv",', ""),)),
    "two entries with one id": Plant(
        "F3",
        (("de/feed.xml", "</channel>",
          f"<item><title>B</title><guid>{BASE}/de/bericht.html</guid></item></channel>"),),
    ),
    "a date without a zone": Plant(
        "F4", (("en/feed.xml", "2025-03-01T00:00:00Z", "2025-03-01T00:00:00"),)
    ),
    "a date of RSS that is not": Plant(
        "F4", (("de/feed.xml", "Sat, 01 Mar 2025 00:00:00 +0000", "2025-03-01"),)
    ),
    "an entry that leads to nothing": Plant(
        "F5", (("en/feed.xml", f"{BASE}/en/story.html", f"{BASE}/en/gone.html"),)
    ),
    "a feed in pt_br": Plant("F6", (("de/feed.xml", ">de<", ">pt_br<"),)),
    "a feed that says no language": Plant(
        "F6", (("en/feed.xml", ' xml:lang="en"', ""),), severity="note"
    ),
    "a feed that says another address": Plant(
        "F7", (("en/feed.xml", f'self" href="{BASE}/en/', f'self" href="{BASE}/'),),
        severity="warning",
    ),
    "an announced feed that is not there": Plant(
        "F8", (("de/index.html", 'href="feed.json"', 'href="feed2.json"'),)
    ),
    "an announced feed that is none": Plant(
        "F8", (("de/index.html", 'href="feed.json"', 'href="../notes.pdf"'),)
    ),
    "an entry to a page in another language": Plant(
        "F9", (("en/feed.xml", f"{BASE}/en/story.html", f"{BASE}/de/bericht.html"),),
        severity="warning",
    ),
    "a page without a language": Plant("G1", (("about.html", ' lang="en" dir', " dir"),)),
    "a language with an underscore": Plant(
        "G2", (("about.html", '<html lang="en"', '<html lang="en_GB"'),)
    ),
    "a page that runs the wrong way": Plant("G3", (("about.html", 'dir="ltr"', 'dir="rtl"'),)),
    "an Arabic page without a direction": Plant(
        "G3", (("about.html", '<html lang="en" dir="ltr"', '<html lang="ar"'),)
    ),
    "a part in no language": Plant("G4", _about('<p lang="pt_br">Olá</p>')),
    "two languages for one page": Plant(
        "G5",
        (("about.html", "<title>", '<meta http-equiv="content-language" content="de"><title>'),),
        severity="warning",
    ),
    "a link that says another language": Plant(
        "G6", _about('<a href="de/bericht.html" hreflang="fr">Rapport</a>'), severity="warning"
    ),
    "a link that says no language": Plant(
        "G6", _about('<a href="de/bericht.html" hreflang="de_DE">Bericht</a>'), severity="warning"
    ),
    "no doctype": Plant("P1", (("about.html", "<!doctype html>", ""),)),
    "no charset": Plant("P2", (("about.html", '<meta charset="utf-8">', ""),)),
    "bytes that are not UTF-8": Plant(
        "P2", files={"about.html": good()["about.html"].replace("Who", "é").encode("latin-1")}
    ),
    "no title": Plant("P3", (("about.html", "<title>About</title>", ""),)),
    "two h1": Plant("P4", _about("<h1>Again</h1>"), severity="warning"),
    "an id twice": Plant("P5", _about('<p id="text">Hello</p>')),
    "a title twice": Plant(
        "P6", (("about.html", "<title>About</title>", "<title>News</title>"),), severity="note"
    ),
    "no viewport": Plant("P7", (("about.html", '<meta name="viewport"', "<meta"),),
                         severity="warning"),
    "a page that is no text": Plant("P8", files={"en/picture.html": b"\x89PNG\r\n\0\0\0"}),
    "a picture without alt": Plant("A1", _about('<img src="dot.svg">')),
    "a link without text": Plant("A2", _about('<a href="en/story.html"><i></i></a>')),
    "a button without a name": Plant("A3", _about("<button><svg></svg></button>")),
    "a field without a label": Plant("A3", _about('<input name="q">')),
    "a level of headings left out": Plant("A4", _about("<h4>Deep</h4>"), severity="warning"),
    "zooming forbidden": Plant(
        "A5", (("about.html", "initial-scale=1", "maximum-scale=1"),)
    ),
    "a table without headings": Plant(
        "A6", _about("<table><tr><td>1<tr><td>2</table>"), severity="warning"
    ),
    "no main": Plant(
        "A7", (("about.html", "<main", "<div"), ("about.html", "</main", "</div")),
        severity="warning",
    ),
    "a frame without a title": Plant("A8", _about('<iframe src="en/story.html"></iframe>')),
    "a heavy script": Plant(
        "W1", _about('<script src="noise.js"></script>'), {"noise.js": _NOISE}, severity="warning"
    ),
    "a heavy file": Plant("W2", files={"film.webm": 26 * 1024 * 1024}, severity="warning"),
    "JSON-LD that is no JSON": Plant("D1", (("en/story.html", '"NewsArticle",', '"NewsArticle"'),)),
    "JSON-LD in another language": Plant(
        "D2", (("en/story.html", '"inLanguage": "en"', '"inLanguage": "de"'),)
    ),
    "og:locale without a territory": Plant("D3", (("en/story.html", '"en_GB"', '"en"'),)),
    "og:locale of another language": Plant("D3", (("en/story.html", '"en_GB"', '"fr_FR"'),)),
    "og:url of another page": Plant(
        "D4", (("en/story.html", f'og:url" content="{BASE}/en/story', f'og:url" content="{BASE}/'),)
    ),
    "a date in words": Plant(
        "D5", (("en/story.html", '"2025-03-01"}', '"1 March 2025"}'),), severity="warning"
    ),
}  # fmt: skip
