"""Asks the rivals at reading dates, each a process in `.venv-bench`: the product's environment never sees them."""

import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bench.peers import PYTHON, SCRIPTS
from bench.phrases import TODAY, Phrase, Span, as_span

RIVALS = ("search_dates", "Duckling", "parsedatetime")
WAIT_SECONDS = 60


@dataclass(frozen=True)
class Reading:
    """What somebody read in a phrase, and the milliseconds that took."""

    answers: tuple[Span, ...]
    ms: float


def missing(rival: str) -> str | None:
    """Return why a rival cannot run on this machine; None where it can.

    The markers in pyproject.toml say the same: pyduckling-native-phihos 0.3.0 comes without its source.
    """
    machine, system = platform.machine(), platform.system()
    if rival != "Duckling" or ((system, machine) == ("Linux", "x86_64") and sys.version_info < (3, 15)):
        return None
    return f"no wheel for {system} {machine}, Python {platform.python_version()}"


def ask(rival: str, phrases: Sequence[Phrase]) -> list[Reading]:
    """Return what a rival reads in each phrase; a rival that fails ends the run with a sentence."""
    asked = "\n".join(json.dumps({"text": phrase.text, "language": phrase.language}) for phrase in phrases)
    command = [str(PYTHON), str(SCRIPTS / "date_readers.py"), rival, TODAY.isoformat()]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False)
    except FileNotFoundError:
        raise SystemExit(f"{rival} cannot be asked: {PYTHON} is missing, `make bench` makes it.") from None
    except subprocess.TimeoutExpired:
        raise SystemExit(f"{rival} did not answer {len(phrases)} phrases within {WAIT_SECONDS} s.") from None
    if done.returncode:
        raise SystemExit(f"{rival} failed in .venv-bench (exit {done.returncode}): {_last_line(done.stderr)}")
    readings = [_reading(line) for line in done.stdout.splitlines()]
    if len(readings) != len(phrases):
        raise SystemExit(f"{rival} answered {len(readings)} of {len(phrases)} phrases.")
    return readings


def _reading(line: str) -> Reading:
    answer = json.loads(line)
    return Reading(tuple(as_span(first, last) for first, last in answer["answers"]), answer["ms"])


def _last_line(errors: str) -> str:
    return (errors.strip().splitlines() or ["it said nothing"])[-1]
