"""What goes out and what came in, as plain values: rows of the outbox, rows of the inbox, cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Purpose(StrEnum):
    """Why a message goes out: an answer is rather sent twice than never, a nudge rather flagged than sent twice."""

    ANSWER = "answer"
    NOTICE = "notice"
    NUDGE = "nudge"
    DELIVERY = "delivery"
    """A notice about deliveries: what becomes of it gives rise to no further one."""


class OutboxState(StrEnum):
    """Where a row of the outbox stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


DRAWING = "image/svg+xml"
"""The type of a picture that is painted only when it is sent: it waits small, and no transaction waits for it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes with a call: the parameter it is for ("photo"), its name, its type ("image/png"), its bytes.

    With an `evidence_id` the bytes are those of a file that is stored with a report: the outbox keeps no copy of them,
    and reads them when the row is claimed to be sent.
    """

    field: str
    name: str
    media_type: str
    content: bytes = b""
    evidence_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A rendered Bot API call that is to be made: `method` ("sendMessage") and its JSON parameters."""

    chat_id: int
    method: str
    params: Mapping[str, Any]
    purpose: Purpose = Purpose.ANSWER
    card_id: int | None = None
    """The card that learns the id of the message once it is sent."""
    upload: Upload | None = None
    confidential: bool = True
    """Whether it is for people and groups on the list alone: checked again when it is sent."""
    subject: str | None = None
    """What it is about, for the coordinators if its delivery is uncertain: a code, a unit, never a person."""
    not_after: datetime | None = None
    """Real time from which it is not sent any more; whoever handed it over takes it back."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A claimed row of the outbox."""

    id: int
    outgoing: Outgoing
    tries: int


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A row that failed or is uncertain, as the coordinators see it: what it is about, never to whom it goes."""

    id: int
    purpose: Purpose
    state: OutboxState
    subject: str | None
    settled_at: datetime


@dataclass(frozen=True, slots=True)
class Received:
    """An update as Telegram handed it over. `raw` is None where it was not for us and only its id is kept.

    `chat_key` keeps the order: updates of one chat (for inline queries: of one person) share it. `album` is the media
    group's id. What only `joins` is for us if another part of its album is; else its id alone is kept.
    """

    update_id: int
    chat_key: int
    raw: str | None
    album: str | None = None
    joins: bool = False


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A claimed row of the inbox; `seq` is our own order, `tries` counts this one too."""

    seq: int
    update_id: int
    chat_key: int
    raw: str
    tries: int
    album: str | None = None


class CardKind(StrEnum):
    """What a card shows."""

    QUESTION = "question"
    MEASURE = "measure"
    DELIVERIES = "deliveries"
    INVITATION = "invitation"
    """An invitation that was opened and waits for its "Gelesen"."""
    INVITING = "inviting"
    """Whom to invite: what is known of it so far."""
    ACCESS = "access"
    HANDOVER = "handover"
    """The question to somebody whose successor came in: go or stay."""
    ERASURE = "erasure"
    """The question before somebody's data is erased."""
    EVIDENCE = "evidence"
    """How many of a measure's files were sent, and the button for more."""
    REPORT = "report"
    """What was reported: the messages it was written with, and what can still be chosen."""
    ASKING = "asking"
    """A sentence is asked for; the answer is a reply, in private simply the next message."""
    OBSTACLES = "obstacles"
    """The coordinators' list of open obstacles."""
    RESOLVED = "resolved"
    """That an obstacle is resolved, which can be taken back."""
    DUE_DATES = "due_dates"
    """New dates that wait for a coordinator."""
    OPENING = "opening"
    """What nothing was reported for yet, though its date has passed."""
    PREVIEW = "preview"
    """Which nudges lie ahead."""
    UNREACHED = "unreached"
    """Where nobody can be reached."""
    INQUIRY = "inquiry"
    """The question before many measures are asked about."""
    RULES = "rules"
    """The rules of nudging, and the days up to which it may rest."""
    ABSENCE = "absence"
    """The question how long somebody is away."""
    DEPUTY = "deputy"
    """Who stands in for whom, or the question who of several is meant."""
    BOARD = "board"
    """A group's quarter in one message; kept as long as the group has it."""
    GROUP_QUESTION = "group_question"
    """The question to a group who can report what nobody answered."""
    REMINDER = "reminder"
    """One's own reminders: one that was stored or opened, the list of them, or the question when."""
    REMINDED = "reminded"
    """A reminder of a measure that has come."""
    NUDGE = "nudge"
    """Somebody's digest of a day."""
    DECLINE = "decline"
    """That a unit declined a measure, for a coordinator to end."""
    NUDGE_WISH = "nudge_wish"
    """Whether and when somebody wants nudges."""
    HELD_BACK = "held_back"
    """A report that looked like data of a client; the report itself is not kept."""


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card that is to be stored."""

    chat_id: int
    kind: CardKind
    content: Mapping[str, Any]
    thread_id: int | None = None
    asked_message_id: int | None = None
    """The message that it answers, so that an edit of that one amends this one."""


@dataclass(frozen=True, slots=True)
class Card:
    """A message of ours that buttons, replies and follow-ups refer to.

    `content` is JSON: the question asked and the codes listed, or the measure shown. `version` grows with each redraw.
    """

    id: int
    chat_id: int
    kind: CardKind
    version: int
    content: Mapping[str, Any] = field(default_factory=dict)
    message_id: int | None = None
    thread_id: int | None = None
    created_at: datetime | None = None
