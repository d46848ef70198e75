"""What can go wrong in words that a person can act on. The sentence of an error is meant to be shown."""

from collections.abc import Sequence


class ZielbotError(Exception):
    """Something Zielbot refuses or cannot do; `str()` is a full sentence for the person who asked."""


class UnreadableDocument(ZielbotError):
    """A file that is no agreement, or one that contradicts itself; nothing was changed.

    `details` are (line, sentence) pairs, lines counted from 1; line 0 speaks of the whole document.
    """

    def __init__(self, sentence: str, details: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__("\n".join((sentence, *(_detail(line, text) for line, text in details))))
        self.sentence = sentence
        self.details = tuple(details)


class UnreadableRegister(ZielbotError):
    """A register of units that cannot be read."""


class StoreUnavailable(ZielbotError):
    """The database cannot be reached, is locked, full, read-only or broken: no update's fault, try again later."""


class Unpaintable(ZielbotError):
    """A picture that cannot be painted just now."""


class ClaimLost(ZielbotError):
    """A claim ended and somebody else finished the row: what was done under it is rolled back, not repeated."""


class BackupRefused(ZielbotError):
    """A backup that cannot be written here or read there: not whole, another version's, or onto what is there."""


class SchemaOutdated(ZielbotError):
    """The database is empty or was made by an older Zielbot and has to be migrated first."""


class SchemaTooNew(ZielbotError):
    """The database was made by a newer Zielbot than this one."""


def _detail(line: int, text: str) -> str:
    return f"Zeile {line}: {text}" if line else text
