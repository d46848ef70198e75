"""What can go wrong between us and Telegram, told apart by class; matching on Telegram's wording stays in this file.

python-telegram-bot's `BadRequest` and `TimedOut` are both `NetworkError`, so "retry on NetworkError" sends copies
(PITFALLS 0.5). Ours say what matters: whether the request was carried out. None of them carries an address, which
would hold the token.
"""

from enum import StrEnum

from telegram.error import TelegramError


class NotSent(TelegramError):
    """Telegram certainly never saw the request: no connection came about."""


class NoAnswer(TelegramError):
    """The request left us, no whole answer came back: nobody can know whether it was carried out."""


class Unreadable(NoAnswer):
    """A whole answer came, but no parser takes it: nested too deeply, a number too long. `body` is what came."""

    def __init__(self, body: bytes) -> None:
        super().__init__("an answer that cannot be read")
        self.body = body


class Refused(TelegramError):
    """Telegram answered with an error. `retry_after` is in seconds, `migrated_to` the id of the new supergroup."""

    def __init__(
        self, code: int, description: str, *, retry_after: float | None = None, migrated_to: int | None = None
    ) -> None:
        super().__init__(f"{code}: {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrated_to = migrated_to


class Fate(StrEnum):
    """What became of a request that failed, and so what to do next."""

    DONE = "done"
    """It is as we wanted it."""
    LATER = "later"
    """It was certainly not carried out; it may be repeated."""
    UNCERTAIN = "uncertain"
    """It may have been carried out."""
    NEVER = "never"
    """It was refused for good."""
    MOVED = "moved"
    """The group has a new id."""
    PLAIN = "plain"
    """The markup was refused; the plain text will do."""
    NO_TOPIC = "no_topic"
    """The topic is gone or closed; the group itself will do."""


_WORDINGS: tuple[tuple[str, Fate], ...] = (
    ("message is not modified", Fate.DONE),
    ("can't parse entities", Fate.PLAIN),
    ("message thread not found", Fate.NO_TOPIC),
    ("topic_closed", Fate.NO_TOPIC),
    ("topic_deleted", Fate.NO_TOPIC),
)
"""Telegram has no codes for these (its server, Client.cpp); everything else with 400 is refused for good."""


def fate(error: TelegramError) -> Fate:
    """Return what became of the request that ended in `error`."""
    if isinstance(error, NotSent):
        return Fate.LATER
    if isinstance(error, Refused):
        return _fate_of_refusal(error)
    return Fate.UNCERTAIN


def _fate_of_refusal(error: Refused) -> Fate:
    if error.migrated_to is not None:
        return Fate.MOVED
    if error.code == 429:
        return Fate.LATER
    if error.code >= 500:
        return Fate.UNCERTAIN
    wording = error.description.casefold()
    return next((fate for words, fate in _WORDINGS if words in wording), Fate.NEVER)
