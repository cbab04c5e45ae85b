"""What Node's Intl says of dates, months, numbers, plurals and lists, kept in `intl.json`.

    python tests/edges/make_intl.py        writes tests/edges/intl.json; needs `node` (20 or later)

The calendar is Gregorian; the digits are the locale's default, for `native` those of its script.
What Intl does not know in a language is left out: it would be in the machine's language.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

DATA = Path(__file__).with_name("intl.json")
LOCALES = (
    "am ar ar-EG az bg bn ckb cs de el en es es-MX fa fi fr gu he hi hr hu id it ja ka km kn ko lo"
    " lv ml mn mr my nb ne nn pa pl ps pt pt-BR pt-PT ro ru sr sr-Latn sv sw ta te th tr uk ur vi"
    " zh-Hans zh-Hant zh-Hant-HK"
).split()
SAMPLES = {
    "date": [
        "1987-01-01", "1999-12-31", "2004-02-29", "2010-03-08", "2016-04-15", "2018-05-20",
        "2020-06-11", "2021-07-02", "2022-08-30", "2023-09-09", "2024-11-05", "2025-10-23",
    ],
    "month": ["1999-12", "2004-02", "2016-05", "2020-06", "2023-09", "2025-10"],
    "year": [1987, 2025],
    "number": [0, 7, 21, 999, 1000, 1234, 9999, 12345, 123456, 1234567, 1234567890],
    "native": [0, 1234, 1234567],
    "plural": list(range(201)),
    "list": [
        ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D", "E"],
        ["Ana", "Ignacio"], ["agua", "hielo"], ["א", "ב", "ג"],
    ],
}  # fmt: skip
NATIVE = {
    "ar": "arab", "gu": "gujr", "hi": "deva", "km": "khmr", "kn": "knda", "lo": "laoo",
    "ml": "mlym", "pa": "guru", "ta": "tamldec", "te": "telu", "th": "thai", "ur": "arabext",
}  # fmt: skip

_SCRIPT = """
const {locales, samples, native} = JSON.parse(process.argv[1]);
const day = (text) => new Date(text + "T00:00:00Z");
const knows = (part, tag) => Intl[part].supportedLocalesOf(tag).length > 0;
const said = {icu: process.versions.icu, cldr: process.versions.cldr, locales: {}};
for (const tag of locales) {
  const form = (options) =>
    new Intl.DateTimeFormat(tag, {calendar: "gregory", timeZone: "UTC", ...options});
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag, {type: "conjunction", style: "long"});
  const plural = new Intl.PluralRules(tag);
  const of = {
    date: samples.date.map((x) => form({dateStyle: "long"}).format(day(x))),
    month: samples.month.map((x) => form({year: "numeric", month: "long"}).format(day(x + "-01"))),
    year: samples.year.map((x) => form({year: "numeric"}).format(day(x + "-07-01"))),
    number: samples.number.map((x) => number.format(x)),
    plural: samples.plural.map((x) => plural.select(x)).join(" "),
    list: samples.list.map((x) => list.format(x)),
  };
  if (!knows("DateTimeFormat", tag)) ["date", "month", "year"].map((kind) => delete of[kind]);
  if (!knows("NumberFormat", tag)) delete of.number;
  if (!knows("PluralRules", tag)) delete of.plural;
  if (!knows("ListFormat", tag)) delete of.list;
  if (tag in native) {
    const own = new Intl.NumberFormat(tag, {numberingSystem: native[tag]});
    of.native = samples.native.map((x) => own.format(x));
  }
  said.locales[tag] = of;
}
console.log(JSON.stringify(said));
"""


def ask_node() -> dict[str, object]:
    asked = json.dumps({"locales": LOCALES, "samples": SAMPLES, "native": NATIVE})
    command = ["node", "-e", _SCRIPT, asked]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    said: dict[str, object] = json.loads(done.stdout)
    return said


if __name__ == "__main__":
    text = json.dumps(ask_node(), ensure_ascii=False, indent=1)
    DATA.write_text(text + "\n", encoding="utf-8")
