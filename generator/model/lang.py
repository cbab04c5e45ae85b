"""Language tags: any spelling in, canonical BCP 47 out, and what hreflang may say of them."""

from __future__ import annotations

import re

from generator.model.ids import LangTag

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
)
# Codes that ISO 639-1 withdrew or that stand for another tag (IANA language subtag registry).
_ALIASES = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jw": "jv",
    "mo": "ro",
    "sh": "sr-Latn",
    "tl": "fil",
}
_ALIASES |= {"zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant-HK"}
_ISO_639_1 = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da"
    " de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy"
    " hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg"
    " li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or"
    " os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta"
    " te tg th ti tk tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)


# ISO 3166-1 alpha-2. `UK`, `EU` and `UN` are reserved codes, not countries.
_ISO_3166 = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR"
    " BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ"
    " EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW"
    " GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY"
    " KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV"
    " MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY"
    " QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG"
    " TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM"
    " ZW".split()
)


def parse(text: str) -> LangTag:
    """Return the canonical tag: language lower-case, script in title case, region upper-case.

    Underscores and any case are read; withdrawn codes become their successors (``iw`` -> ``he``).

    Raises:
        ValueError: If *text* is no tag, or its two-letter language is not in ISO 639-1.
    """
    spelt = text.strip().replace("_", "-").lower()
    match = _TAG.fullmatch(_ALIASES.get(spelt, spelt).lower())
    if match is None:
        raise ValueError(f"`{text}` is not a language tag")
    language = _ALIASES.get(match["language"], match["language"])
    if len(language) == 2 and language not in _ISO_639_1:  # noqa: PLR2004 - a two-letter code
        raise ValueError(f"`{text}` names no language of ISO 639-1")
    parts = [language]
    if match["script"]:
        parts = [language.split("-")[0], match["script"].title()]
    if match["region"]:
        parts.append(match["region"].upper())
    return LangTag("-".join(parts) + match["variants"])


def fallbacks(tag: LangTag) -> tuple[LangTag, ...]:
    """List *tag* and its shorter forms: ``zh-Hant-HK``, ``zh-Hant``, ``zh``."""
    parts = tag.split("-")
    return tuple(LangTag("-".join(parts[:end])) for end in range(len(parts), 0, -1))


def hreflang(tag: LangTag) -> str | None:
    """Return the code that search engines read for *tag*, or None where they know none.

    Allowed are an ISO 639-1 language, an optional script and an optional ISO 3166-1 country.
    Source: Google Search Central, "Localized versions of your pages", language codes.
    """
    match = _TAG.fullmatch(tag.lower())
    if match is None or match["language"] not in _ISO_639_1 or match["variants"]:
        return None
    if match["region"] and match["region"].upper() not in _ISO_3166:
        return None
    return str(tag)
