"""Features* -> Suggestion*: what may be one article is shown with its reasons, never joined."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path, PurePosixPath

import pytest

from generator.model.ids import ArticleId, LangTag, digest
from generator.model.suggestion import POSSIBLE, VERY_LIKELY
from generator.stages.collect import collect
from generator.stages.decode import decode
from generator.stages.group import features, suggest
from generator.stages.group.candidates import candidates

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "seeds"
CORPUS = ROOT / "tests" / "corpus"
_BODY = {"caption", "heading", "paragraph"}

GERMAN = "Im Jahr 2024 zogen 64 Familien ein, sagte Ana Duarte, und 1.370 Gäste kamen aus 27 Orten."
SWAHILI = "Mwaka 2024 familia 64 zilihamia, alisema Ana Duarte, na wageni 1,370 kutoka miji 27."


def _features(head, lang, body, article=None):
    name = article or f"unsourced/{lang}"
    path = PurePosixPath(f"content/{name}.{lang}.md")
    return features(replace(head, path=path, article=ArticleId(name), lang=LangTag(lang)), body)


def test_two_texts_with_one_content_are_suggested_with_their_reasons(head):
    german, swahili = _features(head, "de", GERMAN), _features(head, "sw", SWAHILI)
    (found,) = suggest([swahili, german])
    assert (found.first, found.second) == (german.path, swahili.path)
    assert found.score >= VERY_LIKELY
    assert found.numbers == ("2024", "64", "1.370", "27")
    assert found.names == ("ana", "duarte")


def test_texts_with_nothing_in_common_are_not(head):
    other = "Watu 35 walihudhuria, alisema Pita Okello, na miche 412 ilipandwa."
    assert not list(suggest([_features(head, "de", GERMAN), _features(head, "sw", other)]))


def test_versions_that_are_one_article_already_are_not(head):
    texts = [_features(head, "de", GERMAN, "x/a"), _features(head, "sw", SWAHILI, "x/a")]
    assert not list(suggest(texts))


def test_two_texts_in_one_language_are_not(head):
    texts = [_features(head, "de", GERMAN, "x/a"), _features(head, "de", GERMAN, "x/b")]
    assert not list(suggest(texts))


def test_articles_with_a_language_in_common_cannot_be_one(head):
    texts = [
        _features(head, "de", GERMAN, "x/a"),
        _features(head, "sw", SWAHILI, "x/b"),
        _features(head, "de", "Etwas ganz anderes steht hier.", "x/b"),
    ]
    assert not list(suggest(texts))


def test_two_articles_are_suggested_once_by_their_best_pair(head):
    texts = [
        _features(head, "de", GERMAN, "x/a"),
        _features(head, "nl", "In 2024 zei Ana Duarte iets over 64 gezinnen.", "x/a"),
        _features(head, "sw", SWAHILI, "x/b"),
    ]
    (found,) = suggest(texts)
    assert (found.first.name, found.second.name) == ("a.de.md", "b.sw.md")


def test_the_likeliest_come_first_whatever_the_order_given(head):
    texts = [
        _features(head, "de", GERMAN, "x/a"),
        _features(head, "sw", SWAHILI, "x/b"),
        _features(head, "de", "Es kamen 88 Kinder und 3.650 Besucher.", "x/c"),
        _features(head, "sw", "Walikuja watoto 88 na wageni 3,650.", "x/d"),
    ]
    found = list(suggest(texts))
    assert [s.second.name for s in found] == ["b.sw.md", "d.sw.md"]
    assert found[0].score > found[1].score
    assert list(suggest(reversed(texts))) == found


@pytest.mark.parametrize("printed", ["+49 30 901820-14", "030 9018 2014", "(030) 90182014"])
def test_a_telephone_number_is_the_same_with_every_code_before_it(head, printed):
    assert _features(head, "de", f"Anrufe unter {printed}.").phones == ("90182014",)


@pytest.mark.parametrize(
    "text",
    [
        "1 500 000",
        "12.345.678",
        "2021-2025",
        "23.10.2025",
        "12 15 20 35 8",
        "1,234,567",
        "১২.৩৪৫.৬৭৮",
    ],
)
def test_a_large_number_and_a_date_are_no_telephones(head, text):
    assert _features(head, "de", text).phones == ()


def test_of_a_long_text_the_first_numbers_are_compared_and_fences_are_no_blocks(head):
    long = _features(head, "de", "x 35 y 64 z\n\n::: figure\n" * 10_000)
    assert (len(long.numbers), len(long.lengths)) == (200, 10_000)


def test_a_shared_telephone_and_an_address_are_reasons(head):
    texts = [
        _features(head, "de", "Rat gibt 1800 585 898 und https://www.hilfe.example/rat."),
        _features(head, "sw", "Piga ١٨٠٠٥٨٥٨٩٨ au http://hilfe.example/rat/ sasa"),
    ]
    (found,) = suggest(texts)
    assert (found.phones, found.urls) == (("00585898",), ("hilfe.example/rat",))
    assert POSSIBLE <= found.score < VERY_LIKELY


def test_paragraphs_of_like_lengths_alone_suggest_nothing(head):
    body = "\n\n".join("a" * length for length in (90, 400, 230, 610, 150))
    assert not list(suggest([_features(head, "de", body), _features(head, "sw", body)]))


def test_a_name_that_everybody_has_tells_nothing(head):
    crowd = [_features(head, "de", f"Dort steht Kwanza Nummer {n}.", f"x/{n}") for n in range(500)]
    one = _features(head, "sw", "Hapo ni Kwanza tu.", "x/sw")
    assert not list(suggest([*crowd, one]))


def test_ten_thousand_texts_are_compared_by_what_is_rare_only(head):
    """The count of comparisons is what must not grow with the square, whatever the machine."""
    texts = []
    for story in range(5000):
        mixed = [int(digest(f"{story} {place}")[:6], 16) for place in range(8)]
        numbers = [str(2 + n % (97 if n % 2 else 9973)) for n in mixed]
        texts.append(_features(head, "de", " und ".join(numbers), f"x/{story}"))
        texts.append(_features(head, "sw", " na ".join(numbers), f"y/{story}"))
    pairs = set(candidates(texts))
    assert len(pairs) < 10 * len(texts)
    assert sum((2 * story, 2 * story + 1) in pairs for story in range(5000)) > 4900


def _real(head):
    expected = json.loads((REAL / "expected.json").read_text())
    for name, truth in sorted(expected.items()):
        (file,) = collect(REAL.parent, REAL.name, name)
        wanted = {*truth["captions"], *truth["headings"], *truth["paragraphs"]}
        lines = dict.fromkeys(line.strip() for line in decode(file).lines)
        body = "\n\n".join(line for line in lines if line in wanted)
        yield truth["group"], _features(head, truth["lang"], body, name)


def _corpus(head):
    """Read the texts with the lines that a person marked as body: extract is not under test."""
    for folder in sorted(CORPUS.iterdir()):
        truth = folder / "truth.jsonl"
        for row in truth.read_text().splitlines() if truth.is_file() else ():
            fields = json.loads(row)
            if "roles" not in fields:
                continue
            (file,) = collect(CORPUS, folder.name, fields["file"])
            marked = zip(decode(file).lines, fields["roles"], strict=False)
            body = "\n\n".join(line for line, role in marked if role in _BODY)
            group = f"{folder.name}/{fields['group']}"
            yield group, _features(head, fields["lang"], body, f"{group}/{fields['file']}")


def _sample(head):
    for path in sorted((ROOT / "content").rglob("*.md")):
        front, _, body = path.read_text().partition("\n---\n")
        (group,) = [line for line in front.splitlines() if line.startswith("article: ")]
        lang = path.name.split(".")[-2]
        yield group, _features(head, lang, body, str(path.relative_to(ROOT)))


@pytest.fixture
def known(head):
    """All texts that are here, with the group that a person put them in."""
    real = list(_real(head)) if (REAL / "expected.json").is_file() else []
    corpus = list(_corpus(head)) if CORPUS.is_dir() else []
    return [*real, *corpus, *_sample(head)]


def test_no_two_texts_that_are_not_one_article_are_very_likely(known):
    groups = {text.path: group for group, text in known}
    false = [s for s in suggest(text for _, text in known) if groups[s.first] != groups[s.second]]
    assert [s for s in false if s.score >= VERY_LIKELY] == []
    assert len(false) <= len(known) // 10


def test_real_versions_of_one_article_are_very_likely_and_no_others_possible(head):
    if not (REAL / "expected.json").is_file():
        pytest.skip(f"{REAL} is not here: the real sources lie beside the repository")
    texts = list(_real(head))
    found = {(s.first, s.second): s.score for s in suggest(text for _, text in texts)}
    for (one_group, one), (other_group, other) in combinations(texts, 2):
        score = found.get((one.path, other.path), 0)
        assert (score >= VERY_LIKELY) is (one_group == other_group)
        assert (score >= POSSIBLE) is (one_group == other_group)
