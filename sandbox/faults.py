"""Faults put on calls of the Bot API: a test says beforehand which calls go wrong, and how.

    world.faults.plan(Fault(FaultKind.RESET_AFTER), method="sendMessage", times=2)
    world.faults.at_random(Random(7), 0.2, [Fault(FaultKind.REFUSED, 502, "Bad Gateway"), Fault(FaultKind.HANGS)])

Bringing an update to the webhook counts as a call of the method "webhook" (sandbox/webhook.py).

Whether a call had an effect in spite of its fault is in `Call.had_effect` and in `history`; the chats of the box are
the truth about what arrived.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Any, NamedTuple

ANY = "*"


class FaultKind(StrEnum):
    """What goes wrong with a call."""

    REFUSED = "refused"
    """The error `code` with `description` and `parameters` such as retry_after; no effect."""
    NOT_JSON = "not_json"
    """A page of HTML with the status `code`, as a proxy answers; no effect."""
    EMPTY = "empty"
    """200 and nothing in it; no effect."""
    TRUNCATED = "truncated"
    """It takes effect; half of the JSON arrives, then the connection ends."""
    SLOW = "slow"
    """It takes effect at once; the answer comes `seconds` later."""
    HANGS = "hangs"
    """No effect; the answer never comes, until the box closes."""
    RESET_BEFORE = "reset_before"
    """The connection drops before anything happened."""
    RESET_AFTER = "reset_after"
    """It takes effect, then the connection drops without an answer."""

    @property
    def has_effect(self) -> bool:
        """Whether the call takes effect all the same."""
        return self in (FaultKind.TRUNCATED, FaultKind.SLOW, FaultKind.RESET_AFTER)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault; `code`, `description` and `parameters` are of the kinds that answer, `seconds` (real ones) of SLOW."""

    kind: FaultKind
    code: int = 500
    description: str = "Internal Server Error"
    seconds: float = 0.0
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Faulty(NamedTuple):
    """A call that a fault was put on. `had_effect` is False too where the call itself was refused."""

    method: str
    params: Mapping[str, Any]
    fault: Fault
    had_effect: bool


@dataclass(slots=True)
class _Plan:
    fault: Fault
    method: str
    times: int
    chat_id: int | None


@dataclass(slots=True)
class _Chance:
    chance: Random
    rate: float
    kinds: Sequence[Fault]
    methods: Sequence[str]


class Faults:
    """The faults to come, in the order they were planned, and the `history` of those that came."""

    def __init__(self) -> None:
        self.history: list[Faulty] = []
        self._plans: list[_Plan] = []
        self._chances: list[_Chance] = []

    def plan(self, fault: Fault, *, method: str = ANY, times: int = 1, chat_id: int | None = None) -> None:
        """Put the fault on the next `times` calls of the method, and to the chat if one is given."""
        self._plans.append(_Plan(fault, method, times, chat_id))

    def at_random(
        self, chance: Random, rate: float, kinds: Sequence[Fault], *, methods: Sequence[str] = (ANY,)
    ) -> None:
        """Put one of the `kinds` on that share (0 to 1) of the calls until cleared; planned ones come first."""
        self._chances.append(_Chance(chance, rate, kinds, methods))

    def clear(self) -> None:
        """No faults any more; the history stays."""
        self._plans.clear()
        self._chances.clear()

    def draw(self, method: str, params: Mapping[str, Any]) -> Fault | None:
        """The fault that this call meets, if any; a planned one is used up by it."""
        for plan in self._plans:
            if _is_among(method, [plan.method]) and plan.chat_id in (None, _chat_id(params)):
                plan.times -= 1
                self._plans = [one for one in self._plans if one.times > 0]
                return plan.fault
        for chance in self._chances:
            if _is_among(method, chance.methods) and chance.chance.random() < chance.rate:
                return chance.chance.choice(chance.kinds)
        return None


def _is_among(method: str, names: Sequence[str]) -> bool:
    return any(name in (ANY, method) or name.lower() == method.lower() for name in names)


def _chat_id(params: Mapping[str, Any]) -> int | None:
    try:
        return int(params.get("chat_id", ""))
    except ValueError:
        return None
