"""The run guided by coverage, of one target: `python -m fuzz.hunt TARGET SECONDS`. Started by `fuzz.__main__`.

libFuzzer ends the process it runs in, and counting coverage makes everything slower; so it has a process of its own,
goes on behind each failure, and what it writes down is confirmed by the one that started it.
"""

import sys
from pathlib import Path
from random import Random
from time import process_time

import atheris

with atheris.instrument_imports(include=["bot"]):
    from fuzz import findings
    from fuzz.mutations import as_bytes, as_text, changed
    from fuzz.promises import LONGEST
    from fuzz.targets import TARGETS, words

_HANGS_AFTER = 20
"""Seconds; then libFuzzer stops and leaves the text in a file "timeout-…"."""
_MOST_BYTES = 4 * LONGEST


def main(target: str, seconds: int) -> None:
    """Hunt for failures until the time is over; does not return."""
    corpus = findings.FOLDER / "corpus" / target
    _sow(target, corpus)
    seen: dict[str, int] = {}

    def one(data: bytes) -> None:
        text = as_text(data)
        start = process_time()
        found = list(findings.failures(target, text))
        if 1000 * (process_time() - start) > TARGETS[target].limit:
            found += findings.slowness(target, text)
        for finding in found:
            if len(text) < seen.get(finding.what, LONGEST + 1):
                seen[finding.what] = len(text)
                findings.write(finding)

    options = (f"-max_total_time={seconds}", f"-max_len={_MOST_BYTES}", "-len_control=0", f"-timeout={_HANGS_AFTER}",
               f"-artifact_prefix={findings.FOLDER}/{target}-", "-print_final_stats=1", "-verbosity=0")  # fmt: skip
    atheris.Setup(["fuzz", *options, str(corpus)], one, custom_mutator=_mutated)
    atheris.Fuzz()


def _sow(target: str, corpus: Path) -> None:
    """Write the seeds where libFuzzer looks for them; what earlier runs found interesting stays beside them."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(TARGETS[target].seeds()):
        (corpus / f"seed-{number:04}").write_bytes(as_bytes(text))


def _mutated(data: bytes, most: int, seed: int) -> bytes:
    """Half by libFuzzer's own changes to bytes, half by ours to words."""
    random = Random(seed)
    if random.random() < 0.5:
        return bytes(atheris.Mutate(data, most))
    return as_bytes(changed(as_text(data), words(), random))[:most]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
