"""What a power cut leaves of SQLite's files: what was synced, and of the rest whatever chance takes.

In the player's process `record` notes each write, truncation, sync and deletion that SQLite asks its default VFS for,
by way of ctypes. Afterwards `Disk` plays these notes and forgets, as a machine without power does: of each file any of
the writes since its last sync, of the folder the latest of the changes since it was last synced. A page is dropped or
kept as a whole.
"""

import ctypes
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, _P, _I, ctypes.POINTER(_I))
_DELETE = ctypes.CFUNCTYPE(_I, _P, _P, _I)
_CLOSE = ctypes.CFUNCTYPE(_I, _P)
_WRITE = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)

Op: TypeAlias = dict[str, Any]


class _Vfs(ctypes.Structure):
    """The beginning of `sqlite3_vfs`, as it has been since version 3.5."""

    _fields_ = (
        ("version", _I),
        ("file_size", _I),
        ("longest_path", _I),
        ("next", _P),
        ("name", ctypes.c_char_p),
        ("data", _P),
        ("open", _OPEN),
        ("delete", _DELETE),
    )


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = (
        ("version", _I),
        ("close", _CLOSE),
        ("read", _P),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", _P * 13),
    )


def _library() -> ctypes.CDLL:
    import _sqlite3

    # A handle of the module finds what the library beneath it exports.
    return ctypes.CDLL(_sqlite3.__file__)


def can_record() -> bool:
    """Whether the SQLite of this Python is a library of its own, and not hidden in the interpreter."""
    return hasattr(_library(), "sqlite3_vfs_find")


_kept: list[object] = []
"""Callbacks that SQLite holds, for as long as the process lives."""


def record(file: Path) -> None:
    """From now on append to `file` what SQLite does with its files: JSON lines, after it was done."""
    find = _library().sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    vfs = find(None).contents
    out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    names: dict[int, str] = {}
    changed: dict[int, _Methods] = {}
    is_open, is_deleted = _OPEN(_address(vfs, "open")), _DELETE(_address(vfs, "delete"))

    def note(**op: Any) -> None:
        os.write(out, json.dumps(op).encode() + b"\n")

    # A path goes on as the address it came as: SQLite keeps it, and reads on behind its end.
    def opened(own: int, path: int | None, handle: int, flags: int, shown: Any) -> int:
        is_new = path is not None and not os.path.exists(ctypes.string_at(path))
        result = int(is_open(own, path, handle, flags, shown))
        methods = ctypes.cast(handle, ctypes.POINTER(_P))
        if result == 0 and path is not None and methods[0]:
            names[handle] = _name(path)
            if methods[0] not in changed:
                changed[methods[0]] = _changed(methods[0], names, note)
            methods[0] = ctypes.addressof(changed[methods[0]])
            if is_new:
                note(op="create", file=names[handle])
        return result

    def deleted(own: int, path: int, syncs: int) -> int:
        result = int(is_deleted(own, path, syncs))
        if result == 0:
            note(op="delete", file=_name(path), syncs=syncs)
        return result

    vfs.open, vfs.delete = _OPEN(opened), _DELETE(deleted)
    _kept.extend((vfs.open, vfs.delete, is_open, is_deleted, changed))


def _name(path: int) -> str:
    return os.path.basename(ctypes.string_at(path)).decode()


def _address(structure: ctypes.Structure, name: str) -> int:
    place = ctypes.addressof(structure) + getattr(type(structure), name).offset
    return int(_P.from_address(place).value or 0)


def _changed(address: int, names: dict[int, str], note: Callable[..., None]) -> _Methods:
    """A copy of a file's methods whose writing ones are noted."""
    original = _Methods.from_address(address)
    copy = _Methods.from_buffer_copy(original)
    close, write = _CLOSE(_address(original, "close")), _WRITE(_address(original, "write"))
    truncate, sync = _TRUNCATE(_address(original, "truncate")), _SYNC(_address(original, "sync"))

    def closed(handle: int) -> int:
        names.pop(handle, None)
        return int(close(handle))

    def written(handle: int, data: int, size: int, at: int) -> int:
        result = int(write(handle, data, size, at))
        if result == 0:
            note(op="write", file=names[handle], at=at, data=ctypes.string_at(data, size).hex())
        return result

    def truncated(handle: int, size: int) -> int:
        result = int(truncate(handle, size))
        if result == 0:
            note(op="truncate", file=names[handle], at=size)
        return result

    def synced(handle: int, flags: int) -> int:
        result = int(sync(handle, flags))
        if result == 0:
            note(op="sync", file=names[handle])
        return result

    copy.close, copy.write = _CLOSE(closed), _WRITE(written)
    copy.truncate, copy.sync = _TRUNCATE(truncated), _SYNC(synced)
    _kept.append((copy, close, write, truncate, sync))
    return copy


@dataclass
class _File:
    """What is safe of a file, and what was done to it since its last sync."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Op] = field(default_factory=list)
    is_entered: bool = False
    """Whether the folder was synced when it was: SQLite does so at a new journal's first sync."""


class Disk:
    """A folder with a database, as the notes left it, and as it may be after the power was cut."""

    def __init__(self, database: Path) -> None:
        self._folder, self._name = database.parent, database.name
        found = {file.name: file.read_bytes() for file in self._folder.glob(f"{database.name}*")}
        self._safe = {name: _File(bytearray(content), is_entered=True) for name, content in found.items()}
        self._entries = dict(self._safe)
        self._changes: list[Callable[[], object]] = []
        """To the folder, since it was synced."""

    def play(self, notes: Path) -> None:
        """Do what was noted; the last line may be torn."""
        for line in notes.read_bytes().splitlines(keepends=True) if notes.exists() else ():
            if line.endswith(b"\n") and (op := json.loads(line))["file"].startswith(self._name):
                self._do(op)

    def _do(self, op: Op) -> None:
        name = op["file"]
        match op["op"]:
            case "create":
                self._entries[name] = new = _File()
                self._changes.append(lambda: self._safe.__setitem__(name, new))
            case "delete":
                self._entries.pop(name, None)
                self._changes.append(lambda: self._safe.pop(name, None))
                if op["syncs"]:
                    self._sync_folder()
            case "sync":
                file = self._entries[name]
                for one in file.since:
                    _apply(file.safe, one)
                file.since.clear()
                if not file.is_entered:
                    file.is_entered = True
                    self._sync_folder()
            case _:
                self._entries[name].since.append(op)

    def _sync_folder(self) -> None:
        for change in self._changes:
            change()
        self._changes.clear()

    def cut(self, chance: Random) -> None:
        """Cut the power: leave in the folder what is safe, and of the rest what chance takes."""
        for change in self._changes[: chance.randint(0, len(self._changes))]:
            change()
        for file in self._folder.glob(f"{self._name}*"):
            file.unlink()
        for name, kept in self._safe.items():
            for op in kept.since:
                if chance.random() < 0.5:
                    _apply(kept.safe, op)
            (self._folder / name).write_bytes(kept.safe)


def _apply(content: bytearray, op: Op) -> None:
    if op["op"] == "truncate":
        del content[op["at"] :]
        return
    at, data = op["at"], bytes.fromhex(op["data"])
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data
