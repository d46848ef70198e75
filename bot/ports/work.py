"""The database: units of work, each one transaction."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.ports.absences import Absences
from bot.ports.agreements import Agreements
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


class Work(Protocol):
    """One transaction and all that can be done in it."""

    @property
    def agreements(self) -> Agreements:
        """The agreements."""
        ...

    @property
    def updates(self) -> Updates:
        """Status updates and obstacles."""
        ...

    @property
    def evidence(self) -> EvidenceFiles:
        """Files of status updates."""
        ...

    @property
    def people(self) -> People:
        """People and invitations."""
        ...

    @property
    def absences(self) -> Absences:
        """Who is away, and who stands in."""
        ...

    @property
    def nudges(self) -> Nudges:
        """Nudges: the ledger and to whom they go."""
        ...

    @property
    def reminders(self) -> Reminders:
        """What people want to be reminded of."""
        ...

    @property
    def groups(self) -> Groups:
        """Group chats."""
        ...

    @property
    def places(self) -> Places:
        """What groups and topics are bound to."""
        ...

    @property
    def inbox(self) -> Inbox:
        """Updates received."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is to be sent."""
        ...

    @property
    def unreachable(self) -> Unreachable:
        """Chats and topics that take no messages."""
        ...

    @property
    def cards(self) -> Cards:
        """Cards."""
        ...

    @property
    def audit(self) -> Audit:
        """The audit log."""
        ...

    @property
    def privacy(self) -> Privacy:
        """What is stored about a person."""
        ...

    @property
    def leases(self) -> Leases:
        """Leases."""
        ...

    @property
    def facts(self) -> Facts:
        """Facts."""
        ...

    @property
    def retention(self) -> Retention:
        """What was kept long enough."""
        ...

    def savepoint(self) -> AbstractAsyncContextManager[None]:
        """A part of the transaction that is undone alone when an exception leaves it (and goes on)."""
        ...


class Store(Protocol):
    """The database."""

    def writing(self) -> AbstractAsyncContextManager[Work]:
        """A transaction that may write; committed at the end, rolled back when an exception leaves it."""
        ...

    def reading(self) -> AbstractAsyncContextManager[Work]:
        """A transaction that only reads."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
