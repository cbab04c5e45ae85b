"""Language tags as pages write them: why one is wrong, which way its script runs, what is equal."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.ids import LangTag
from generator.model.lang import hreflang

# RFC 5646, section 2.1, without the irregular tags of old.
_FORM = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_OLD = frozenset({"in", "iw", "ji", "jw", "mo", "sh"})  # registered still, though withdrawn
_RESERVED = frozenset({"EU", "EZ", "UN", "AC", "CP", "DG", "EA", "IC", "TA", "AN", "CS", "SU"})
_PRIVATE_REGION = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
# Scripts from right to left, by language where a tag names none. Source: CLDR, script metadata
# and likely subtags; languages that are written both ways are left out.
_RTL_SCRIPTS = frozenset(
    "adlm arab aran armi hebr mand mend nkoo rohg samr sogd syrc thaa yezi".split()
)
_RTL = frozenset(
    "aao abh abv acm acq acw acx adf aeb aec aee aeq afb aib aii aij aiq amw apc apd ar arc"
    " arq ars ary arz ask atn auj auz avd avl ayh ayl ayn ayp azb bdz bej bft bgn bgp bhe bhm"
    " bhn bjf bjm bqi brh brk bsh bsk chg cja ckb clh czk dcc def deh dgl dmk dml dv esh fa"
    " fay faz fia fub gbz ggg gha ghr gig gjk gju glh glk gwc gwf gwt gzi hac haz hbo he hkh"
    " hnd hno hoh hrt hrz hss huy isk itk iw jad jat jbe jbn jdg ji jnd jog jpa jpr jrb jye"
    " kbu kby kcy kfm khw klj kmz kqd ktl kvx kxp lad lah lhs lki lrc lrk lrl lsa lsd lss luv"
    " luz mby mde mfa mfi mhj mid mki mnj mve mvy myz mzn nli nlm nqo ntz nyq oar odk oru ota"
    " pbt phl phr phv plk pnb prc prd prs prx ps psh psi pst qxq rdb rhg rmt sam sbn scl sdb"
    " sdf sdg sdh sds sgr sgy shd shm shu shv siy siz skr smp smy sog sqo sqt srh srz ssh sts"
    " swb syc syn syr tjo tks tmr tov tra trg trm trw ur ush uzs vaf vgr vmh wbk wlo wne wni"
    " wsv xhe xka xkc xkj xkp xvi ydg yhd yi yih yud zba zdj zrp zum".split()
)
_BOTH_WAYS = frozenset("az bal ff ha kk ks ku ky ms pa sd tg tk tt ug uz zgh ber shi mn".split())
# Languages that an identifier takes for each other, or that have several codes.
_KIN = tuple(
    frozenset(group.split())
    for group in (
        "id ms jv su min", "hr sr bs sh cnr me", "no nb nn da sv", "cs sk", "hi mr ne mai bho sa",
        "fa prs tg ps", "ar arz ary apc arc", "zh yue wuu nan lzh cmn", "gl pt", "es ca an oc ast",
        "nl af li fy", "bg mk", "uk be ru rue", "xh zu ss nr", "ku ckb kmr", "fi et",
        "ur hi pnb skr",
        "tl fil ceb",
        "de lb gsw nds bar", "az tr tk", "kk ky tt", "am ti", "bn as", "lo th",
        "fr wa", "it sc co", "ro mo", "he iw yi ji", "rw rn", "ga gd", "ug uz",
    )
)  # fmt: skip


@lru_cache(1024)
def fault_of(tag: str) -> str | None:
    """Say why *tag* is no language tag of BCP 47, or return None.

    Languages of two letters are looked up in ISO 639-1, countries in ISO 3166-1; longer codes are
    taken on trust.
    """
    match = _FORM.fullmatch(tag)
    if match is None:
        return "hyphens part a tag, not underscores" if "_" in tag else "it has not the form of one"
    language, region = match["language"].lower(), match["region"]
    if len(language.split("-")[0]) > 3:  # noqa: PLR2004 - none so long is registered
        return f"no language has the code `{language}`"
    if len(language) == 2 and language not in _OLD and not hreflang(LangTag(language)):  # noqa: PLR2004
        return f"ISO 639-1 has no language `{language}`"
    if region and not region.isdigit() and not _is_region(region.upper()):
        return f"there is no country `{region}`"
    return None


def _is_region(region: str) -> bool:
    if region in _RESERVED or _PRIVATE_REGION.fullmatch(region):
        return True
    return hreflang(LangTag(f"en-{region}")) is not None


def primary(tag: str) -> str:
    """Return the language of a tag, in small letters, without script and country."""
    return tag.replace("_", "-").split("-")[0].lower()


def direction_of(tag: str) -> str | None:
    """Return ``rtl`` or ``ltr``, or None where the tag does not tell."""
    match = _FORM.fullmatch(tag)
    if match is None:
        return None
    if match["script"]:
        return "rtl" if match["script"].lower() in _RTL_SCRIPTS else "ltr"
    language = match["language"].lower()
    if language in _BOTH_WAYS:
        return None
    return "rtl" if language in _RTL else "ltr"


def are_kin(one: str, other: str) -> bool:
    """Say whether two languages are the same, or so near that a text may pass for either."""
    a, b = primary(one), primary(other)
    return a == b or any(a in group and b in group for group in _KIN)


def agrees(code: str, tag: str) -> bool:
    """Say whether a link's *code* can mean a page of language *tag*: one is the other's beginning.

    ``en-GB`` and ``en`` agree, ``zh-Hans`` and ``zh-CN`` too, since both are Chinese; ``pt-BR`` and
    ``pt-PT`` do not.
    """
    a, b = code.replace("_", "-").lower(), tag.replace("_", "-").lower()
    if primary(a) != primary(b):
        return are_kin(a, b) and primary(a) in {"no", "nb", "he", "iw", "id", "in", "fil", "tl"}
    if f"{a}-".startswith(f"{b}-") or f"{b}-".startswith(f"{a}-"):
        return True
    regions = {part for part in (*a.split("-")[1:], *b.split("-")[1:]) if len(part) == 2}  # noqa: PLR2004
    scripts = {part for part in (*a.split("-")[1:], *b.split("-")[1:]) if len(part) == 4}  # noqa: PLR2004
    return len(regions) <= 1 and len(scripts) <= 1
