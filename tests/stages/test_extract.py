"""Text -> Extract: each rule by itself, on small texts; and the account of every character."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.document import Author
from generator.model.errors import SourceError
from generator.model.extract import BlockKind, Fate
from generator.model.ids import Digest
from generator.model.source import Text
from generator.stages.extract import compile_rules, extract

VOCABULARY = compile_rules(load_rules(BUILT_IN))

PROSE = (
    "Das Haus am Stadtrand nahm im Sommer zwanzig Familien auf, und die Nachbarn trugen Möbel,"
    " strichen Wände und brachten am ersten Abend Brot und Salz vorbei, wie es seit langem"
    " Brauch ist."
)
MORE = (
    "In der Küche im Erdgeschoss kochen heute Leute aus elf Ländern, und wer neu ist, bekommt einen"
    " Platz am langen Tisch, noch bevor die Koffer ausgepackt sind, sagt die Leiterin des Hauses."
)
LEAD = "Zwei Kinder pflanzen Bohnen im Hof."
SOURCE = "Quelle: https://stadtblatt.example/haus-am-rand"


def _surely_german(_text):
    return [("de", 0.99), ("nl", 0.01)]


def _unsure(_text):
    return [("de", 0.4), ("nl", 0.3), ("id", 0.2)]


def _extract(*lines, name="seeds/a.txt", identify=_surely_german):
    text = Text(path=PurePosixPath(name), digest=Digest("d"), lines=lines, removed=())
    return extract(text, VOCABULARY, identify)


def _kinds(found):
    return [(block.kind.value, block.text) for block in found.blocks]


def _paragraphs(*lines):
    return [("paragraph", line) for line in lines]


def _rules(found, fate):
    return [(d.line, d.rule) for d in found.decisions if d.fate is fate]


def _evidence(found, field):
    return [(e.value, e.rule, e.certainty) for e in found.evidence if e.field == field]


# Furniture


def test_a_first_line_with_a_host_and_a_motto_is_dropped():
    found = _extract("stadtblatt.example - Was die Leute bewegt", "", "Ein Haus", "", PROSE, MORE)
    assert _rules(found, Fate.DROPPED) == [(1, "site-line.host")]
    assert (found.title, "title" in found.review) == ("Ein Haus", True)
    assert PROSE in [block.text for block in found.blocks]


def test_a_headline_that_begins_with_a_host_is_no_site_line():
    line = "stadtblatt.example – Mieter ziehen vor Gericht"
    found = _extract(line, PROSE, MORE)
    assert (found.title, "title" in found.review) == (line, True)
    assert _rules(found, Fate.DROPPED) == []


def test_the_first_line_of_a_known_portal_is_dropped_by_its_profile():
    found = _extract("Vietnam.vn - Ein Motto", "", PROSE, MORE)
    assert _rules(found, Fate.DROPPED) == [(1, "portal.vietnam-vn.site-line")]


@pytest.mark.parametrize(
    "line",
    [
        "stadtblatt.example - der Ort, an dem alles begann.",
        "Stadtblatt - Was die Leute bewegt",
        "Die Seite stadtblatt.example - ein Porträt",
    ],
    ids=["sentence", "no-host", "host-in-prose"],
)
def test_a_first_line_that_only_mentions_a_site_is_kept(line):
    found = _extract(line, "", PROSE, MORE)
    assert _rules(found, Fate.DROPPED) == []


def test_a_site_line_without_an_article_under_it_is_refused():
    with pytest.raises(SourceError) as caught:
        _extract("Vietnam.vn - Ein Motto")
    assert caught.value.problem.code == "seed-empty"


@pytest.mark.parametrize("lines", [(), ("",), ("  ", "\u3000", "")], ids=["none", "one", "blank"])
def test_a_text_without_words_is_refused(lines):
    with pytest.raises(SourceError, match="the file has no text"):
        _extract(*lines)


@pytest.mark.parametrize("noise", ["Keine Daten", "keine daten", "No data", "[ad_1]"])
def test_words_that_a_template_leaves_behind_are_dropped_anywhere(noise):
    found = _extract(PROSE, noise, MORE, noise)
    assert _rules(found, Fate.DROPPED) == [(2, "noise"), (4, "noise")]


@pytest.mark.parametrize(
    "counter",
    [
        "Kommentar (0)", "Kommentare: 12", "3 Kommentare", "KOMMENTARE (3)", "Comment (0)",
        "মন্তব্য (০)", "تعليقات (٣)", "មតិយោបល់ (០)", "Bình luận (0)", "评论（2）", "Comentarii [4]",
    ],
)  # fmt: skip
def test_a_comment_counter_and_the_teasers_after_it_are_dropped(counter):
    found = _extract(PROSE, MORE, counter, "", "Nachbarn", "Wohnen am Fluss")
    assert _rules(found, Fate.DROPPED) == [
        (3, "trailer.comments"),
        (5, "trailer.comments.after"),
        (6, "trailer.comments.after"),
    ]


@pytest.mark.parametrize(
    "line", ["Kommentar", "Kommentar (neu)", "Die Kommentare (3) blieben freundlich", "Seite (3)"]
)
def test_what_only_looks_like_a_counter_is_kept(line):
    found = _extract(PROSE, MORE, line)
    assert (line in [block.text for block in found.blocks]) is True


def test_a_counter_with_long_text_after_it_goes_alone_and_asks_for_a_person():
    long = PROSE + " " + MORE
    found = _extract(PROSE, "Kommentare (2)", long, MORE)
    assert _rules(found, Fate.DROPPED) == [(2, "trailer.comments")]
    assert [block.text for block in found.blocks] == [PROSE, long, MORE]
    assert "body" in found.review


def test_a_counter_above_the_article_does_not_take_the_article_with_it():
    found = _extract("Ein Haus für zwanzig Familien", "3 Kommentare", "", PROSE, MORE)
    assert _rules(found, Fate.DROPPED) == [(2, "trailer.comments")]
    assert [block.text for block in found.blocks][-2:] == [PROSE, MORE]


@pytest.mark.parametrize("heading", ["Lesen Sie auch", "Same category:", "একই বিভাগে"])
def test_a_heading_of_related_texts_and_what_follows_is_dropped(heading):
    found = _extract(PROSE, MORE, heading, "Wohnen am Fluss", "Nachbarn")
    assert [rule for _, rule in _rules(found, Fate.DROPPED)] == [
        "trailer.related",
        "trailer.related.after",
        "trailer.related.after",
    ]


def test_related_words_before_more_prose_are_text():
    found = _extract(PROSE, "Lesen Sie auch", MORE)
    assert _rules(found, Fate.DROPPED) == []


def test_a_counter_in_an_unknown_language_is_known_by_the_source_line_above_it():
    after_source = _extract(PROSE, MORE, SOURCE, "Palaute (2)")
    after_prose = _extract(PROSE, MORE, "Palaute (2)")
    assert _rules(after_source, Fate.DROPPED) == [(4, "trailer.counter-unlabelled")]
    assert _rules(after_prose, Fate.DROPPED) == []


# Title, caption, heading


def test_a_short_first_sentence_before_the_lead_is_a_caption_and_no_title():
    found = _extract(LEAD, PROSE, MORE)
    assert _kinds(found) == [("caption", LEAD), *_paragraphs(PROSE, MORE)]
    assert found.title is None
    assert "title" in found.review


def test_a_first_line_without_a_full_stop_is_a_title_under_review():
    found = _extract("Ein Haus für zwanzig Familien", "", PROSE, MORE)
    assert found.title == "Ein Haus für zwanzig Familien"
    ((value, rule, certainty),) = _evidence(found, "title")
    assert (value, rule) == (found.title, "title.standing-line")
    assert certainty < 0.8
    assert "title" in found.review
    assert _rules(found, Fate.MOVED) == [(1, "title.standing-line")]


@pytest.mark.parametrize("title", ["Wem gehört das Haus?", "Ein Haus, zwanzig Familien!"])
def test_a_headline_may_ask_or_call(title):
    assert _extract(title, "", PROSE, MORE).title == title


def test_a_long_first_paragraph_is_neither_title_nor_caption():
    found = _extract(PROSE, MORE)
    assert _kinds(found) == _paragraphs(PROSE, MORE)
    assert found.title is None


def test_a_first_line_of_two_sentences_is_no_caption():
    two = "Zwei Kinder pflanzen Bohnen. Ein Hund sieht ihnen zu."
    assert _kinds(_extract(two, PROSE, MORE)) == _paragraphs(two, PROSE, MORE)


def test_an_initial_or_an_ordinal_does_not_end_a_captions_sentence():
    caption = "Frau K. Adler pflanzt am 3. Tag Bohnen."
    assert _kinds(_extract(caption, PROSE))[0] == ("caption", caption)


def test_a_sentence_that_stands_alone_is_the_text_and_no_caption():
    assert _kinds(_extract(LEAD)) == _paragraphs(LEAD)


@pytest.mark.parametrize("label", ["Titel", "Title", "শিরোনাম"])
def test_a_labelled_title_is_taken_without_doubt(label):
    found = _extract(f"{label}: Ein Haus am Rand", PROSE, MORE)
    assert found.title == "Ein Haus am Rand"
    assert "title" not in found.review


@pytest.mark.parametrize(
    "caption",
    [
        LEAD,
        "ছেলেমেয়েরা উঠানে শিম লাগায়।",
        "孩子们在院子里种豆子。",
        "เด็กสองคนปลูกถั่วในสวน",
        "កុមារពីរនាក់ដាំសណ្តែក។",
    ],
    ids=["de", "bn", "zh", "th", "km"],
)
def test_a_short_line_that_stands_twice_is_one_caption(caption):
    found = _extract(PROSE, caption, caption, MORE)
    assert _kinds(found) == [
        ("paragraph", PROSE),
        ("caption", caption),
        ("paragraph", MORE),
    ]
    assert _rules(found, Fate.DROPPED) == [(3, "caption.doubled")]


def test_a_long_text_that_stands_twice_is_one_paragraph():
    long = PROSE + " " + MORE
    found = _extract(PROSE, long, long)
    assert _kinds(found) == _paragraphs(PROSE, long)
    assert _rules(found, Fate.DROPPED) == [(3, "text.doubled")]


def test_a_line_that_returns_later_is_kept_each_time():
    found = _extract(PROSE, MORE, PROSE)
    assert _kinds(found) == _paragraphs(PROSE, MORE, PROSE)


def test_a_line_that_ends_in_a_photo_credit_is_a_caption():
    caption = "Bohnen im Hof. Foto: Jan Weber"
    found = _extract(PROSE, caption, MORE)
    assert _kinds(found) == [("paragraph", PROSE), ("caption", caption), ("paragraph", MORE)]


def test_a_credited_caption_at_the_top_is_no_title():
    caption = "Bohnen im Hof. Foto: Jan Weber"
    found = _extract(caption, "", PROSE, MORE)
    assert found.title is None
    assert _kinds(found)[0] == ("caption", caption)


def test_a_short_line_before_prose_is_a_heading():
    found = _extract(PROSE, "Ein Tisch für alle", MORE)
    assert _kinds(found) == [
        ("paragraph", PROSE),
        ("heading", "Ein Tisch für alle"),
        ("paragraph", MORE),
    ]


@pytest.mark.parametrize(
    "after",
    [("Kurz.",), (), ("Brot", "Salz")],
    ids=["short-line", "nothing", "list"],
)
def test_a_short_line_without_prose_after_it_is_no_heading(after):
    found = _extract(PROSE, MORE, "Ein Tisch für alle", *after)
    assert {block.kind for block in found.blocks} == {BlockKind.PARAGRAPH}


def test_two_short_lines_in_a_row_are_no_headings():
    found = _extract(PROSE, "Ein Tisch für alle", "Und ein Hof", MORE)
    assert _kinds(found) == _paragraphs(PROSE, "Ein Tisch für alle", "Und ein Hof", MORE)


@pytest.mark.parametrize(
    "line",
    ["- Ein Tisch", "3. Ein Tisch", "Ein Tisch,", "Ein Tisch:", "Ein Tisch.", "1998", "* * *"],
)
def test_a_line_with_a_mark_of_a_list_or_a_sentence_is_no_heading(line):
    found = _extract(PROSE, line, MORE)
    assert _kinds(found) == _paragraphs(PROSE, line, MORE)


def test_a_full_page_gives_title_standfirst_source_name_and_date():
    found = _extract(
        "stadtblatt.example - Motto",
        "",
        "Ein Haus für zwanzig Familien",
        "",
        PROSE,
        "",
        "Randnotizen OstRandnotizen Ost23/10/2025",
        "",
        MORE,
    )
    assert found.title == "Ein Haus für zwanzig Familien"
    assert found.description == PROSE
    assert found.source.name == "Randnotizen Ost"
    assert found.date.isoformat() == "2025-10-23"
    assert _kinds(found) == _paragraphs(MORE)
    assert found.review == ("authors", "source")


# Date


@pytest.mark.parametrize("line", ["23.10.2025", "23. Oktober 2025", "২৩/১০/২০২৫"])
def test_a_line_that_is_a_date_gives_the_date(line):
    found = _extract("Ein Haus für zwanzig Familien", line, PROSE, MORE)
    assert found.date.isoformat() == "2025-10-23"
    assert "date" not in found.review


@pytest.mark.parametrize(
    "line", ["Veröffentlicht am: 23.10.2025", "Stand 23.10.2025", "প্রকাশিত: ২৩/১০/২০২৫"]
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_labelled_date_is_taken_above_and_below_the_text(line, place):
    lines = (line, PROSE, MORE) if place == "head" else (PROSE, MORE, line)
    assert _extract(*lines).date.isoformat() == "2025-10-23"


@pytest.mark.parametrize(
    "line",
    [
        "2025",
        "Im Jahr 2025 zogen zwanzig Familien ein.",
        "Am 23. Oktober 2025 wurde das Haus eröffnet.",
        "Oktober 2025",
        "2021-2025",
        "Datum: unbekannt",
    ],
)
def test_a_year_in_prose_is_never_a_date(line):
    found = _extract(PROSE, line, MORE)
    assert found.date is None
    assert "date" in found.review


def test_a_date_deep_in_the_body_is_text():
    lines = [f"{PROSE} {number}." for number in range(7)]
    found = _extract(*lines, "23.10.2025", MORE)
    assert found.date is None
    assert ("paragraph", "23.10.2025") in _kinds(found)


# Source


def test_a_source_line_gives_name_and_address():
    found = _extract(PROSE, MORE, "Quelle: Stadtblatt - https://stadtblatt.example/a1")
    assert (found.source.name, found.source.url) == ("Stadtblatt", "https://stadtblatt.example/a1")
    assert "source" not in found.review


def test_a_source_without_an_address_is_a_name_under_review():
    found = _extract(PROSE, MORE, "Quelle: Stadtblatt")
    assert (found.source.name, found.source.url) == ("Stadtblatt", None)
    assert "source" in found.review


@pytest.mark.parametrize("mark", [".", ")", ",", "!"])
def test_a_mark_after_an_address_is_no_part_of_it(mark):
    found = _extract(PROSE, MORE, SOURCE + mark)
    assert found.source.url == "https://stadtblatt.example/haus-am-rand"


def test_a_source_glued_to_the_byline_is_split_off():
    found = _extract(PROSE, MORE, f"JAN WEBER{SOURCE}")
    assert found.source.url == "https://stadtblatt.example/haus-am-rand"
    assert found.authors == (Author(name="JAN WEBER"),)
    assert _rules(found, Fate.MOVED) == [(3, "byline.bare"), (3, "source.labelled")]


def test_a_source_glued_to_the_last_sentence_leaves_the_sentence_in_the_body():
    found = _extract(PROSE, f"{MORE}{SOURCE}")
    assert found.source.url == "https://stadtblatt.example/haus-am-rand"
    assert [block.text for block in found.blocks] == [PROSE, MORE]


def test_a_source_label_in_mid_body_is_taken_with_an_address_and_doubted():
    found = _extract(PROSE, MORE, PROSE + " 2.", SOURCE, MORE + " 2.")
    assert found.source.url == "https://stadtblatt.example/haus-am-rand"
    assert "source" in found.review


@pytest.mark.parametrize(
    "line", ["Quelle: unbekannt", "Die Quelle: ein Brunnen im Hof, sagt der alte Gärtner leise."]
)
def test_a_source_label_in_mid_body_without_an_address_is_text(line):
    found = _extract(PROSE, MORE, line, PROSE + " 2.")
    assert found.source.url is None
    assert line in [block.text for block in found.blocks]


def test_prose_after_an_address_is_text_and_no_name_of_a_source():
    found = _extract(PROSE, f"{SOURCE} {MORE}")
    assert found.source.name is None
    assert any(MORE in block.text for block in found.blocks)


def test_the_last_of_two_source_lines_is_the_source_and_the_other_is_kept():
    other = "Quelle: https://stadtblatt.example/anderswo"
    found = _extract(PROSE, MORE, other, SOURCE)
    assert found.source.url == "https://stadtblatt.example/haus-am-rand"
    assert other in [block.text for block in found.blocks]


@pytest.mark.parametrize("address", ["https://[stadtblatt", "https://stadtblatt.example:tor/a"])
def test_what_only_begins_like_an_address_is_no_source(address):
    found = _extract(PROSE, MORE, f"Quelle: {address}")
    assert found.source.url is None
    assert "source" in found.review


# Byline


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Artikel und Fotos: JAN WEBER", [("JAN WEBER", "text photo")]),
        ("Text: Jan Weber", [("Jan Weber", "text")]),
        ("Foto: Jan Weber", [("Jan Weber", "photo")]),
        (
            "Text & Bild: Jan Weber, Ida Holm",
            [("Jan Weber", "text photo"), ("Ida Holm", "text photo")],
        ),
        ("Text: Jan Weber und Ida Holm", [("Jan Weber", "text"), ("Ida Holm", "text")]),
        ("Text: Ann Lee and Bo Chan", [("Ann Lee", "text"), ("Bo Chan", "text")]),
        ("Story: Ann Lee and Bo Chan", [("Ann Lee", "text"), ("Bo Chan", "text")]),
        ("Fotos: Ana Sousa e Rui Pinto", [("Ana Sousa", "photo"), ("Rui Pinto", "photo")]),
        ("Foto: Ana Ruiz y Leo Mora", [("Ana Ruiz", "photo"), ("Leo Mora", "photo")]),
        ("Photo: Léa Morel", [("Léa Morel", "photo")]),
        ("প্রবন্ধ এবং ছবি: JAN WEBER", [("JAN WEBER", "text photo")]),
        ("লেখা: রিনা সেন", [("রিনা সেন", "text")]),
        ("النص والصور: JAN WEBER", [("JAN WEBER", "text photo")]),
        ("អត្ថបទ និង រូបថត: JAN WEBER", [("JAN WEBER", "text photo")]),
        ("Bài và ảnh: JAN WEBER", [("JAN WEBER", "text photo")]),
        ("文・写真：山田花子", [("山田花子", "text photo")]),
        ("Von Jan Weber", [("Jan Weber", "text")]),
        ("By Ann de la Cruz", [("Ann de la Cruz", "text")]),
        ("By J. R. Holm", [("J. R. Holm", "text")]),
    ],
)
def test_a_byline_is_read_by_its_label_in_its_language(line, authors):
    found = _extract(PROSE, MORE, line, SOURCE)
    assert [(a.name, " ".join(a.roles)) for a in found.authors] == authors
    names_a_writer = any("text" in roles for _, roles in authors)
    assert ("authors" in found.review) is not names_a_writer


def test_two_bylines_for_one_person_make_one_author_with_both_roles():
    found = _extract(PROSE, MORE, "Text: Jan Weber", "Foto: Jan Weber", SOURCE)
    assert found.authors == (Author(name="Jan Weber", roles=("text", "photo")),)


def test_a_byline_above_the_text_is_read():
    found = _extract("Ein Haus am Rand", "Von Jan Weber", "", PROSE, MORE)
    assert found.authors == (Author(name="Jan Weber"),)
    assert found.title == "Ein Haus am Rand"


def test_a_bare_name_before_the_source_line_is_the_byline():
    found = _extract(PROSE, MORE, "Jan Weber", SOURCE, "Kommentar (0)")
    assert found.authors == (Author(name="Jan Weber"),)
    assert _evidence(found, "authors")[0][1] == "byline.bare"
    assert "authors" not in found.review


@pytest.mark.parametrize(("name", "is_open"), [("Herzlich Willkommen", True), ("JAN WEBER", False)])
def test_a_bare_name_outside_a_page_is_sure_in_capitals_only(name, is_open):
    found = _extract(PROSE, MORE, name, SOURCE)
    assert [author.name for author in found.authors] == [name]
    assert ("authors" in found.review) is is_open


def test_a_bare_name_in_a_script_without_capitals_is_doubted():
    found = _extract(PROSE, MORE, "রিনা সেন", SOURCE)
    assert found.authors == (Author(name="রিনা সেন"),)
    assert "authors" in found.review


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, MORE, "Jan Weber"),
        (PROSE, "Jan Weber", MORE, SOURCE),
        (PROSE, MORE, "Brot", "Jan Weber", SOURCE),
    ],
    ids=["no-source", "in-mid-body", "end-of-a-list"],
)
def test_a_bare_name_anywhere_else_is_text(lines):
    found = _extract(*lines)
    assert found.authors == ()
    assert "Jan Weber" in [block.text for block in found.blocks]


@pytest.mark.parametrize(
    "line",
    ["Haus 14", "Er ging nach Hause", "Was nun?", "Jan Weber, 47", "A B C D E F G", "Ende gut."],
)
def test_a_line_that_names_nobody_is_no_byline(line):
    found = _extract(PROSE, MORE, line, SOURCE)
    assert found.authors == ()


# Language


def test_the_identifier_sees_the_prose_and_decides():
    seen = []

    def identify(text):
        seen.append(text)
        return [("nl", 0.93), ("de", 0.07)]

    found = _extract("Ein Tisch für alle", "", PROSE, MORE, identify=identify)
    assert set(seen) == {f"{PROSE}\n{MORE}"}
    assert found.lang == "nl"
    assert _evidence(found, "lang") == [("nl", "lang.text nl=0.93 de=0.07", 0.93)]


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("seeds/a.km.txt", "km"),
        ("seeds/a.pt-BR.txt", "pt-BR"),
        ("seeds/a.ZH-hant.txt", "zh-Hant"),
        ("seeds/deep.er/a.bn.txt", "bn"),
    ],
)
def test_a_hint_in_the_file_name_wins_and_a_contradiction_is_doubted(name, lang):
    found = _extract(PROSE, MORE, name=name)
    assert found.lang == lang
    assert "lang" in found.review


def test_a_hint_that_the_text_confirms_is_not_doubted():
    found = _extract(PROSE, MORE, name="seeds/a.de-AT.txt")
    assert found.lang == "de-AT"
    assert "lang" not in found.review


@pytest.mark.parametrize(
    "name",
    [
        "seeds/de.txt",
        "seeds/a.html.txt",
        "seeds/a.v2.txt",
        "seeds/a.12.txt",
        "seeds/a.xx.txt",
        "seeds/www.stadtblatt.com.txt",
        "seeds/report.pdf.txt",
        "seeds/report.old.txt",
    ],
)
def test_a_file_name_without_a_language_is_no_hint(name):
    assert _extract(PROSE, MORE, name=name).lang == "de"


def test_a_label_decides_only_where_the_text_is_too_short_to_tell():
    lines = ("Kurz.", "Sumber: https://stadtblatt.example/a")
    unsure = _extract(*lines, identify=_unsure)
    sure = _extract(*lines)
    assert (unsure.lang, _evidence(unsure, "lang")[0][1].split()[0]) == ("id", "lang.label")
    assert (sure.lang, "lang" in sure.review) == ("de", True)


def test_labels_that_several_languages_share_leave_the_choice_to_the_text():
    lines = ("Kort.", "Foto: Jan Weber", "Source: https://stadtblatt.example/a")
    found = _extract(*lines, identify=_unsure)
    assert "lang" in found.review


def test_a_text_in_an_unknown_language_keeps_its_label_words_as_text():
    line = "Puna: https://stadtblatt.example/a"
    found = _extract(PROSE, MORE, line, identify=lambda _: [("mi", 0.97)])
    assert found.source.url is None
    assert found.lang == "mi"
    assert ("paragraph", line) in _kinds(found)


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        ("孩子们在院子里种豆子，邻居们都来帮忙。", "zh-Hans"),
        ("孩子們在院子裡種豆子，鄰居們都來幫忙。", "zh-Hant"),
    ],
)
def test_chinese_is_told_apart_by_its_characters(body, lang):
    assert _extract(body, identify=lambda _: [("zh", 1.0)]).lang == lang


@pytest.mark.parametrize(("code", "lang"), [("sr", "sr-Latn"), ("no", "nb"), ("iw", "he")])
def test_what_the_identifier_says_becomes_a_canonical_tag(code, lang):
    assert _extract(PROSE, identify=lambda _: [(code, 0.95)]).lang == lang


def test_codes_that_are_no_languages_are_passed_over():
    found = _extract(PROSE, identify=lambda _: [("xx", 0.9), ("bn", 0.1)])
    assert found.lang == "bn"


# The account


def test_review_names_every_field_that_the_text_does_not_give():
    assert _extract(PROSE, MORE).review == ("title", "date", "authors", "source")


def test_a_text_with_everything_needs_no_review():
    found = _extract("Titel: Das Haus", "Datum: 23.10.2025", PROSE, MORE, "Text: Jan Weber", SOURCE)
    assert found.review == ()


_WORDS = [
    PROSE, MORE, LEAD, SOURCE, f"JAN WEBER{SOURCE}", "Quelle: Stadtblatt", "Kommentar (0)", "(০)",
    "মন্তব্য (০)", "Lesen Sie auch", "Keine Daten", "Text: Jan Weber", "Foto: ", "Von Jan Weber",
    "Jan Weber", "Titel: Haus", "Datum: 23.10.2025", "23/10/2025", "BlattBlatt23/10/2025", "2025",
    "stadtblatt.example - Motto", "Vietnam.vn - Motto", "https://x.example/a", "Source:", ":", "-",
    "সূত্র: https://x.example/b", "Ein Tisch für alle", "* * *", "\u3000", " ", "", "e\u0301", "(",
    "Quelle: https://a.example/bQuelle: https://c.example/d", "Palaute (2)", "x" * 400,
]  # fmt: skip
_LINES = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.lists(st.sampled_from(_WORDS), max_size=3).map(" ".join),
        st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=30),
    ),
    max_size=10,
)


@given(lines=_LINES.map(tuple))
def test_every_character_is_kept_moved_or_dropped_exactly_once(lines):
    found = _extracted(lines)
    if found is None:
        return
    times = [[0] * len(line) for line in lines]
    for decision in found.decisions:
        for place in range(decision.start, decision.end):
            times[decision.line - 1][place] += 1
    for line, row in zip(lines, times, strict=True):
        assert all(n <= 1 for n in row)
        assert all(n == 1 for c, n in zip(line, row, strict=True) if not c.isspace())


@given(lines=_LINES.map(tuple))
def test_the_body_is_made_of_the_kept_pieces_and_of_nothing_else(lines):
    found = _extracted(lines)
    if found is None:
        return
    kept = [lines[d.line - 1][d.start : d.end] for d in found.decisions if d.fate is Fate.KEPT]
    for block, raw in zip(found.blocks, kept, strict=True):
        mark = raw.removesuffix(block.text).strip() if block.kind is BlockKind.ITEM else ""
        assert raw.endswith(block.text)
        assert len(mark) <= 1
        assert mark or raw == block.text
    assert all(block.text == block.text.strip() != "" for block in found.blocks)


@given(lines=_LINES.map(tuple))
def test_every_field_stands_in_the_raw_text(lines):
    found = _extracted(lines)
    if found is None:
        return
    raw = "\n".join(lines)
    fields = [found.title, found.description, found.source.name, found.source.url]
    for value in [*fields, *(author.name for author in found.authors)]:
        assert all(word in raw for word in (value or "").split())


def _extracted(lines):
    try:
        return _extract(*lines)
    except SourceError as error:
        assert error.problem.code == "seed-empty"  # noqa: PT017 - any other code is a bug
        return None


# What a stranger's texts showed


def test_a_word_that_ends_in_a_label_is_no_source():
    for line in ("Bildquelle: https://x.example/a.jpg", "Es ist open-source: https://x.example/b"):
        found = _extract(PROSE, MORE, line)
        assert found.source.url is None
        assert line in [block.text for block in found.blocks]


@pytest.mark.parametrize(
    "line", ["Report: Child Poverty Rises", "Di Balik Senyum Anak", "De Ziua Copilului"]
)
def test_a_headline_that_begins_like_a_byline_names_no_author(line):
    found = _extract(line, "", PROSE, MORE)
    assert found.authors == ()
    assert "authors" in found.review


@pytest.mark.parametrize(
    "lines",
    [
        (PROSE, MORE, "Date: 14 March 2026", "Place: Town hall"),
        (PROSE, "12 March 2011", MORE),
        (PROSE, "Datum: 12.03.2011", MORE),
    ],
)
def test_a_date_in_or_under_the_text_is_no_date_of_publication(lines):
    assert _extract(*lines, SOURCE).date is None


def test_a_date_that_can_be_read_in_two_ways_asks_for_a_person():
    found = _extract("Ein Haus", "", "BlattBlatt03/04/2025", "", PROSE, MORE)
    assert (str(found.date), "date" in found.review) == ("2025-04-03", True)
    found = _extract("Ein Haus", "", "BlattBlatt23/04/2025", "", PROSE, MORE)
    assert "date" not in found.review


def test_a_category_above_the_headline_is_no_certain_title():
    deck = "Zwanzig Familien ziehen im Herbst in das neue Haus am Rand der Stadt."
    head = ("Gesellschaft", "", "Ein Haus am Rand", "", deck, "", "BlattBlatt23/04/2025", "")
    found = _extract(*head, PROSE, MORE)
    assert (found.title, found.description) == ("Ein Haus am Rand", deck)
    assert "title" in found.review
    assert (1, "header.menu") in _rules(found, Fate.DROPPED)


def test_a_first_line_with_the_name_of_the_source_is_no_title():
    head = ("Das Blatt - Neues aus der Stadt", "", "Ein Haus am Rand", "", "BlattBlatt23/04/2025")
    found = _extract(*head, "", PROSE, MORE)
    assert found.title == "Ein Haus am Rand"
    assert (1, "site-line.source-name") in _rules(found, Fate.DROPPED)


def test_a_counter_above_most_of_the_text_takes_nothing_with_it():
    lead = "Die Bücherei ist in diesem Frühling wieder in den Dörfern am Fluss unterwegs."
    found = _extract(lead, "Kommentar (0)", PROSE, MORE, SOURCE)
    assert [rule for _, rule in _rules(found, Fate.DROPPED)] == ["trailer.comments"]
    assert found.source.url is not None


@pytest.mark.parametrize(
    ("rest", "url"),
    [
        ("https://x.example/wiki/Bus_(library)", "https://x.example/wiki/Bus_(library)"),
        ("(https://x.example/a)", "https://x.example/a"),
        ("https://x.example/a1。", "https://x.example/a1"),
        ("HTTPS://X.example/a", "HTTPS://X.example/a"),
        ("https://x.example/a.", "https://x.example/a"),
    ],
)
def test_an_address_ends_before_the_marks_that_follow_it(rest, url):
    assert _extract(PROSE, MORE, f"Quelle: {rest}").source.url == url


@pytest.mark.parametrize(
    "date",
    ["November 5, 2025", "05/11/2025 08:30 (GMT+7)", " • 05.11.2025", "2025-11-05T08:30:00+07:00"],
)
def test_many_forms_of_date_are_read_behind_a_doubled_name(date):
    found = _extract("Ein Haus", "", f"BlattBlatt{date}", "", PROSE, MORE)
    assert str(found.date) == "2025-11-05"


def test_prose_with_a_photo_word_is_no_caption():
    line = "In jedem Dorf bietet sich dasselbe Bild: Kinder stehen Schlange."
    assert _kinds(_extract(PROSE, line, MORE))[1] == ("paragraph", line)


def test_lines_of_invisible_characters_are_blank():
    found = _extract(PROSE, "\u200c", "\u3164", "\ufe0f", MORE)
    assert [block.text for block in found.blocks] == [PROSE, MORE]


def test_related_headlines_under_the_source_line_are_dropped_even_as_sentences():
    teaser = "Am Samstag feiern die Nachbarn das Fest am Fluss mit Musik und Kuchen."
    found = _extract(PROSE, MORE, SOURCE, "Lesen Sie auch", teaser)
    assert [rule for _, rule in _rules(found, Fate.DROPPED)] == [
        "trailer.related",
        "trailer.related.after",
    ]
    assert found.source.url is not None


def test_a_headline_that_names_its_source_is_kept():
    found = _extract("Das Blatt - Neues aus der Stadt", "", "BlattBlatt23/04/2025", "", PROSE, MORE)
    assert found.title == "Das Blatt - Neues aus der Stadt"


def test_a_site_line_without_a_profile_does_not_tell_the_order_of_a_date():
    head = ("stadtblatt.example - Motto", "", "Ein Haus", "", "BlattBlatt03/04/2025", "")
    assert "date" in _extract(*head, PROSE, MORE).review
