"""Words on the command line: cleaned where they come in."""

from typing import Any

import click

from bot.clean import clean

LIMIT = 4096
"""The longest message Telegram passes on, in characters."""


class Words(click.ParamType[str]):
    """A text, cleaned and cut."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the cleaned text."""
        return clean(str(value), LIMIT).text


WORDS = Words()
