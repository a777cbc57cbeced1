"""The command line, a file a subcommand."""

import click

from .check import check


@click.group()
def main() -> None:
    """Coachkit"""


main.add_command(check)
