"""What became of a call, and the state its row of the outbox goes to: pending → sending → sent, failed or uncertain."""

from enum import StrEnum

from bot.delivery import OutboxState, Outgoing, Purpose

MAX_TRIES = 8


class Fate(StrEnum):
    """What became of a call that was made for a row."""

    DONE = "done"
    """It is as we wanted it."""
    HELD = "held"
    """It was certainly not carried out, for a reason that has nothing to do with it: that is no try.

    It came too soon (429), it was not even made, or nobody knows our token just now.
    """
    LATER = "later"
    """It was certainly not carried out; it may be repeated."""
    UNCERTAIN = "uncertain"
    """It may have been carried out."""
    NEVER = "never"
    """It was refused for good."""
    MOVED = "moved"
    """The group has a new id."""
    GONE = "gone"
    """The message that was to be changed is not there any more."""
    PLAIN = "plain"
    """The markup was refused; the plain text will do."""


class Silence(StrEnum):
    """Why a chat, or a topic of a group, takes none of our messages until something changes there."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NOT_FOUND = "not_found"
    NOT_STARTED = "not_started"
    """The person never wrote to us, and a bot may not begin."""
    NOT_A_MEMBER = "not_a_member"
    """We were thrown out of the group, or it is gone."""
    NO_RIGHTS = "no_rights"
    TOPIC_CLOSED = "topic_closed"
    TOPIC_GONE = "topic_gone"

    @property
    def is_topics(self) -> bool:
        """Whether only a topic is silent and not the whole chat."""
        return self in (Silence.TOPIC_CLOSED, Silence.TOPIC_GONE)


def next_state(fate: Fate, outgoing: Outgoing, tries: int) -> OutboxState:
    """Return where a row goes after so many tries; pending means that the call is made again.

    Only what certainly was not carried out is repeated, and of what may have been only an answer, which rather comes
    twice than never, and an edit, which twice is as good as once.
    """
    if fate is Fate.DONE:
        return OutboxState.SENT
    if fate is Fate.HELD:
        return OutboxState.PENDING
    if fate is Fate.UNCERTAIN:
        is_repeated = tries < MAX_TRIES and bears_repeating(outgoing)
        return OutboxState.PENDING if is_repeated else OutboxState.UNCERTAIN
    if fate in (Fate.LATER, Fate.MOVED) and tries < MAX_TRIES:
        return OutboxState.PENDING
    return OutboxState.FAILED


def bears_repeating(outgoing: Outgoing) -> bool:
    """Whether carrying it out twice is better than perhaps not at all."""
    return outgoing.purpose is Purpose.ANSWER or outgoing.method.startswith("edit")
