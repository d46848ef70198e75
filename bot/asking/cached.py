"""What is built from a stored version of the agreement is built once."""

from collections.abc import Callable
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def remembered(build: Callable[[S], T]) -> Callable[[S], T]:
    """Return `build` with a memory for the last agreement or snapshot, known by identity.

    One place is enough: an instance has one current agreement. Storage hands out the same snapshot until something
    changes, and the same agreement until an import changes it.
    """
    last: tuple[S, T] | None = None

    def remembering(source: S) -> T:
        nonlocal last
        known = last
        if known is None or known[0] is not source:
            known = last = (source, build(source))
        return known[1]

    return remembering
