"""The chain of the audit log: every entry carries an HMAC over itself and the hash before (PITFALLS 3.2).

Whoever changes, deletes, inserts or moves an entry without the key breaks it at that place. A tail cut off leaves a
whole chain behind: that shows only against a head noted elsewhere. Numbers may have gaps: PostgreSQL leaves some.
"""

import hmac
import json
from collections.abc import AsyncIterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

SIGNED = ("at", "actor", "action", "subject", "details", "key_id")
"""The columns of an entry that its hash covers, besides the hash before."""


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as it is stored; `actor` is a pseudonym."""

    id: int
    at: datetime
    actor: str | None
    action: str
    subject: str | None
    details: Mapping[str, object]
    key_id: str
    hash: str


class Head(NamedTuple):
    """The last entry of the log, to be noted outside the database; written HASH:ID."""

    id: int
    hash: str

    def __str__(self) -> str:
        return f"{self.hash}:{self.id}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: how many entries hold and the last of them; `fault` is a sentence about what does not."""

    entries: int
    head: Head | None
    fault: str | None = None


def read_head(text: str) -> Head:
    """Read HASH:ID (ValueError)."""
    hashed, _, number = text.strip().rpartition(":")
    if len(hashed) != 64:
        raise ValueError("a head is HASH:ID")
    return Head(int(number), hashed.lower())


def key_id(key: str) -> str:
    """Return what names a key without telling it."""
    return hmac.new(key.encode(), b"key id", "sha256").hexdigest()[:8]


def chained(key: str, before: str, row: Mapping[str, Any]) -> str:
    """Return the hash of an entry's `SIGNED` columns after the hash `before`: over canonical JSON, moments in UTC."""
    shown = {**row, "at": row["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    canonical = json.dumps(shown, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), f"{before}{canonical}".encode(), "sha256").hexdigest()


async def verify(records: AsyncIterable[Record], keys: Sequence[str], noted: Head | None = None) -> Verdict:
    """Walk the log in the order of its numbers, up to the first entry that does not hold.

    `keys`: the newest first. A key replaced by a newer one signs nothing after it: who finds an old one forges nothing.
    `noted`: a head from outside that must be among the entries.
    """
    ages = {key_id(key): age for age, key in enumerate(keys)}
    entries, head, age = 0, None, len(keys)
    is_met = noted is None
    async for record in records:
        known = ages.get(record.key_id)
        if known is None:
            return Verdict(entries, head, f"Eintrag {record.id}: Der Schlüssel {record.key_id} fehlt.")
        if known > age or record.hash != _hash(record, keys[known], head):
            return Verdict(entries, head, _broken(record, head))
        age, head, entries = known, Head(record.id, record.hash), entries + 1
        is_met = is_met or head == noted
    if not is_met and noted:
        return Verdict(entries, head, f"Eintrag {noted.id} mit dem vermerkten Stand fehlt: Das Ende ist abgeschnitten.")
    return Verdict(entries, head)


def _hash(record: Record, key: str, head: Head | None) -> str:
    return chained(key, head.hash if head else "", {name: getattr(record, name) for name in SIGNED})


def _broken(record: Record, head: Head | None) -> str:
    before = f"nach Eintrag {head.id}" if head else "am Anfang"
    return (
        f"Eintrag {record.id} passt nicht: Er wurde geändert, oder {before} wurde etwas gelöscht, eingefügt "
        "oder umgestellt."
    )
