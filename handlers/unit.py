"""One update on its way through: the transaction it runs in, who speaks, and the answers handed over."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from telegram import Update

from bot.delivery import Card, NewCard, Outgoing
from bot.nudges.model import LADDER, Ladder
from bot.pace import Bucket, Paces
from bot.people.model import Group, Person, Role
from bot.people.place import Place
from bot.periods.calendar import Calendar
from bot.ports import Work
from bot.privacy.policy import Policy
from bot.reporting.evidence import MOST_BYTES
from bot.rights import ChatKind
from handlers.addressed import Addressed
from handlers.keyboards import Rows, markup


@dataclass(frozen=True, slots=True)
class Who:
    """Who speaks, in which role, in which kind of chat, and in which language if nothing else decides."""

    kind: ChatKind
    role: Role | None
    lang: str
    person: Person | None = None
    group: Group | None = None
    place: Place | None = None
    """The group or topic they speak in, and what it is bound to."""


@dataclass(frozen=True, slots=True)
class Call:
    """A Bot API call that is made once, directly after the commit: the answer to a press or to an inline query."""

    method: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """Calls that go to the outbox, rendered but for the buttons: those name a card, and the card is stored first."""

    calls: tuple[Outgoing, ...]
    buttons: Rows = ()
    card: NewCard | None = None

    def drawn(self, card: Card | None) -> tuple[Outgoing, ...]:
        """Return the calls; the last one has the buttons and tells the card its message."""
        if card is None:
            return self.calls
        *others, last = self.calls
        params = {**last.params, **markup(self.buttons, card)}
        return (*others, replace(last, params=params, card_id=card.id))


@dataclass(frozen=True, slots=True)
class Known:
    """What was looked up for all updates of a batch at once: people by Telegram id, last cards by private chat."""

    people: Mapping[int, Person] = field(default_factory=dict)
    cards: Mapping[int, Card] = field(default_factory=dict)


@dataclass(slots=True)
class Unit:
    """The unit of work of one update. `number` is what an error is known by, `now` and `today` are domain time."""

    number: int
    work: Work
    now: datetime
    today: date
    calendar: Calendar
    known: Known = field(default_factory=Known)
    answers: list[Answer] = field(default_factory=list)
    direct: list[Call] = field(default_factory=list)
    who: Who | None = None
    """Known once the guard has found it out."""
    changed_list: bool = False
    """Whether people came onto the list or went off it: what was looked up for the updates after this one is old."""
    error: Exception | None = None
    """What a handler raised: python-telegram-bot swallows it, the receiver raises it again."""
    policy: Policy = field(default_factory=Policy)
    zone: tzinfo = UTC
    """Where the county is, for times of day."""
    paces: Paces = field(default_factory=Paces)
    real: datetime | None = None
    """The present moment in real time; None where domain time is real."""
    drawn: dict[Hashable, Bucket] = field(default_factory=dict)
    """What was drawn from buckets, to be remembered after the commit: a try that fails uses nothing up."""
    ladder: Ladder = LADDER
    evidence_bytes: int = MOST_BYTES
    """How large a file of a report may be."""
    has_attached: bool = False
    """Whether files are to be fetched after the commit."""


class NotYet(Exception):
    """The update has to wait a moment, for what it refers to is still on its way. No try is counted."""


@dataclass(frozen=True, slots=True, repr=False)
class Arrival:
    """What python-telegram-bot's Application processes instead of a bare update (it takes any object).

    So the unit of work reaches the handler's context by the library's own door, without a global.
    """

    update: Update
    addressed: Addressed
    unit: Unit
    album: tuple[Update, ...] = ()
    """All parts of the album that `update` is a part of; it is the one with the words, where one has any."""
    late_for: int | None = None
    """The number of the unit that handled other parts of the album before; None where none were."""

    @property
    def is_late(self) -> bool:
        """Whether other parts of the album were handled before."""
        return self.late_for is not None

    def __repr__(self) -> str:
        # The library writes what it processes into its log; that must not be anybody's message.
        return f"<update {self.update.update_id}>"
