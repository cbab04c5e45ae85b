"""The command line: finds the command, runs it, turns its end into an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

import generator
from generator.model.errors import CommonwealError

_COMMANDS = {
    "init": "Make a new site in a folder.",
    "import": "Turn raw texts in seeds/ into content/.",
    "build": "Import what is new and publish the site into output/.",
    "serve": "Build, serve on this machine, and rebuild what changes.",
    "status": "Show which article there is in which language.",
    "review": "List what a person should look at, and take the answers.",
    "why": "Tell what a page and each field of a text were made from.",
    "check": "Judge a built tree, ours or another system's.",
    "i18n": "Keep the message catalogues of a theme.",
    "theme": "Begin a theme, copy files of its parent into it, check it.",
    "portal": "Try a portal's profile on its examples and on the seeds.",
}
_INTERRUPTED = 130
_CANNOT_RUN = 2


class _Commands(click.Group):
    """Imports a command's module only when it is called; the help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"generator.app.commands.{cmd_name}_")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415 - needed for a mistake only

            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            ctx.fail(f"no command `{args[0]}`.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(generator.__version__, prog_name="commonweal")
def cli() -> None:
    """Turn raw news texts in many languages into one plain, linked HTML archive."""


def main() -> NoReturn:
    """Run the command line and end the program.

    Exit status: 0 fine, 1 problems found, 2 wrong usage or could not run, 130 interrupted.
    """
    if os.environ.get("NO_COLOR"):
        cli.context_settings["color"] = False
    try:
        status = cli.main(prog_name="commonweal", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(_CANNOT_RUN)
    except CommonwealError as error:
        click.echo(str(error), err=True)
        sys.exit(_CANNOT_RUN)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)
