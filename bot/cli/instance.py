"""Names this process among those on the same database: what its earlier life held is its own again, and nobody else's.

The name is the host's with a number. A number is held by a lock on a file, which the kernel lets go when the process
ends, however it ends; so two processes on one machine never share a name, and one that starts again gets its old one.
"""

import fcntl
import hashlib
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

MOST = 64
"""Processes on one machine at one database that are told apart by number."""


@contextmanager
def instance_name(database_url: str) -> Iterator[str]:
    """Give a name that no other process on this machine has at the same database."""
    database = hashlib.sha256(database_url.encode()).hexdigest()[:16]
    for number in range(1, MOST + 1):
        lock = _locked(Path(gettempdir()) / f"zielbot-{database}-{number}.lock")
        if lock is not None:
            break
    else:
        # No place for locks. A name of this life alone is safe, too; what an earlier one held ends by itself.
        yield f"{platform.node()}-{uuid4().hex}"
        return
    try:
        yield f"{platform.node()}-{number}"
    finally:
        os.close(lock)


def _locked(path: Path) -> int | None:
    """Return the open file, locked; None where another process, or another user, has it."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(file)
        return None
    return file
