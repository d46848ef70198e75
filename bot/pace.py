"""How much anybody may send: a token bucket each, in memory alone. Nothing about how much people write is stored.

A bucket is refilled by real time or by the time Telegram gives the messages, whichever is longer: what waited through a
downtime comes all at once, but was not written all at once.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

MOST = 10_000
"""Buckets kept at once; the one that was used longest ago goes first. 10,000 take about 5 MB."""


class Verdict(StrEnum):
    """What to do with what somebody sent."""

    HEAR = "hear"
    SAY_SO = "say_so"
    """It is too much, and that was not said yet."""
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, and so many a minute in the long run."""

    burst: int
    per_minute: float


class Moment(NamedTuple):
    """When something is handled, in real time, and when it was written, by Telegram's clock."""

    real: datetime
    written: datetime


@dataclass(frozen=True, slots=True)
class Bucket:
    """What somebody may still send, as it was at `at`. `is_told` until the bucket is half full again."""

    left: float
    at: Moment
    is_told: bool = False


PERSON = Pace(60, 20)
COORDINATOR = Pace(300, 60)
"""Who invites forty units in a row is not to wait."""
INLINE = Pace(120, 120)
"""Telegram asks with nearly every key that is pressed."""
STRANGER = Pace(10, 2)
"""For what strangers may do: come in with an invitation, and read what is stored."""
ONCE_A_DAY = Pace(1, 1 / (24 * 60))
"""For the one sentence that strangers are told."""
ALL_STRANGERS = Pace(60, 60)
"""For that sentence to all of them together, so that staff need not wait behind a flood."""


def drawn(bucket: Bucket | None, pace: Pace, at: Moment) -> tuple[Verdict, Bucket]:
    """Return whether there is room for one more, and the bucket after it. No bucket is a full one."""
    now = _refilled(bucket, pace, at) if bucket else Bucket(pace.burst, at)
    if now.left >= 1:
        return Verdict.HEAR, replace(now, left=now.left - 1)
    return (Verdict.SILENCE if now.is_told else Verdict.SAY_SO), replace(now, is_told=True)


def _refilled(bucket: Bucket, pace: Pace, at: Moment) -> Bucket:
    passed = max(at.real - bucket.at.real, at.written - bucket.at.written, timedelta())
    left = min(pace.burst, bucket.left + passed / timedelta(minutes=1) * pace.per_minute)
    latest = Moment(max(at.real, bucket.at.real), max(at.written, bucket.at.written))
    return Bucket(left, latest, bucket.is_told and left < pace.burst / 2)


class Paces:
    """The buckets of everybody who wrote lately. Asking changes nothing; `keep` does, once it is committed."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._buckets: OrderedDict[Hashable, Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def ask(self, key: Hashable, pace: Pace, at: Moment) -> tuple[Verdict, Bucket]:
        """Return whether there is room for one more of `key`, and the bucket after it."""
        return drawn(self._buckets.get(key), pace, at)

    def keep(self, key: Hashable, bucket: Bucket) -> None:
        """Remember a bucket."""
        self._buckets[key] = bucket
        self._buckets.move_to_end(key)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
