"""What the service is made of, and the bells its parts ring for each other."""

import time
from asyncio import Event
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import tzinfo

from bot.delivery.limits import RATES, Rates
from bot.nudges.model import LADDER, Ladder
from bot.periods.calendar import Calendar
from bot.ports import Clock, Store
from bot.privacy.policy import Policy
from bot.reporting.evidence import MOST_BYTES


@dataclass(frozen=True, slots=True)
class WebhookSetup:
    """Where Telegram brings updates to (`url`), with which secret, and where we listen for them."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Setup:
    """What the service is made of, given by the command line.

    `clock` is domain time (virtual in the demo), `real` counts leases, claims and retries, `monotonic` (seconds) what
    no change of the machine's clock may disturb: the limits. `instance` names this process among those on the same
    database, the same after a restart: what its earlier life held is its own again.
    """

    store: Store
    token: str = field(repr=False)
    api_url: str
    clock: Clock
    real: Clock
    zone: tzinfo
    calendar: Calendar
    instance: str
    paint: Callable[[bytes], Awaitable[bytes]]
    """Makes a PNG of an SVG (Unpaintable)."""
    webhook: WebhookSetup | None = None
    """None: updates are fetched by long polling."""
    rates: Rates = RATES
    monotonic: Callable[[], float] = time.monotonic
    policy: Policy = field(default_factory=Policy)
    ladder: Ladder = LADDER
    """When staff are nudged, and within which hours messages go out by themselves."""
    evidence_bytes: int = MOST_BYTES
    """How large a file of a report may be."""


@dataclass(frozen=True, slots=True)
class Bells:
    """Who waits for what. `stop` ends everything; the others say that there is something to do."""

    stop: Event = field(default_factory=Event)
    polled: Event = field(default_factory=Event)
    """Rings once, after the first successful poll."""
    stored: Event = field(default_factory=Event)
    """After a commit that brought updates for us."""
    handed_over: Event = field(default_factory=Event)
    """After a commit that brought something to send."""
    attached: Event = field(default_factory=Event)
    """After a commit that brought files to fetch."""
    steps: list[Callable[[], Awaitable[object]]] = field(default_factory=list)
    """What is done every so often: where days pass in a moment, whoever lets them pass takes these steps."""
