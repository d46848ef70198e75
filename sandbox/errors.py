"""Refusals, worded as Telegram words them."""

from typing import Any


class ApiError(Exception):
    """The Bot API says no: an HTTP code, a description, and `parameters` such as migrate_to_chat_id."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class Impossible(ValueError):
    """A person tries in the box what no Telegram app would let them do; the message says what."""


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """What was asked for is wrong: 400."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """The bot may not do this: 403."""
    return ApiError(403, f"Forbidden: {reason}")
