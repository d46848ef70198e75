"""An agreement as one JSON text, for the history of imports. pydantic is imported when it is needed."""

from functools import cache
from typing import TYPE_CHECKING

from bot.agreement.model import Agreement

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def agreement_to_json(agreement: Agreement) -> str:
    """Return the agreement as JSON: the fields of the model, dates as ISO text."""
    return _adapter().dump_json(agreement).decode()


def agreement_from_json(text: str) -> Agreement:
    """Read what `agreement_to_json` wrote (ValueError for anything else)."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> "TypeAdapter[Agreement]":
    from pydantic import TypeAdapter

    return TypeAdapter(Agreement)
