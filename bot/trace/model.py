"""What is traced: an entry says who did what to what, in words that stay true when names go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.people.model import Person


class Action(StrEnum):
    """What leaves a trace."""

    INVITED = "invited"
    INVITATION_REVOKED = "invitation_revoked"
    INVITATION_REUSED = "invitation_reused"
    JOINED = "joined"
    REVOKED = "revoked"
    HANDED_OVER = "handed_over"
    DEPUTY_NAMED = "deputy_named"
    DEPUTY_ENDED = "deputy_ended"
    ERASED = "erased"
    ACCESSED_OWN_DATA = "accessed_own_data"
    DENIED = "denied"
    GROUP_APPROVED = "group_approved"
    GROUP_REVOKED = "group_revoked"
    GROUP_LEFT = "group_left"
    GROUP_MOVED = "group_moved"
    SENT_AGAIN = "sent_again"
    REPORTED = "reported"
    REPORT_WITHDRAWN = "report_withdrawn"
    OBSTACLE_RESOLVED = "obstacle_resolved"
    OBSTACLE_REOPENED = "obstacle_reopened"
    DUE_CONFIRMED = "due_confirmed"
    DUE_REFUSED = "due_refused"
    NEWS_SET = "news_set"
    PLACE_SET = "place_set"
    NUDGE_BROUGHT_FORWARD = "nudge_brought_forward"
    NUDGE_SKIPPED = "nudge_skipped"
    INQUIRED = "inquired"
    RULE_SWITCHED = "rule_switched"
    NUDGES_RESTED = "nudges_rested"
    NUDGES_DECLINED = "nudges_declined"
    DECLINE_ENDED = "decline_ended"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    EXPORTED = "exported"
    RETENTION = "retention"
    AUDIT_READ = "audit_read"
    BACKED_UP = "backed_up"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Entry:
    """One trace. `actor` is None for the command line and for Zielbot itself.

    `subject` is what was acted on: a code, a unit, a chat's id, another person's pseudonym, never a name. `details` are
    JSON values without names and without texts of messages.
    """

    action: Action
    actor: Person | None = None
    subject: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)
