"""Lead -> label: a sentence, a clause or whole words, never more than 90 characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.breaks import words
from generator.model.ids import LangTag
from generator.stages.format.label import label_of_body, label_of_text

KHMER = "ក្រុមការងារសង្គមបានបើកផ្ទះមួយសម្រាប់គ្រួសារដែលមកពីខេត្តឆ្ងាយៗ និងបង្រៀនកុមារឱ្យអានសរសេរជារៀងរាល់ថ្ងៃ"
THAI = "นักสังคมสงเคราะห์เปิดบ้านสำหรับครอบครัวที่มาจากต่างจังหวัดและสอนเด็กๆอ่านเขียนทุกเย็นหลังเลิกงานที่ตลาดริมแม่น้ำ"
JAPANESE = (
    "地域の社会福祉士たちは遠くの町から引っ越してきた家族のために"
    "新しい家を開き毎晩子どもたちに読み書きを教えながら"
    "近所の人びとと一緒に夕食を作って庭の畑で採れた野菜を分け合い"
    "冬には毛布を配って歩く"
)
_LANGS = st.sampled_from(["de", "km", "th", "ja", "ar", "bn"])


def _cut(text, lang="de"):
    return label_of_text(text, LangTag(lang))


@pytest.mark.parametrize(
    ("lang", "lead", "label"),
    [
        ("de", "Ein Haus steht offen. Viele kommen.", "Ein Haus steht offen."),
        ("de", "Wer hilft? Alle.", "Wer hilft?"),
        ("de", "Ohne Punkt am Ende", "Ohne Punkt am Ende"),
        ("bn", "দরজা সবার জন্য খোলা। অনেকে আসে।", "দরজা সবার জন্য খোলা।"),
        ("ar", "الباب مفتوح للجميع. يأتي كثيرون.", "الباب مفتوح للجميع."),
        ("ja", "家は開いています。人が来ます。", "家は開いています。"),
        ("km", "ផ្ទះបើកទ្វារ។ មនុស្សជាច្រើនមក។", "ផ្ទះបើកទ្វារ។"),
        ("hi", "दरवाज़ा सबके लिए खुला है। कई लोग आते हैं।", "दरवाज़ा सबके लिए खुला है।"),
    ],
)
def test_a_label_is_the_first_sentence(lang, lead, label):
    assert _cut(lead, lang) == label


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. X opened the house.",
        "Frau Dr. K. Adler leitet das Haus.",
        "Am 3. Mai öffnete das Haus.",
        "Das Haus der J. R. Holm steht offen.",
        "Brot, Salz u. a. lagen bereit.",
    ],
)
def test_an_abbreviation_does_not_end_the_sentence(sentence):
    assert _cut(f"{sentence} Danach kamen viele andere.") == sentence


def test_white_space_in_a_lead_is_one_space():
    assert _cut("Ein  Haus\nsteht\toffen.") == "Ein Haus steht offen."


def test_a_sentence_of_ninety_characters_is_whole_and_a_longer_one_is_cut():
    fits = "Wort " * 17 + "Ende."
    assert len(fits) == 90
    assert _cut(fits) == fits
    assert _cut("x" + fits).endswith("…")


def test_a_long_sentence_is_cut_at_its_last_clause_that_fits():
    lead = "Das Haus am Rand der Stadt steht offen, weil viele halfen, " + "und noch mehr " * 9
    assert _cut(lead) == "Das Haus am Rand der Stadt steht offen, weil viele halfen…"


def test_a_clause_that_says_too_little_gives_way_to_whole_words():
    lead = "Heute, " + "kommen viele Menschen in das Haus am Rand der Stadt " * 3
    label = _cut(lead)
    assert label.endswith("…")
    assert 60 < len(label) <= 90
    assert lead.startswith(label[:-1] + " ")


@pytest.mark.parametrize(
    ("lang", "lead", "cuts"),
    [
        ("km", KHMER, "ក្រុម|ការងារ|សង្គម"),
        ("th", THAI, "นัก|สังคมสงเคราะห์|เปิด|บ้าน"),
        ("ja", JAPANESE, "地域|の|社会"),
    ],
    ids=["km", "th", "ja"],
)
def test_a_script_without_spaces_is_cut_between_words(lang, lead, cuts):
    parts = list(words(lead, LangTag(lang)))
    ends = {sum(map(len, parts[:count])) for count in range(len(parts) + 1)}
    label = _cut(lead, lang)
    assert label.endswith("…")
    assert 45 < len(label) <= 90
    assert lead.startswith(label[:-1])
    assert len(label) - 1 in ends
    assert lead.startswith(cuts.replace("|", ""))


def test_one_endless_word_is_cut_where_it_must_be():
    assert _cut("x" * 200) == "x" * 89 + "…"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1), _LANGS)
def test_a_label_is_a_beginning_of_the_text_of_at_most_ninety_characters(text, lang):
    label = _cut(text, lang)
    plain = " ".join(text.split())
    assert len(label) <= 90
    assert plain.startswith((label, label.removesuffix("…")))


@given(st.lists(st.sampled_from(["Wort", "Haus,", "und", "Ende.", "–", "Mr.", "3."]), min_size=1))
def test_a_label_of_spaced_words_ends_with_a_whole_word(words):
    text = " ".join(words)
    label = _cut(text).removesuffix("…")
    assert text == label or not text[len(label) :][0].isalnum()


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Ein *Haus* steht [offen](https://x.example). Mehr.\n", "Ein Haus steht offen."),
        ("## Kopf\n\nDer Text.\n", "Der Text."),
        ("::: figure\nEin Bild.\n:::\n\nDer Text.\n", "Der Text."),
        ("::: figure\n![alt](a.jpg)\nEin Bild.\n:::\n\nDer Text.\n", "Der Text."),
        ("> Ein Zitat.\n\nDer Text.\n", "Ein Zitat."),
        ("\\# kein Kopf &amp; `x`\n", "# kein Kopf & x"),
        ("Eine Zeile\nund noch eine.\n", "Eine Zeile und noch eine."),
        ("## Nur ein Kopf\n", "Nur ein Kopf"),
        ("::: figure\nNur ein Bild.\n:::\n", "Nur ein Bild."),
        ("#Hashtag am Anfang.\n\nDer Text.\n", "#Hashtag am Anfang."),
        ("Sie sagte:\n", "Sie sagte:"),
        ("- eins\n- zwei\n", "eins"),
        ("![](a.jpg)\n\n## Kopf\n\nDer Text.\n", "Der Text."),
    ],
)
def test_a_label_of_a_body_is_what_a_reader_sees_of_its_first_paragraph(body, label):
    assert label_of_body(body, LangTag("de")) == label


@pytest.mark.parametrize("body", ["", "\n", "![](a.jpg)\n", "***\n"])
def test_a_body_without_words_has_no_label(body):
    assert label_of_body(body, LangTag("de")) is None
