"""Who may do what where: one table (feature × role × kind of chat) that code and test both read."""

from collections.abc import Mapping
from enum import StrEnum

from bot.people.model import Role


class Feature(StrEnum):
    """What Zielbot offers; every handler is registered for exactly one."""

    ASK = "ask"
    EVIDENCE = "evidence"
    """Have the files of reports sent to oneself."""
    REPORT = "report"
    OBSTACLES = "obstacles"
    PASSED_ON = "passed_on"
    """Decide on a report that somebody of another unit passed on."""
    CONFIRM_DUE = "confirm_due"
    """Confirm or refuse new due dates."""
    OPENING = "opening"
    """Take down how far everything is when Zielbot begins."""
    STEERING = "steering"
    """See which nudges lie ahead, decide on them, ask about measures, and switch the rules."""
    NUDGES = "nudges"
    """Whether and when one is nudged, and what can be done about a nudge."""
    DECLINES = "declines"
    """End that a unit gets no nudges about a measure that it declined."""
    GROUP_NEWS = "group_news"
    """Whether a group is told of what is reported."""
    PLACE = "place"
    """What a group or topic is bound to, and what it gets unasked."""
    INLINE = "inline"
    START = "start"
    PRIVACY = "privacy"
    OWN_DATA = "own_data"
    """See and erase what is stored about oneself."""
    HELP = "help"
    LANGUAGE = "language"
    GROUP_LANGUAGE = "group_language"
    APPROVE_GROUP = "approve_group"
    DELIVERIES = "deliveries"
    REVOKE_GROUP = "revoke_group"
    JOIN = "join"
    """Redeem an invitation that was opened; who holds one may be anybody."""
    INVITE = "invite"
    ACCESS = "access"
    HANDOVER = "handover"
    ABSENCE = "absence"
    """Say when one is away, and name one's deputy; whoever may do so may be one."""
    REMINDERS = "reminders"
    """One's own reminders."""
    MEMBERSHIP = "membership"
    """The bot was put into a chat or thrown out, a group became a supergroup: no person asks for anything."""


class ChatKind(StrEnum):
    """Where something happens."""

    PRIVATE = "private"
    GROUP = "group"
    """A group on the list."""
    FOREIGN_GROUP = "foreign_group"
    """A group not on the list, or one that was revoked."""
    INLINE = "inline"
    CHANNEL = "channel"


STRANGER: None = None
"""Nobody on the list. In an approved group whoever writes is a reader there."""

_EVERYBODY = frozenset({STRANGER, *Role})
_READING = frozenset({Role.READER, Role.MEMBER, Role.COORDINATOR})
_WRITING = frozenset({Role.MEMBER, Role.COORDINATOR})
_LISTED = frozenset(Role)
_COORDINATOR = frozenset({Role.COORDINATOR})

TABLE: Mapping[tuple[Feature, ChatKind], frozenset[Role | None]] = {
    (Feature.ASK, ChatKind.PRIVATE): _READING,
    (Feature.ASK, ChatKind.GROUP): _READING,
    # Whether the measure is theirs to report is asked besides, in bot/reporting/reporter.py.
    (Feature.REPORT, ChatKind.PRIVATE): _WRITING,
    (Feature.REPORT, ChatKind.GROUP): _WRITING,
    (Feature.OBSTACLES, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.PASSED_ON, ChatKind.PRIVATE): _COORDINATOR,
    # Files may show people: they are sent in private alone, wherever they were asked for.
    (Feature.EVIDENCE, ChatKind.PRIVATE): _READING,
    (Feature.EVIDENCE, ChatKind.GROUP): _READING,
    (Feature.CONFIRM_DUE, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.OPENING, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.STEERING, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.NUDGES, ChatKind.PRIVATE): _WRITING,
    (Feature.DECLINES, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.GROUP_NEWS, ChatKind.GROUP): _COORDINATOR,
    (Feature.PLACE, ChatKind.GROUP): _COORDINATOR,
    (Feature.INLINE, ChatKind.INLINE): _READING,
    (Feature.START, ChatKind.PRIVATE): _EVERYBODY,
    (Feature.PRIVACY, ChatKind.PRIVATE): _EVERYBODY,
    # The rights of whoever was taken off the list remain; of strangers nothing is stored, and nothing is told.
    (Feature.OWN_DATA, ChatKind.PRIVATE): _EVERYBODY,
    (Feature.HELP, ChatKind.PRIVATE): _LISTED,
    (Feature.HELP, ChatKind.GROUP): _READING,
    (Feature.LANGUAGE, ChatKind.PRIVATE): _LISTED,
    (Feature.GROUP_LANGUAGE, ChatKind.GROUP): _COORDINATOR,
    (Feature.APPROVE_GROUP, ChatKind.GROUP): _COORDINATOR,
    (Feature.APPROVE_GROUP, ChatKind.FOREIGN_GROUP): _COORDINATOR,
    (Feature.DELIVERIES, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.REVOKE_GROUP, ChatKind.GROUP): _COORDINATOR,
    (Feature.JOIN, ChatKind.PRIVATE): _EVERYBODY,
    (Feature.INVITE, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.ACCESS, ChatKind.PRIVATE): _COORDINATOR,
    (Feature.HANDOVER, ChatKind.PRIVATE): _WRITING,
    (Feature.ABSENCE, ChatKind.PRIVATE): _WRITING,
    (Feature.REMINDERS, ChatKind.PRIVATE): _READING,
    (Feature.MEMBERSHIP, ChatKind.PRIVATE): _EVERYBODY,
    (Feature.MEMBERSHIP, ChatKind.GROUP): _EVERYBODY,
    (Feature.MEMBERSHIP, ChatKind.FOREIGN_GROUP): _EVERYBODY,
    (Feature.MEMBERSHIP, ChatKind.CHANNEL): _EVERYBODY,
}
"""What is not in the table is forbidden."""


def may(feature: Feature, role: Role | None, kind: ChatKind) -> bool:
    """Whether somebody in `role` (None: not on the list) may use `feature` in a chat of this kind."""
    return role in TABLE.get((feature, kind), frozenset())
