"""Language tags: any spelling in, canonical BCP 47 out, and what hreflang may say of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import lang
from generator.model.ids import LangTag

_PARTS = st.tuples(
    st.sampled_from(["de", "PT", "zh", "Sr", "fil", "iw", "no"]),
    st.sampled_from(["", "-latn", "-HANT", "_Cyrl"]),
    st.sampled_from(["", "-br", "_US", "-419"]),
    st.sampled_from(["", "-1996", "-valencia", "-FONIPA"]),
)


@pytest.mark.parametrize(
    ("spelt", "tag"),
    [
        ("de", "de"),
        ("DE", "de"),
        (" bn ", "bn"),
        ("pt_br", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("zh-hant-hk", "zh-Hant-HK"),
        ("SR_latn_rs", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("fil", "fil"),
        ("de-CH-1996", "de-CH-1996"),
        ("ca-VALENCIA", "ca-valencia"),
        ("no", "no"),
    ],
)
def test_a_tag_comes_out_in_canonical_case(spelt, tag):
    assert lang.parse(spelt) == tag


@pytest.mark.parametrize(
    ("spelt", "tag"),
    [
        ("iw", "he"),
        ("in-ID", "id-ID"),
        ("ji", "yi"),
        ("jw", "jv"),
        ("mo-MD", "ro-MD"),
        ("sh", "sr-Latn"),
        ("sh-BA", "sr-Latn-BA"),
        ("tl", "fil"),
        ("tl-PH", "fil-PH"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant-HK"),
    ],
)
def test_a_withdrawn_code_becomes_its_successor(spelt, tag):
    assert lang.parse(spelt) == tag


def test_a_script_that_is_written_out_outweighs_the_script_of_an_alias():
    assert lang.parse("sh-Cyrl") == "sr-Cyrl"


@pytest.mark.parametrize(
    "spelt",
    [
        "",
        "d",
        "german",
        "xx",
        "de-",
        "-de",
        "de--AT",
        "de AT",
        "dé",
        "x-default",
        "i-klingon",
        "de-DE-DE",
        "../de",
        "de\nfr",
    ],
)
def test_what_is_no_tag_is_refused_by_name(spelt):
    with pytest.raises(ValueError, match="`") as caught:
        lang.parse(spelt)
    assert f"`{spelt}`" in str(caught.value)


def test_digits_of_another_script_make_no_region():
    with pytest.raises(ValueError, match="is not a language tag"):
        lang.parse("es-٤١٩")


@settings(deadline=None, derandomize=True)
@given(_PARTS.map("".join))
def test_a_canonical_tag_is_read_as_itself(spelt):
    tag = lang.parse(spelt)
    assert lang.parse(tag) == tag
    assert tag.isascii()


@pytest.mark.parametrize(
    ("tag", "shorter"),
    [
        ("de", ["de"]),
        ("pt-BR", ["pt-BR", "pt"]),
        ("zh-Hant-HK", ["zh-Hant-HK", "zh-Hant", "zh"]),
    ],
)
def test_fallbacks_go_from_the_tag_to_its_language(tag, shorter):
    assert list(lang.fallbacks(LangTag(tag))) == shorter


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh-Hans", "zh-Hant-HK", "sr-Latn", "bn"])
def test_hreflang_says_a_tag_that_search_engines_know_as_it_is(tag):
    assert lang.hreflang(LangTag(tag)) == tag


@pytest.mark.parametrize("tag", ["es-419", "fil", "ckb", "fil-PH", "de-1996", "x-default"])
def test_hreflang_is_silent_where_search_engines_know_no_code(tag):
    assert lang.hreflang(LangTag(tag)) is None


def test_hreflang_never_names_a_region_that_iso_does_not_have():
    assert lang.hreflang(lang.parse("en-UK")) in {None, "en-GB"}
