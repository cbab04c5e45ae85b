"""site/content/*.md -> the same texts as Hugo and as Pelican want them."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
LANGS = {"en": "en", "de": "de", "bn": "bn", "pt-BR": "pt-br", "zh-Hans": "zh-hans", "ar": "ar"}


def main(target: Path) -> None:
    for file in sorted((HERE / "site" / "content").glob("*.md")):
        _, matter, body = file.read_text("utf-8").split("---\n", 2)
        fields = dict(line.split(": ", 1) for line in matter.splitlines())
        lang, name = fields["lang"], file.name.split(".")[0]
        hugo = target / "hugo-content" / "posts" / f"{name}.{LANGS[lang]}.md"
        write(
            hugo,
            f"---\ntitle: {fields['title']}\ndate: {fields['date']}\nslug: {fields['slug']}\n"
            f"translationKey: {fields['article']}\n---\n{body}",
        )
        title = fields["title"].strip('"')
        write(
            target / "pelican-content" / f"{name}.{lang}.md",
            f"Title: {title}\nDate: {fields['date']}\nLang: {lang}\nSlug: {fields['slug']}\n"
            f"Article: {fields['article']}\n{body}",
        )


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


main(Path(sys.argv[1]))
