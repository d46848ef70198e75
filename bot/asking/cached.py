"""What is built from a stored version of the agreement is built once."""

from collections.abc import Callable
from typing import TypeVar

from bot.agreement.model import Snapshot

T = TypeVar("T")


def per_snapshot(build: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """Return `build` with a memory for the last snapshot, known by identity.

    One place is enough: an instance has one current agreement, and storage hands out the same value until it changes.
    """
    last: tuple[Snapshot, T] | None = None

    def remembered(snapshot: Snapshot) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not snapshot:
            known = last = (snapshot, build(snapshot))
        return known[1]

    return remembered
