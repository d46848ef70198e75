"""What Zielbot's thinking needs from outside. storage/ and the wire in bot/cli/ provide it.

All times are aware datetimes in UTC. Domain time is `Clock.now()` (virtual in the demo); leases and retries use
real time, which the caller passes in the same way. Nothing here reads a clock of its own.
"""

from bot.ports.absences import Absences
from bot.ports.agreements import Agreements
from bot.ports.clock import Clock
from bot.ports.delivery import Cards, Inbox, Outbox, Unreachable
from bot.ports.evidence import EvidenceFiles
from bot.ports.machine import Facts, Leases, Retention
from bot.ports.nudging import Nudges
from bot.ports.people import Groups, People
from bot.ports.places import Places
from bot.ports.privacy import Privacy
from bot.ports.reminding import Reminders
from bot.ports.reporting import Updates
from bot.ports.trace import Audit
from bot.ports.work import Store, Work

__all__ = [
    "Absences",
    "Agreements",
    "Audit",
    "Cards",
    "Clock",
    "EvidenceFiles",
    "Facts",
    "Groups",
    "Inbox",
    "Leases",
    "Nudges",
    "Outbox",
    "People",
    "Places",
    "Privacy",
    "Reminders",
    "Retention",
    "Store",
    "Unreachable",
    "Updates",
    "Work",
]
