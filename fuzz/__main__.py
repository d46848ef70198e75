"""`make fuzz`: hunt for texts that break a reader, then say what was found. `ARGS="--seconds 60 message"`."""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from fuzz import findings
from fuzz.hostile import HOSTILE
from fuzz.targets import TARGETS
from fuzz.timing import milliseconds


def main(arguments: Sequence[str]) -> int:
    """Fuzz the targets named, or all, one after the other; return 1 if anything fails."""
    parser = ArgumentParser(prog="make fuzz", description="Fuzz the readers of text.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--replay", action="store_true", help="only try again what was found before")
    chosen = parser.parse_args(arguments)
    if unknown := {*chosen.targets} - {*TARGETS}:
        parser.error(f"no target: {', '.join(sorted(unknown))}")
    targets = chosen.targets or list(TARGETS)
    for target in () if chosen.replay else targets:
        _try_hostile(target)
        _hunt(target, max(1, chosen.seconds // len(targets)))
    return _report(targets)


def _try_hostile(target: str) -> None:
    """Try the fixed texts, here where nothing counts coverage, and say which of them takes longest."""
    times = {}
    for name, text in HOSTILE.items():
        for finding in (*findings.failures(target, text), *findings.slowness(target, text)):
            findings.write(finding)
        times[name] = milliseconds(TARGETS[target].read, text, 0)
    slowest = max(times, key=lambda name: times[name])
    print(f"{target}: {len(times)} hostile texts, the slowest {times[slowest]:.0f} ms ({slowest})", flush=True)


def _hunt(target: str, seconds: int) -> None:
    print(f"fuzzing {target} for {seconds} s …", flush=True)
    command = [sys.executable, "-m", "fuzz.hunt", target, str(seconds)]
    told = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace").stderr
    statistics = [line.strip() for line in told.splitlines() if line.startswith(("Done ", "stat::number_of", "ERROR"))]
    print("\n".join(statistics) or told, flush=True)


def _report(targets: Sequence[str]) -> int:
    paths = sorted(path for target in targets for path in findings.FOLDER.glob(f"{target}-*.txt"))
    found = list(findings.confirmed(paths))
    for finding in found:
        print(f"\n{finding.target}: {finding.what}\n  {_short(finding.text)}\n  {finding.details[-400:]}".rstrip())
    left = [path for target in targets for path in findings.FOLDER.glob(f"{target}-*-*")]
    for path in left:
        print(f"\n{path}: libFuzzer stopped at this text")
    print(f"\n{len(found) + len(left)} findings in {findings.FOLDER}/")
    return int(bool(found or left))


def _short(text: str) -> str:
    return repr(text) if len(text) <= 200 else f"{text[:120]!r} … ({len(text)} characters)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
