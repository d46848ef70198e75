"""What can go wrong between us and Telegram, told apart by class; matching on Telegram's wording stays in this file.

python-telegram-bot's `BadRequest` and `TimedOut` are both `NetworkError`, so "retry on NetworkError" sends copies
(PITFALLS 0.5). Ours say what matters: whether the request was carried out. None of them carries an address, which
would hold the token.
"""

from telegram.error import TelegramError

from bot.delivery.states import Fate, Silence


class NotSent(TelegramError):
    """Telegram certainly never saw the request: no connection came about."""


class TooSoon(NotSent):
    """The request was not even made: the limits make the chat wait."""


class NoAnswer(TelegramError):
    """The request left us, no whole answer came back: nobody can know whether it was carried out."""


class Unreadable(NoAnswer):
    """A whole answer came, but no parser takes it: nested too deeply, a number too long. `body` is what came."""

    def __init__(self, body: bytes) -> None:
        super().__init__("an answer that cannot be read")
        self.body = body


class TooLong(TelegramError):
    """A file has more bytes than we want of it; the rest was not read."""

    def __init__(self) -> None:
        super().__init__("too many bytes")


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


_WORDINGS: tuple[tuple[str, Fate | Silence], ...] = (
    ("message is not modified", Fate.DONE),
    ("can't parse entities", Fate.PLAIN),
    ("message to edit not found", Fate.GONE),
    ("blocked by the user", Silence.BLOCKED),
    ("user_is_blocked", Silence.BLOCKED),
    ("user is deactivated", Silence.DEACTIVATED),
    ("input_user_deactivated", Silence.DEACTIVATED),
    ("can't initiate conversation", Silence.NOT_STARTED),
    ("chat not found", Silence.NOT_FOUND),
    ("peer_id_invalid", Silence.NOT_FOUND),
    ("bot was kicked", Silence.NOT_A_MEMBER),
    ("bot is not a member", Silence.NOT_A_MEMBER),
    ("group chat was deleted", Silence.NOT_A_MEMBER),
    ("group chat was deactivated", Silence.NOT_A_MEMBER),
    ("not enough rights to send text messages", Silence.NO_RIGHTS),
    ("have no rights to send a message", Silence.NO_RIGHTS),
    ("chat_write_forbidden", Silence.NO_RIGHTS),
    ("chat_restricted", Silence.NO_RIGHTS),
    ("message thread not found", Silence.TOPIC_GONE),
    ("topic_deleted", Silence.TOPIC_GONE),
    ("topic_closed", Silence.TOPIC_CLOSED),
)
"""Telegram has no codes for these (its server, Client.cpp); everything else with 400 or 403 is refused for good."""


NO_JSON = "no JSON"
"""What we call the answer of a server that does not speak the Bot API, such as a proxy's page."""
_NOT_ABOUT_THE_CALL = frozenset({401, 404, 409, 429})
"""The token is unknown (while it is being changed), another program is in the way, or it came too soon."""


def fate(error: TelegramError) -> Fate:
    """Return what became of the request that ended in `error`."""
    if isinstance(error, TooSoon):
        return Fate.HELD
    if isinstance(error, NotSent):
        return Fate.LATER
    if isinstance(error, Refused):
        return _fate_of_refusal(error)
    return Fate.UNCERTAIN


def silence(error: TelegramError | None) -> Silence | None:
    """Return why the chat or topic takes no messages at all, if that is what `error` says."""
    found = _meaning(error) if isinstance(error, Refused) else None
    return found if isinstance(found, Silence) else None


def _fate_of_refusal(error: Refused) -> Fate:
    if error.migrated_to is not None:
        return Fate.MOVED
    is_a_proxys = error.description == NO_JSON and error.code < 500 and error.code != 413  # 413: too large for good.
    if error.code in _NOT_ABOUT_THE_CALL or is_a_proxys:
        return Fate.HELD
    if error.code >= 500:
        return Fate.UNCERTAIN
    found = _meaning(error)
    return found if isinstance(found, Fate) else Fate.NEVER


def _meaning(error: Refused) -> Fate | Silence | None:
    if error.code not in (400, 403):
        return None
    wording = error.description.casefold()
    return next((meaning for words, meaning in _WORDINGS if words in wording), None)
