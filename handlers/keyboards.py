"""Rows of buttons as Telegram takes them."""

from collections.abc import Sequence
from typing import Any

from bot.delivery import Card
from bot.texts.reply import Button
from bot.texts.text import cut
from handlers.callback_data import Press, written

MAX_ROW = 8
MAX_BUTTONS = 100
MAX_LABEL = 60


Rows = Sequence[Sequence[Button]]


def markup(rows: Rows, card: Card) -> dict[str, Any]:
    """Return the parameter that draws `rows`; nothing where there are none."""
    return {"reply_markup": keyboard(rows, card)} if rows else {}


def keyboard(rows: Rows, card: Card) -> dict[str, Any]:
    """Return an InlineKeyboardMarkup whose buttons refer to `card` in its present version."""
    drawn = [
        [_button(button, card) for button in row[start : start + MAX_ROW]]
        for row in rows
        for start in range(0, len(row), MAX_ROW)
    ]
    return {"inline_keyboard": drawn[: MAX_BUTTONS // MAX_ROW]}


def _button(button: Button, card: Card) -> dict[str, str]:
    data = written(Press(button.action, card.id, card.version, button.arg))
    return {"text": cut(button.label, MAX_LABEL), "callback_data": data}
