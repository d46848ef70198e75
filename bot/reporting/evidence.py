"""Files that go with a report: which ones are taken, under which label, and what became of them. Pure.

Name, type and size of a file are what somebody says of it. They decide what is fetched at all; what is kept is decided
by its bytes (`bot.reporting.content`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from bot.clean import clean

MEGABYTE = 1_000_000
MOST_BYTES = 10 * MEGABYTE
"""How large a file may be unless the county sets another limit."""
TELEGRAM_MEGABYTES = 20
"""Telegram hands out nothing larger (its own limit is 20 MiB)."""
MOST_LABEL = 80


class FileKind(StrEnum):
    """What a file is: it decides which bytes are believed, and how it is sent back."""

    PHOTO = "photo"
    """Sent as a photo; Telegram made a picture of its own from it."""
    IMAGE = "image"
    """A picture sent as a document, as the camera left it."""
    PDF = "pdf"
    OFFICE = "office"
    """A zip container, which is kept and never opened."""


class FileState(StrEnum):
    """Where a file stands."""

    PENDING = "pending"
    STORED = "stored"
    FAILED = "failed"


class Failure(StrEnum):
    """Why a file that was taken is not stored."""

    UNAVAILABLE = "unavailable"
    TOO_LARGE = "too_large"
    OTHER_CONTENT = "other_content"
    """It is not what its name says, or cannot be read."""
    WITHDRAWN = "withdrawn"
    """The update that it belongs to was withdrawn before it was fetched."""


class Refusal(StrEnum):
    """Why a file is not even fetched."""

    KIND = "kind"
    SIZE = "size"


class Format(NamedTuple):
    """What a name's ending stands for."""

    kind: FileKind
    media_type: str


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
FORMATS: Mapping[str, Format] = {
    ".pdf": Format(FileKind.PDF, "application/pdf"),
    ".docx": Format(FileKind.OFFICE, f"{_OOXML}.wordprocessingml.document"),
    ".xlsx": Format(FileKind.OFFICE, f"{_OOXML}.spreadsheetml.sheet"),
    ".pptx": Format(FileKind.OFFICE, f"{_OOXML}.presentationml.presentation"),
    ".odt": Format(FileKind.OFFICE, f"{_ODF}.text"),
    ".ods": Format(FileKind.OFFICE, f"{_ODF}.spreadsheet"),
    ".odp": Format(FileKind.OFFICE, f"{_ODF}.presentation"),
    ".jpeg": Format(FileKind.IMAGE, "image/jpeg"),
    ".jpg": Format(FileKind.IMAGE, "image/jpeg"),
    ".png": Format(FileKind.IMAGE, "image/png"),
}
"""Documents that are taken, by the ending of their names; none with macros."""
PHOTO = Format(FileKind.PHOTO, "image/jpeg")
_ENDING_OF = {format.media_type: ending for ending, format in FORMATS.items()}


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as its message speaks of it; nothing of it is trusted. Size in bytes; None where it is not said."""

    file_id: str
    name: str = ""
    media_type: str = ""
    size: int | None = None
    is_photo: bool = False
    is_document: bool = True
    """Neither a video nor a recording, which are never taken."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that is worth fetching. A photo has no name of its own, its label is empty."""

    format: Format
    label: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not; its label is empty where it has no name."""

    reason: Refusal
    label: str


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file that is to be fetched: what it is, and the message in which it came. A photo has no label yet."""

    kind: FileKind
    label: str
    media_type: str
    size: int | None
    file_id: str
    chat_id: int
    thread_id: int | None
    message_id: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file of an update, without its bytes. `batch`: what came with one message or album shares it.

    `chat_id`, `thread_id` and `message_id` say where it came from, until that is answered.
    """

    id: int
    update_id: int
    batch: int
    kind: FileKind
    label: str
    media_type: str
    state: FileState
    failure: Failure | None
    reported_at: datetime
    chat_id: int | None
    thread_id: int | None
    message_id: int | None


@dataclass(frozen=True, slots=True)
class ToFetch:
    """A claimed row: a file to be fetched. `tries` counts this one, too."""

    id: int
    batch: int
    kind: FileKind
    media_type: str
    file_id: str
    tries: int
    created_at: datetime


def acceptable(offered: Offered, most_bytes: int) -> Accepted | Refused:
    """Decide on a file before anything of it is fetched."""
    if offered.is_photo:
        accepted = Accepted(PHOTO, "")
    else:
        name = file_name(offered.name)
        ending = _ending(name) or _ENDING_OF.get(offered.media_type.casefold())
        if ending is None or not offered.is_document:
            return Refused(Refusal.KIND, _short(name, ""))
        accepted = Accepted(FORMATS[ending], label_of(name, ending))
    if offered.size is not None and offered.size > most_bytes:
        return Refused(Refusal.SIZE, accepted.label)
    return accepted


def named(files: Iterable[NewEvidence], photos: int) -> Iterator[NewEvidence]:
    """Give photos their labels, where an update has so many of them already: part of the record, and so in German."""
    for file in files:
        photos += file.kind is FileKind.PHOTO
        yield replace(file, label=file.label or f"Foto {photos}")


def file_to_json(file: NewEvidence) -> dict[str, Any]:
    """Return a file as JSON values, as a card keeps it until it is chosen what its report means."""
    return asdict(file)


def file_from_json(values: Mapping[str, Any]) -> NewEvidence:
    """Read what `file_to_json` wrote (ValueError or TypeError for anything else)."""
    return NewEvidence(**{**values, "kind": FileKind(values["kind"])})


def label_of(name: str, ending: str) -> str:
    """Return what a document is called here: at most 80 characters, with the one ending that tells what it is."""
    stem = name[: -len(typed)] if (typed := _ending(name)) else name
    return _short(stem, ending) or f"Dokument{ending}"


def file_name(name: str) -> str:
    """Return the name of a file without folders and without what is hidden or means something to a file system."""
    last = re.split(r"[\\/]", clean(name, 4096).text)[-1]
    return re.sub(r'[<>:"|?*\s]+', " ", last).strip().rstrip(". ")


def _ending(name: str) -> str | None:
    """Return the ending of a name, in small letters, if it is one that is taken."""
    ending = f".{name.rpartition('.')[2]}".lower()
    return ending if ending in FORMATS and name.lower().endswith(ending) else None


def _short(stem: str, ending: str) -> str:
    # What begins like this is a formula to a spreadsheet, and a hidden file or an option to others.
    short = stem.lstrip("=+-@.'` ")[: MOST_LABEL - len(ending)].rstrip(". ")
    return f"{short}{ending}" if short else ""
