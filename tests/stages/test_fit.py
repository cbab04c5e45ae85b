"""Extract* -> Fitted*: what one version shows for sure helps the others; no text is carried."""

import datetime as dt
import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path, PurePosixPath

import pytest

from generator.edges.identifier import identify
from generator.model.document import Author, Source
from generator.model.extract import Block, BlockKind, Decision, Evidence, Extract, Fate
from generator.model.ids import Digest, LangTag
from generator.stages.collect import collect
from generator.stages.decode import decode
from generator.stages.extract import extract
from generator.stages.fit import fit

REAL = Path(__file__).parents[3] / "shared" / "seeds"
URL = "https://jornal.example/a-casa-na-margem-a77.html"
DE = {
    "caption": "Kinder pflanzen im Hof des Hauses die ersten Bohnen.",
    "one": "Das Haus am Stadtrand nahm im Sommer 64 Familien auf, und die Nachbarn um Ana Duarte"
    " trugen Möbel, strichen Wände und brachten am ersten Abend Brot und Salz vorbei.",
    "heading": "Ein langer Tisch für alle",
    "two": "In der Küche im Erdgeschoss kochen heute Leute aus 27 Ländern, und wer neu ist, bekommt"
    " einen Platz am langen Tisch, noch bevor die Koffer ausgepackt sind, sagt die Leiterin.",
    "three": "Für das kommende Jahr bewilligte der Stadtrat 41.500 Euro; damit soll der Keller"
    " trocken werden, und im Garten entsteht ein Spielplatz, den die Eltern selbst bauen wollen.",
}
XX = {  # a language that nobody taught the program
    "caption": "Watoto wapanda maharagwe ya kwanza uani.",
    "one": "Nyumba ya pembezoni mwa mji ilipokea familia 64 wakati wa kiangazi, na majirani wa Ana"
    " Duarte walibeba samani, walipaka kuta rangi na walileta mkate na chumvi jioni ya kwanza.",
    "heading": "Meza ndefu kwa ajili ya wote",
    "two": "Jikoni kwenye ghorofa ya chini leo wanapika watu wa nchi 27, na mgeni hupata nafasi"
    " kwenye meza ndefu hata kabla ya kufungua mizigo yake, anasema msimamizi wa nyumba.",
    "three": "Kwa mwaka ujao baraza la mji liliidhinisha euro 41,500; ghorofa ya chini ya ardhi"
    " itakaushwa, na bustanini kutajengwa uwanja wa michezo ambao wazazi wataujenga wenyewe.",
}
_RULES = {
    BlockKind.PARAGRAPH: "body.paragraph",
    BlockKind.CAPTION: "caption.first-line",
    BlockKind.HEADING: "heading.standing-line",
}


def _paragraphs(texts, *keys):
    return [(BlockKind.PARAGRAPH, texts[key]) for key in keys]


def _version(lang, blocks, settled=(), **fields):
    """Make the extract of a text with a line for each block, then for each settled line."""
    kept = [
        Decision(line=n, start=0, end=len(text), fate=Fate.KEPT, rule=_RULES[kind])
        for n, (kind, text) in enumerate(blocks, 1)
    ]
    after = [
        Decision(line=n, start=0, end=len(text), fate=fate, rule=rule)
        for n, (text, fate, rule) in enumerate(settled, len(blocks) + 1)
    ]
    plain = Extract(
        path=PurePosixPath(f"seeds/{lang}.txt"),
        digest=Digest(lang),
        lang=LangTag(lang),
        title=None,
        date=None,
        authors=(),
        source=Source(),
        description=None,
        blocks=tuple(Block(kind=k, text=t, line=n) for n, (k, t) in enumerate(blocks, 1)),
        decisions=(*kept, *after),
        evidence=(),
        review=("title", "date", "authors", "source"),
    )
    return replace(plain, **fields)


def _german(**fields):
    """Make a version with a caption, a heading, a byline, a source line and a counter."""
    blocks = [
        (BlockKind.CAPTION, DE["caption"]),
        (BlockKind.PARAGRAPH, DE["one"]),
        (BlockKind.HEADING, DE["heading"]),
        *_paragraphs(DE, "two", "three"),
    ]
    settled = [
        ("Artikel und Fotos: ANA LIMA", Fate.MOVED, "byline.labelled"),
        (f"Quelle: {URL}", Fate.MOVED, "source.labelled"),
        ("Kommentar (0)", Fate.DROPPED, "trailer.comments"),
    ]
    known = {
        "authors": (Author(name="ANA LIMA", roles=("text", "photo")),),
        "source": Source(name="Jornal", url=URL),
        "review": ("title", "date"),
    }
    return _version("de", blocks, settled, **(known | fields))


def _unknown(*tail, lang="sw", **fields):
    paragraphs = _paragraphs(XX, "caption", "one", "heading", "two", "three")
    return _version(lang, [*paragraphs, *((BlockKind.PARAGRAPH, line) for line in tail)], **fields)


def _fitted(*versions):
    found = {fitted.extract.lang: fitted for fitted in fit(versions)}
    return found["sw"].extract


def _findings(*versions, lang):
    (found,) = (fitted.findings for fitted in fit(versions) if fitted.extract.lang == lang)
    return found


def _account(extract):
    return [(d.line, d.start, d.end) for d in extract.decisions]


def _settled(extract):
    return [(d.line, d.fate, d.rule) for d in extract.decisions if d.rule != "body.paragraph"]


def test_a_caption_known_in_one_version_is_one_in_the_other():
    german = _version("de", [(BlockKind.CAPTION, DE["caption"]), *_paragraphs(DE, "one", "two")])
    other = _version("sw", _paragraphs(XX, "caption", "one", "two"))
    found = _fitted(german, other)
    assert found.blocks[0] == Block(kind=BlockKind.CAPTION, text=XX["caption"], line=1)
    assert _settled(found) == [(1, Fate.KEPT, "sibling.caption:de")]
    assert found.blocks[1:] == other.blocks[1:]


def test_a_heading_known_in_one_version_is_one_in_the_other():
    blocks = [*_paragraphs(DE, "one"), (BlockKind.HEADING, DE["heading"]), *_paragraphs(DE, "two")]
    other = _version("sw", _paragraphs(XX, "one", "heading", "two"))
    found = _fitted(_version("de", blocks), other)
    assert [block.kind.value for block in found.blocks] == ["paragraph", "heading", "paragraph"]
    assert _settled(found) == [(2, Fate.KEPT, "sibling.heading:de")]


def test_a_long_block_is_no_heading_whatever_the_sibling_says():
    blocks = [*_paragraphs(DE, "one"), (BlockKind.HEADING, DE["heading"]), *_paragraphs(DE, "two")]
    other = _version("sw", _paragraphs(XX, "one", "three", "two"))
    assert _fitted(_version("de", blocks), other) == other


def test_a_short_line_at_the_end_is_no_caption_whatever_the_sibling_says():
    blocks = [*_paragraphs(DE, "one", "two"), (BlockKind.CAPTION, DE["caption"])]
    other = _version("sw", _paragraphs(XX, "one", "two", "caption"))
    assert _fitted(_version("de", blocks), other) == other


def test_what_was_carried_once_is_not_carried_on():
    blocks = [(BlockKind.CAPTION, DE["caption"]), *_paragraphs(DE, "one")]
    carried = _version("de", blocks)
    rule = replace(carried.decisions[0], rule="sibling.caption:fr")
    carried = replace(carried, decisions=(rule, *carried.decisions[1:]))
    other = _version("sw", _paragraphs(XX, "caption", "one"))
    assert _fitted(carried, other) == other


def test_siblings_that_contradict_each_other_settle_nothing():
    caption = _version("de", [(BlockKind.CAPTION, DE["caption"]), *_paragraphs(DE, "one")])
    heading = _version("fr", [(BlockKind.HEADING, DE["caption"]), *_paragraphs(DE, "one")])
    other = _version("sw", _paragraphs(XX, "caption", "one"))
    assert _fitted(caption, heading, other) == other


def test_a_trailer_in_an_unknown_language_is_told_by_the_sibling():
    tail = ("Makala na picha: Ana Lima", f"Chanzo: {URL}", "Maoni (0)", "Hakuna data")
    other = _unknown(*tail)
    found = _fitted(_german(), other)
    assert [block.text for block in found.blocks] == list(XX.values())
    assert _settled(found) == [
        (1, Fate.KEPT, "sibling.caption:de"),
        (3, Fate.KEPT, "sibling.heading:de"),
        (6, Fate.MOVED, "sibling.byline:de"),
        (7, Fate.MOVED, "sibling.source:de"),
        (8, Fate.DROPPED, "sibling.trailer:de"),
        (9, Fate.DROPPED, "sibling.trailer:de"),
    ]
    assert _account(found) == _account(other)
    assert found.authors == (Author(name="Ana Lima", roles=("text", "photo")),)
    assert found.source == Source(url=URL)
    assert found.review == ("title", "date", "authors", "source", "body")
    assert found.evidence[:2] == (
        Evidence(
            field="authors", value=tail[0], rule="sibling.byline:de", certainty=0.79, lines=(6,)
        ),
        Evidence(field="source", value=URL, rule="sibling.source:de", certainty=0.79, lines=(7,)),
    )


def test_a_name_in_another_script_is_told_by_its_place_before_the_source():
    found = _fitted(_german(), _unknown("Текст: АНА ЛИМА", f"Chanzo: {URL}"))
    assert found.authors == (Author(name="АНА ЛИМА", roles=("text", "photo")),)


@pytest.mark.parametrize(
    "line",
    [
        "Chanzo: https://jornal.example/another-text-a78.html",
        "Makala: ANA LIMABERG",
        "Soma pia makala ya ANA LIMA kuhusu bustani ya jirani na watoto wake",
        "Текст: АНА ЛИМА",
        "Maoni 0",
    ],
)
def test_a_line_that_is_not_the_siblings_stays(line):
    assert _fitted(_german(), _unknown(line)).blocks[-1].text == line


def test_a_counter_stays_where_the_sibling_kept_one():
    german = _german()
    block = Block(kind=BlockKind.PARAGRAPH, text="Sprechstunde (12)", line=9)
    extra = Decision(line=9, start=0, end=17, fate=Fate.KEPT, rule="body.paragraph")
    german = replace(german, blocks=(*german.blocks, block), decisions=(*german.decisions, extra))
    assert _fitted(german, _unknown("Saa za kazi (12)")).blocks[-1].text == "Saa za kazi (12)"


def test_a_field_in_doubt_tells_nothing():
    german = _german(review=("title", "date", "authors", "source"))
    lines = ("ANA LIMA", f"Chanzo: {URL}")
    assert [b.text for b in _fitted(german, _unknown(*lines)).blocks[-2:]] == list(lines)


def test_fields_that_are_there_stay_and_none_is_taken_over():
    author = Author(name="A. Lima")
    source = Source(url="https://other.example/x")
    other = _unknown("ANA LIMA", f"Chanzo: {URL}", authors=(author,), source=source)
    found = _fitted(_german(title="Das Haus", date=dt.date(2025, 10, 23)), other)
    assert (found.title, found.date, found.authors) == (None, None, (author,))
    assert found.source == source
    assert found.blocks[-1].text == f"Chanzo: {URL}"


def test_no_document_loses_its_body():
    other = _version("sw", [(BlockKind.PARAGRAPH, f"Chanzo: {URL}")])
    assert _fitted(_german(), other) == other


def test_a_version_without_siblings_is_as_it_was():
    (found,) = fit([_german()])
    assert (found.extract, found.findings) == (_german(), ())
    assert fit([]) == ()


def test_the_order_given_changes_nothing():
    versions = [_german(), _unknown("Maoni (0)"), _unknown(f"Bron: {URL}", lang="nl")]
    expected = fit(versions)
    assert [fitted.extract.lang for fitted in expected] == ["de", "nl", "sw"]
    assert {fit(order) for order in permutations(versions)} == {expected}


def test_two_blocks_of_one_line_that_cannot_be_told_apart_stay():
    german = _version("de", [(BlockKind.CAPTION, DE["caption"]), *_paragraphs(DE, "one")])
    other = _version("sw", _paragraphs(XX, "caption", "one"))
    halves = (
        replace(other.decisions[0], end=10),
        replace(other.decisions[0], start=10),
        other.decisions[1],
    )
    other = replace(other, decisions=halves)
    assert _fitted(german, other) == other


def test_a_number_that_differs_is_found_on_both_sides_of_two():
    other = _version("sw", [*_paragraphs(XX, "one"), (BlockKind.PARAGRAPH, XX["two"] + " 350")])
    german = _version("de", _paragraphs(DE, "one", "two"))
    (here,) = _findings(german, other, lang="sw")
    assert (here.code, here.langs, here.lines) == ("numbers", ("de",), (2,))
    assert here.what == "only here: `350`"
    (there,) = _findings(german, other, lang="de")
    assert (there.code, there.lines, there.what) == ("numbers", (2,), "not here: `350`")


def test_of_three_versions_the_odd_one_is_told():
    odd = _version("sw", [(BlockKind.PARAGRAPH, XX["one"].replace("64", "46"))])
    others = [_version(lang, _paragraphs(DE, "one")) for lang in ("de", "fr")]
    (found,) = _findings(odd, *others, lang="sw")
    assert (found.langs, found.what) == (("de", "fr"), "not here: `64`; only here: `46`")
    assert _findings(odd, *others, lang="de") == ()


def test_a_number_that_languages_spell_out_is_told_apart():
    small = _version("sw", [(BlockKind.PARAGRAPH, XX["one"] + " 3")])
    (found,) = _findings(small, _version("de", _paragraphs(DE, "one")), lang="sw")
    assert found.code == "numbers-small"


def test_a_million_in_words_is_the_same_number():
    words = _version("sw", [(BlockKind.PARAGRAPH, XX["one"] + " 3 milioni")])
    digits = _version("de", [(BlockKind.PARAGRAPH, DE["one"] + " 3.000.000")])
    assert _findings(words, digits, lang="sw") == ()


def test_a_paragraph_that_is_lacking_is_told_with_its_place():
    short = _version("sw", _paragraphs(XX, "one", "three"))
    whole = _version("de", _paragraphs(DE, "one", "two", "three"))
    (found,) = _findings(short, whole, lang="sw")
    assert (found.code, found.langs, found.lines) == ("blocks", ("de",), (1,))
    assert _findings(short, whole, lang="de") == ()


def test_a_paragraph_that_one_version_splits_is_not_lacking():
    half = XX["two"].index(", na mgeni") + 1
    parts = [(BlockKind.PARAGRAPH, XX["two"][:half]), (BlockKind.PARAGRAPH, XX["two"][half:])]
    split = _version("sw", [*_paragraphs(XX, "one"), *parts, *_paragraphs(XX, "three")])
    whole = _version("de", _paragraphs(DE, "one", "two", "three"))
    assert _findings(split, whole, lang="sw") == _findings(split, whole, lang="de") == ()


def test_fields_that_differ_are_told():
    mine = {"date": dt.date(2025, 3, 1), "authors": (Author(name="Phuong Anh"),)}
    theirs = {"date": dt.date(2025, 3, 2), "authors": (Author(name="ANH PHUONG"),)}
    german = _version("de", _paragraphs(DE, "one"), source=Source(url=URL), **theirs)
    other = Source(url="https://jornal.example/x")
    swahili = _version("sw", _paragraphs(XX, "one"), source=other, **mine)
    found = _findings(german, swahili, lang="sw")
    assert [finding.code for finding in found] == ["authors", "date", "source"]
    assert found[1].what == "`2025-03-01` here, but `de` has `2025-03-02`"


def test_fields_that_say_the_same_in_other_print_are_not_told():
    german = _version(
        "de", _paragraphs(DE, "one"), source=Source(url=URL), authors=(Author(name="LÊ ANH"),)
    )
    url = URL.replace("https://", "http://www.") + "?utm_source=x"
    swahili = _version(
        "sw", _paragraphs(XX, "one"), source=Source(url=url), authors=(Author(name="Le Anh"),)
    )
    assert _findings(german, swahili, lang="sw") == ()
    bengali = replace(swahili, authors=(Author(name="লে আন"),))
    assert _findings(german, bengali, lang="sw") == ()


@pytest.fixture(scope="module")
def real(vocabulary):
    if not (REAL / "expected.json").is_file():
        pytest.skip(f"{REAL} is not here: the real sources lie beside the repository")
    names = sorted(json.loads((REAL / "expected.json").read_text()))[:3]
    files = [next(iter(collect(REAL.parent, REAL.name, name))) for name in names]
    return [extract(decode(file), vocabulary, identify) for file in files]


def test_real_versions_that_agree_keep_what_they_are(real):
    fitted = fit(real)
    assert [f.extract.lang for f in fitted] == ["bn", "de", "en"]
    assert [f.extract for f in fitted] == sorted(real, key=lambda extract: extract.lang)


def test_the_numbers_that_real_german_spells_out_are_told_of_german_only(real):
    bengali, german, english = fit(real)
    assert (bengali.findings, english.findings) == ((), ())
    assert [(f.code, f.langs, f.what) for f in german.findings] == [
        ("numbers-small", ("bn", "en"), "not here: `3`"),
        ("numbers-small", ("bn", "en"), "not here: `6`"),
        ("numbers-small", ("bn", "en"), "not here: `1`, `5`"),
    ]
