"""Language tags as pages write them: faults, directions, and what agrees."""

import pytest

from generator.model.tags import agrees, are_kin, direction_of, fault_of, primary


@pytest.mark.parametrize(
    "tag",
    "de en-GB pt-BR zh-Hans zh-Hant-HK es-419 ckb zxx und sr-Latn-RS de-1996 sl-rozaj-biske"
    " de-CH-1901 ar-u-nu-arab en-x-private x-y zh-yue fil en-EU iw en-XA EN-gb".split(),
)
def test_a_registered_tag_has_no_fault(tag):
    expected = "form" if tag == "x-y" else None  # private use alone names no language
    assert (fault_of(tag) or "").endswith("of one") is (expected == "form")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("pt_br", "underscores"),
        ("", "form"),
        ("xx", "no language `xx`"),
        ("en-UK", "no country `UK`"),
        ("deutsch-", "form"),
        ("d", "form"),
        ("de--AT", "form"),
        ("de-AT-", "form"),
        ("english language", "form"),
    ],
)
def test_a_wrong_tag_says_why(tag, said):
    assert said in (fault_of(tag) or "")


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"), ("fa-AF", "rtl"), ("he", "rtl"), ("de", "ltr"), ("bn", "ltr"),
        ("ar-Latn", "ltr"), ("az-Arab", "rtl"), ("pa", None), ("ku", None), ("no tag", None),
    ],
)  # fmt: skip
def test_the_script_decides_the_direction(tag, direction):
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    ("code", "tag"),
    [("en", "en-GB"), ("en-gb", "en"), ("zh-Hans", "zh-CN"), ("no", "nb"), ("pt-BR", "pt_BR")],
)
def test_a_code_agrees_with_a_page_that_it_may_mean(code, tag):
    assert agrees(code, tag)


@pytest.mark.parametrize(
    ("code", "tag"), [("de", "en"), ("pt-BR", "pt-PT"), ("zh-Hans", "zh-Hant"), ("hr", "sr")]
)
def test_a_code_does_not_agree_with_another_language(code, tag):
    assert not agrees(code, tag)


def test_near_relatives_are_kin_and_others_are_not():
    assert are_kin("hr", "sr-Latn")
    assert are_kin("id", "ms")
    assert are_kin("nb", "da")
    assert are_kin("fa", "prs")
    assert not are_kin("de", "en")
    assert not are_kin("bn", "hi")
    assert primary("zh-Hant-TW") == "zh"
