"""A new site: settings and folders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.model import config as settings
from generator.model.errors import ConfigError, Problem, Where

_CONFIG = """\
# Every key is explained in the documentation, docs/site-toml.md.
base_url = {base_url}
default_lang = {lang}

[title]
{lang_key} = {title}
"""
_GITIGNORE = "/output/\n/.commonweal/\n*.mo\n"


def scaffold(folder: Path, *, title: str, base_url: str, lang: str) -> Iterator[Path]:
    """Write a new site's files; yield each as it is written.

    Raises:
        ConfigError: If the folder already has a site, or a setting makes no sense.
    """
    if (folder / settings.CONFIG_PATH).exists():
        where = Where(PurePosixPath(folder.as_posix(), settings.CONFIG_PATH))
        what = "there is a site here already"
        hint = "choose another folder, or edit this site.toml"
        raise ConfigError(Problem(code="site-exists", where=where, what=what, hint=hint))
    config = _CONFIG.format(
        base_url=json.dumps(base_url),
        lang=json.dumps(lang),
        lang_key=json.dumps(lang),
        title=json.dumps(title, ensure_ascii=False),
    )
    settings.parse(config)
    try:
        yield from _write(folder, config)
    except (OSError, UnicodeEncodeError) as error:
        where = Where(PurePosixPath(folder.as_posix()))
        what = f"no site can be made here: {error}"
        hint = "choose another folder, and write settings in UTF-8"
        raise ConfigError(Problem(code="site-new", where=where, what=what, hint=hint)) from error


def _write(folder: Path, config: str) -> Iterator[Path]:
    config.encode()
    files = {
        str(settings.CONFIG_PATH): config,
        ".gitignore": _GITIGNORE,
    }
    for name in ("seeds", "content", "themes", "output"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        if not path.exists():
            path.write_text(text, "utf-8")
            yield path
