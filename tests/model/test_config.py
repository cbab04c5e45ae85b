"""Settings: read once at the door; each wrong one named with its line and what to do."""

import pytest

from generator.model.config import parse, worded
from generator.model.digits import Digits
from generator.model.errors import ConfigError, Severity
from generator.model.ids import LangTag
from generator.model.picture import Kind, PictureSettings
from generator.model.urls import AddressStyle

BASE = 'base_url = "https://archive.example"\n'


def _problem(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return caught.value.problem


def test_an_address_is_all_that_a_site_must_say():
    config = parse(BASE)
    assert config.base_url == "https://archive.example"
    assert config.default_lang == "en"
    assert config.theme == "archive"
    assert config.page_size == 20
    assert config.address_style is AddressStyle.FILE
    assert config.digits.of(LangTag("bn")) is Digits.DEFAULT
    assert config.title == (("en", "Archive"),)
    assert config.description == ()
    assert config.tags == ()
    assert config.pictures == PictureSettings(
        widths=(480, 960, 1600), formats=(Kind.AVIF, Kind.WEBP)
    )


def test_every_setting_is_read():
    config = parse(
        BASE
        + """
        default_lang = "pt_br"
        theme = "plain"
        page_size = 5
        address_style = "folder"
        digits = "latin"
        description = "Notícias"
        [title]
        de = "Archiv"
        BN = "আর্কাইভ"
        [tags]
        youth = { de = "Jugend", en = "Youth" }
        care = "Cuidado"
        [pictures]
        widths = [700, 300, 700]
        formats = ["webp"]
        """
    )
    assert config.default_lang == "pt-BR"
    assert config.theme == "plain"
    assert config.page_size == 5
    assert config.address_style is AddressStyle.FOLDER
    assert config.digits.of(LangTag("bn")) is Digits.LATIN
    assert config.description == (("pt-BR", "Notícias"),)
    assert config.title == (("bn", "আর্কাইভ"), ("de", "Archiv"))
    assert config.tags == (
        ("care", (("pt-BR", "Cuidado"),)),
        ("youth", (("de", "Jugend"), ("en", "Youth"))),
    )
    assert config.pictures == PictureSettings(widths=(300, 700), formats=(Kind.WEBP,))


@pytest.mark.parametrize(
    "address",
    ["https://archive.example/", "https://archive.example", " https://archive.example// "],
    ids=["slash", "bare", "spaces"],
)
def test_the_base_address_ends_without_a_slash(address):
    assert parse(f'base_url = "{address}"').base_url == "https://archive.example"


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        ("page_size = 0", "`page_size` is 0", "1 or more"),
        ("page_size = true", "`page_size` is not a whole number", "a whole number"),
        ('page_size = "ten"', "`page_size` is not a whole number", "a whole number"),
        ("theme = 3", "`theme` is not text", "write text"),
        ('digits = "roman"', "`digits` is `roman`", "native, latin"),
        ('address_style = "flat"', "`address_style` is `flat`", "file, folder"),
        ('default_lang = "klingon"', "`klingon`", "BCP 47"),
        ('default_lang = "xx"', "`xx`", "BCP 47"),
        ("title = 3", "`title` is not text or a table", "text or a table"),
        ("title = { de = 3 }", "`title` has a value that is not text", 'lang = "…"'),
        ('title = { german = "A" }', "`german`", "BCP 47"),
        ('tags = "youth"', "`tags` is not a table", "a table"),
        ("tags = { youth = 3 }", "`tags.youth` has a value that is not text", 'lang = "…"'),
        ("pictures = 3", "`pictures` is not a table", "a table"),
        ("pictures = { widths = 480 }", "`pictures.widths` is not a list of widths", "16 to 8000"),
        ("pictures = { widths = [0] }", "`pictures.widths`", "16 to 8000"),
        ("pictures = { widths = [true] }", "`pictures.widths`", "16 to 8000"),
        ('pictures = { formats = "avif" }', "`pictures.formats` is not a list", "avif, webp"),
        ('pictures = { formats = ["jxl"] }', "`pictures.formats`", "avif, webp"),
        ('pictures = { formats = [["avif"]] }', "`pictures.formats`", "avif, webp"),
        ("pictures = { width = [9] }", "unknown key `pictures.width`", "did you mean `widths`?"),
        ("pictures = { zzz = 1 }", "unknown key `pictures.zzz`", "use one of: widths, formats"),
        ("pagesize = 3", "unknown key `pagesize`", "did you mean `page_size`?"),
        ('them = "a"', "unknown key `them`", "did you mean `theme`?"),
        ('zzz = "a"', "unknown key `zzz`", "use one of: default_lang, base_url"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line_and_a_hint(line, what, hint):
    problem = _problem(f"{BASE}\n# a remark\n{line}\n")
    assert (problem.where.line, str(problem.where.path)) == (4, "site.toml")
    assert what in problem.what
    assert hint in problem.hint


def test_a_wrong_name_of_a_tag_is_found_in_its_table():
    problem = _problem(f'{BASE}[tags]\ncare = "Care"\nyouth = 3\n')
    assert problem.where.line == 4


def test_a_missing_address_is_asked_for():
    problem = _problem('theme = "archive"\n')
    assert problem.what == "missing key `base_url`"
    assert problem.hint == 'add a line: base_url = "..."'


@pytest.mark.parametrize(
    "address",
    [
        "",
        "archive.example",
        "//archive.example",
        "ftp://archive.example",
        "https://",
        "https://archive.example?x=1",
        "https://archive.example/#top",
        "https://archive.example/a b",
        "https://archive.example/<b>",
        "javascript:alert(1)",
        "https://[archive.example",
        "https://archive.example:port",
        "https://archive.example/#",
        "https://archive.example/?",
    ],
)
def test_what_is_no_public_address_is_refused_at_its_line(address):
    problem = _problem(f'theme = "archive"\nbase_url = "{address}"\n')
    assert problem.where.line == 2
    assert f"`{address}`" in problem.what
    assert "https://" in problem.hint


def test_a_list_that_is_left_open_is_told_at_the_last_line():
    problem = _problem(f"{BASE}theme = [\n\n")
    assert (problem.where.line, problem.what) == (2, "not TOML: Invalid value")


def test_a_file_that_is_not_toml_is_refused_with_line_and_column():
    problem = _problem(f"{BASE}theme = archive\n")
    assert (problem.where.line, problem.where.column) == (2, 9)
    assert problem.what.startswith("not TOML: ")
    assert "line 2" not in problem.what


def test_a_table_too_deep_to_read_is_refused_like_any_other_fault():
    assert _problem(f"{BASE}theme = {'[' * 5000}\n").code == "config"


def test_one_language_written_in_two_ways_is_refused():
    assert "`de`" in _problem(f'{BASE}title = {{ de = "Archiv", DE = "Anders" }}\n').what


def test_equal_settings_have_equal_digests_and_others_do_not():
    assert parse(BASE).digest == parse(f"# remark\n{BASE}").digest
    assert parse(BASE).digest != parse(f"{BASE}page_size = 21\n").digest


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("pt-BR", ("pt", "Arquivo")),
        ("de", ("de", "Archiv")),
        ("km", ("en", "Archive")),
        ("zh-Hant-HK", ("en", "Archive")),
    ],
)
def test_a_reader_gets_the_nearest_wording_and_its_language(tag, found):
    wording = tuple(
        (LangTag(t), w) for t, w in [("de", "Archiv"), ("en", "Archive"), ("pt", "Arquivo")]
    )
    assert worded(wording, LangTag(tag), LangTag("en")) == found


def test_a_wording_in_neither_language_is_better_than_none():
    assert worded(((LangTag("bn"), "নাম"),), LangTag("km"), LangTag("en")) == ("bn", "নাম")
    assert worded((), LangTag("km"), LangTag("en")) is None


def _digits(text, tag):
    return parse(BASE + text).digits.of(LangTag(tag))


@pytest.mark.parametrize(
    ("text", "tag", "digits"),
    [
        ('digits = "native"', "ar", Digits.DEFAULT),
        ('[digits]\nar = "native"', "ar", Digits.NATIVE),
        ('[digits]\nar = "native"', "ar-EG", Digits.NATIVE),
        ('[digits]\nar = "native"\n"ar-EG" = "latin"', "ar-EG", Digits.LATIN),
        ('[digits]\nar = "native"', "bn", Digits.DEFAULT),
        ('[digits]\nbn = "latin"', "bn", Digits.LATIN),
        ('[digits]\ndefault = "latin"\nkm = "native"', "fa", Digits.LATIN),
        ('[digits]\ndefault = "latin"\nkm = "native"', "km", Digits.NATIVE),
        ('digits = { zh_hans = "native" }', "zh-Hans", Digits.NATIVE),
    ],
)
def test_digits_are_chosen_for_all_languages_and_for_one(text, tag, digits):
    assert _digits(text, tag) is digits


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('[title]\nbn = "x"\n[digits]\nbn = "arabic"\n', 5, "`digits.bn` is `arabic`"),
        ('digits = { bn = 1 }\n[title]\nbn = "x"\n', 2, "`digits.bn` is `1`"),
        ('[digits]\ndefault = "none"\n', 3, "`digits.default` is `none`"),
        ('[digits]\nar = "native"\nxx = "latin"\n', 4, "`xx` names no language of ISO 639-1"),
        ('[digits]\nbn = "latin"\nBN = "native"\n', 4, "`digits` has the language `bn` twice"),
        ('theme = "x"\ndigits = "roman"\n', 3, "`digits` is `roman`"),
        ("digits = true\n", 2, "`digits` is not text or a table"),
    ],
)
def test_digits_that_make_no_sense_are_refused_at_their_line(text, line, what):
    problem = _problem(BASE + text)
    assert (problem.where.line, problem.what) == (line, what)
    assert problem.hint


def test_other_digits_for_one_language_are_other_settings():
    assert parse(BASE).digest != parse(f'{BASE}[digits]\nar = "native"\n').digest


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('title = " "', "`title` has an empty text"),
        ('about = {de = "Wir", en = ""}', "`about` has an empty text"),
        ('tags = {x = {de = ""}}', "`tags.x` has an empty text"),
        ('side_by_side = [["de", "DE"]]', "`side_by_side` pairs `de` with itself"),
    ],
)
def test_a_setting_that_says_nothing_is_refused(line, what):
    with pytest.raises(ConfigError) as caught:
        parse(f'base_url = "https://a.example"\n{line}\n')
    assert caught.value.problem.what == what


@pytest.mark.parametrize(
    ("contact", "asked", "mail", "codes"),
    [
        ("a@archive.example", "", "a@archive.example", []),
        ("mailto:a@archive.example", "true", "a@archive.example", []),
        ("https://archive.example/contact", "true", None, ["oai-contact"]),
        ("", "true", None, ["oai-contact"]),
        ("", "false", None, []),
        ("", "", None, []),
    ],
)
def test_a_static_repository_needs_a_mail_address(contact, asked, mail, codes):
    text = BASE + f'contact = "{contact}"\n' + (f"[surfaces]\noai_pmh = {asked}\n" if asked else "")
    config = parse(text)
    assert config.mail == mail
    assert config.offered.oai_pmh is bool(mail)
    assert [note.code for note in config.notes] == codes
    assert all((note.where.line, note.severity) == (4, Severity.NOTE) for note in config.notes)
