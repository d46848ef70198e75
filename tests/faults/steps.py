"""The steps at which the process can be killed, as data. Nothing in the product knows of them.

Each names a method and whether the process ends before or after it. A method that is renamed makes `arm` fail.
"""

import inspect
import os
import signal
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any, NamedTuple

BEFORE, AFTER = "before", "after"


class Step(NamedTuple):
    """`target` is module:Class.method; of calls of the Bot API `only` those of one method."""

    target: str
    when: str
    only: str = ""


_API = "handlers.transport:Api.call"
_INBOX = "storage.inbox:SqlInbox"
_OUTBOX = "storage.outbox:SqlOutbox"
_COMMIT = "sqlalchemy.engine.default:DefaultDialect.do_commit"
_HANDLER = "telegram.ext:Application.process_update"

STEPS: dict[str, Step] = {
    "lease: not taken": Step("storage.leases:SqlLeases.take", BEFORE),
    "lease: taken, not committed": Step("storage.leases:SqlLeases.take", AFTER),
    "poll: not asked, nothing confirmed": Step(_API, BEFORE, "getUpdates"),
    "poll: received, not stored": Step(_API, AFTER, "getUpdates"),
    "inbox: stored, not committed": Step(f"{_INBOX}.add", AFTER),
    "inbox: committed, Telegram not told": Step("handlers.intake:Intake.store", AFTER),
    "inbox: not claimed": Step(f"{_INBOX}.claim", BEFORE),
    "inbox: claimed, not committed": Step(f"{_INBOX}.claim", AFTER),
    "inbox: taken back from an earlier life": Step(f"{_INBOX}.reclaim", AFTER),
    "handler: not begun": Step(_HANDLER, BEFORE),
    "handler: ended": Step(_HANDLER, AFTER),
    "effect: written, not committed": Step("storage.people:SqlPeople.set_language", AFTER),
    "effect: card redrawn, not committed": Step("storage.cards:SqlCards.redraw", AFTER),
    "inbox: not marked done": Step(f"{_INBOX}.done", BEFORE),
    "inbox: marked done, not committed": Step(f"{_INBOX}.done", AFTER),
    "outbox: handed over, not committed": Step(f"{_OUTBOX}.add_all", AFTER),
    "commit: not begun": Step(_COMMIT, BEFORE),
    "commit: done": Step(_COMMIT, AFTER),
    "outbox: not claimed": Step(f"{_OUTBOX}.claim", BEFORE),
    "outbox: claimed, not committed": Step(f"{_OUTBOX}.claim", AFTER),
    "message: not sent": Step(_API, BEFORE, "sendMessage"),
    "message: sent, not noted": Step(_API, AFTER, "sendMessage"),
    "edit: not sent": Step(_API, BEFORE, "editMessageText"),
    "edit: sent, not noted": Step(_API, AFTER, "editMessageText"),
    "press: not answered": Step(_API, BEFORE, "answerCallbackQuery"),
    "press: answered": Step(_API, AFTER, "answerCallbackQuery"),
    "outbox: not settled": Step(f"{_OUTBOX}.all_sent", BEFORE),
    "outbox: settled, not committed": Step(f"{_OUTBOX}.all_sent", AFTER),
    "outbox: recovered, not committed": Step(f"{_OUTBOX}.recover", AFTER),
    "file: not fetched": Step("handlers.transport:Api.download", BEFORE),
    "file: fetched, not stored": Step("storage.evidence:SqlEvidence.store", BEFORE),
    "file: stored, not committed": Step("storage.evidence:SqlEvidence.store", AFTER),
    "sweep: not begun": Step("handlers.sweep:Sweeper.nightly", BEFORE),
    "sweep: done": Step("handlers.sweep:Sweeper.nightly", AFTER),
}
_NUDGES = "storage.nudges:SqlNudges"
NUDGE_STEPS: dict[str, Step] = {
    "nudges: planned, not claimed": Step(f"{_NUDGES}.claim_all", BEFORE),
    "nudges: claimed, not committed": Step(f"{_NUDGES}.claim_all", AFTER),
    "digest: not begun": Step(f"{_NUDGES}.begin_digests", BEFORE),
    "digest: begun, not handed over": Step(f"{_NUDGES}.begin_digests", AFTER),
    "digest: handed over, not settled": Step(f"{_OUTBOX}.add_all", AFTER),
    "digest: settled, not committed": Step(f"{_NUDGES}.end_snoozes", AFTER),
    "digest: committed, not remembered": Step("handlers.nudger:planned", BEFORE),
    "digest: remembered, not committed": Step("handlers.nudger:planned", AFTER),
    "digest: not sent": Step(_API, BEFORE, "sendMessage"),
    "digest: sent, not noted": Step(_API, AFTER, "sendMessage"),
}
"""While nudges are planned and handed over; in the campaigns of `nudging.py`."""
ONCE = frozenset(
    name for name in STEPS if name.startswith(("lease", "sweep")) or "earlier life" in name or "recovered" in name
)
"""Steps that a short life comes past no second time."""


WITHOUT_POLLING = tuple(name for name in STEPS if not name.startswith("poll"))
"""Where updates come by webhook."""


def arm(name: str, nth: int, dying: Callable[[str], None]) -> None:
    """End this process at the step, the `nth` time it comes by; `dying` is told the name just before."""
    step = (STEPS | NUDGE_STEPS)[name]
    owner, attribute = found(step.target)
    original = getattr(owner, attribute)
    left = nth

    def come_by(when: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if when != step.when or (step.only and arguments[1] != step.only):
            return
        left -= 1
        if left == 0:
            dying(name)
            os.kill(os.getpid(), signal.SIGKILL)

    @wraps(original)
    async def waited_for(*arguments: Any, **named: Any) -> Any:
        come_by(BEFORE, arguments)
        result = await original(*arguments, **named)
        come_by(AFTER, arguments)
        return result

    @wraps(original)
    def at_once(*arguments: Any, **named: Any) -> Any:
        come_by(BEFORE, arguments)
        result = original(*arguments, **named)
        come_by(AFTER, arguments)
        return result

    setattr(owner, attribute, waited_for if inspect.iscoroutinefunction(original) else at_once)


def found(target: str) -> tuple[Any, str]:
    """Return the class or module that has what `target` names, and the attribute (AttributeError if it is gone)."""
    module, _, path = target.partition(":")
    *owners, attribute = path.split(".")
    owner: Any = import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    getattr(owner, attribute)
    return owner, attribute
