"""The parameters of a Bot API call: from JSON, a form or the query string; nested ones may be JSON in a string."""

import json
from collections.abc import Mapping
from typing import Any

from sandbox.errors import bad_request

_TRUE = frozenset({"true", "yes", "1"})


class Params:
    """Typed access to parameters; what is missing or empty is as if not given."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def text(self, name: str) -> str:
        """A string; numbers as written, missing as empty."""
        value = self.given.get(name)
        if isinstance(value, bool):
            return "true" if value else "false"
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """A Boolean, as lenient as Telegram."""
        return self.text(name).lower() in _TRUE

    def integer(self, name: str, default: int = 0, *, low: int | None = None, high: int | None = None) -> int:
        """A whole number, put between `low` and `high`; what is no number counts as `default`."""
        try:
            number = int(self.text(name))
        except ValueError:
            return default
        if low is not None and number < low:
            return low
        return high if high is not None and number > high else number

    def json(self, name: str, what: str) -> Any:
        """A nested value, None if not given; `what` is Telegram's word for it in the error."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what}") from error
