"""The command line, a file a subcommand; each loads only when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from .terminal import WRONG_CALL, fail

_HOMES = {
    "lab": "lab:lab",
    "list": "list:list_scenarios",
    "play": "play:play",
    "hear": "hear:hear",
    "rate": "rate:rate",
    "check": "check:check",
    "code": "code:code",
    "summary": "summary:summary",
    "record": "record:record",
    "export": "records:export_records",
    "forget": "records:forget_records",
    "doctor": "doctor:doctor",
}
"""Each subcommand, in the order of the help, and where it lives."""


class _Lazy(click.Group):
    """A group that imports a subcommand when it is called."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return [*_HOMES]  # here, `list` is the subcommand's module once that has been loaded

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in _HOMES:
            return None
        module, _, attribute = _HOMES[name].partition(":")
        command: click.Command = getattr(import_module(f".{module}", __name__), attribute)
        return command


@click.group(cls=_Lazy, invoke_without_command=True)
@click.version_option(package_name="coachkit")
@click.pass_context
def cli(context: click.Context) -> None:
    """Practise deferring reality statements, with feedback on every reply.

    Without a subcommand, coachkit opens JupyterLab at the start notebook. Exit codes: 0 when all is well, 1 when what
    was asked about falls short, 2 when the call is wrong.
    """
    if context.invoked_subcommand is None:
        lab = cli.get_command(context, "lab")
        if lab is not None:
            context.invoke(lab)


def main() -> None:
    """Run the command line."""
    try:
        cli(prog_name="coachkit")
    except BrokenPipeError:
        fail("coachkit: the program that read the output has gone", WRONG_CALL)
