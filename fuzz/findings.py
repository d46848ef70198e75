"""What a run found: one readable file for each kind of failure, with the shortest text that shows it."""

import ast
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from traceback import format_exception, walk_tb
from typing import NamedTuple

from fuzz.targets import TARGETS
from fuzz.timing import milliseconds

FOLDER = Path("tmp/fuzz")
"""Ignored by git."""
_ROOMS = ("bot", "fuzz")


class Finding(NamedTuple):
    """A failure of a target; `what` is the same for all texts that fail in the same way."""

    target: str
    what: str
    text: str
    details: str = ""


def failures(target: str, text: str) -> Iterator[Finding]:
    """Yield every way in which a text fails, but for the time it takes."""
    try:
        broken = list(TARGETS[target].broken(text))
    except Exception as error:
        details = "".join(format_exception(error))
        yield Finding(target, f"{type(error).__name__} at {_place(error)}", text, details)
        return
    yield from (Finding(target, what, text) for what in dict.fromkeys(broken))


def _place(error: Exception) -> str:
    """Return the last line of ours that the error came through."""
    places = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [f"{'/'.join(path.parts[-3:])}:{line}" for path, line in places if {*_ROOMS} & {*path.parts}]
    return ours[-1] if ours else "no line of ours"


def slowness(target: str, text: str) -> Iterator[Finding]:
    """Yield the finding that a text takes longer to read than it may."""
    limit = TARGETS[target].limit
    best = milliseconds(TARGETS[target].read, text, limit)
    if best > limit:
        yield Finding(target, f"slower than {limit} ms: {_essence(text)}", text, f"{best:.0f} ms")


def _essence(text: str) -> str:
    """Return the words that fill most of a text, so that slow texts of one kind are one finding."""
    words = text.lower().split()
    return repr(" ".join(sorted({*words}, key=lambda word: (-words.count(word), word))[:2])[:20])


def write(finding: Finding, folder: Path = FOLDER) -> Path:
    """Write a finding to its file; of one kind only the shortest text stays."""
    folder.mkdir(parents=True, exist_ok=True)
    digest = sha256(f"{finding.target} {finding.what}".encode("utf-8", "replace")).hexdigest()[:10]
    path = folder / f"{finding.target}-{digest}.txt"
    if not path.exists() or len(read(path).text) > len(finding.text):
        lines = (f"target: {finding.target}", f"what: {finding.what!r}", f"text: {finding.text!r}", finding.details)
        path.write_text("\n".join(lines).rstrip() + "\n", "utf-8", "backslashreplace")
    return path


def read(path: Path) -> Finding:
    """Read what `write` wrote."""
    target, what, text, *details = path.read_text("utf-8").split("\n")
    said, shown = (str(ast.literal_eval(line.split(": ", 1)[1])) for line in (what, text))
    return Finding(target.removeprefix("target: "), said, shown, "\n".join(details))


def confirmed(paths: Iterable[Path]) -> Iterator[Finding]:
    """Yield the findings that still fail here, where nothing counts coverage; delete the files of all others."""
    for path in paths:
        found = read(path)
        again = [*failures(found.target, found.text), *slowness(found.target, found.text)]
        if not again:
            path.unlink()
        yield from again
