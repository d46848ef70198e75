"""A report over several lines: each line is read as a message of its own, under the heading it stands below.

"erledigt:", then a code a line; "6.1.3 60 %" above "Materialsammlung läuft"; a greeting before, a name at the end.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.language.claim import OFFERED, STATES
from bot.language.moods import is_conditional, is_question
from bot.language.notes import is_farewell
from bot.language.reading import read_sentence
from bot.language.segments import HEADS, heading_start
from bot.language.sentence import CODE, PERIOD, TOPIC, UNKNOWN, Sentence
from bot.language.setting import Setting
from bot.language.status import offered, read_status
from bot.language.understanding import Intent, Understanding

_MOST_LINES = 120
_CONTENT = frozenset({TOPIC, UNKNOWN, PERIOD, "MUST", "SHALL", "CAN", "DOUBT", "COND", "DO", "DELIVER"})
"""A line with one of these is no heading."""
_TAKES_BACK = frozenset({"NOT", "DOUBT", "COND", "SHALL", "CAN", "MUST", "SHOW", "HAETTE", *HEADS})
"""What stands above the first measure and has one of these says something of all: it is not left out."""
_ENDS = ".!?:;,"
_GOES_ON = (",", "und", "and", "+", "&")
"""How a line ends that goes on in the next."""


def read_lines(text: str, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reports of a message of several lines; None where its lines are no list of reports.

    What one line leaves unsaid, or unsure, leaves all of it to be asked.
    """
    written = text.splitlines()
    lines = [line.strip(" \t-–—•*·") for line in written]
    if not 1 < sum(map(bool, lines)) <= len(lines) <= _MOST_LINES:
        return None
    entries = _entries([(line and read_sentence(line, today, setting)) or None for line in lines])
    if entries is None:
        return None
    read = [read_status(read_sentence(entry, today, setting), today, setting, lang) for entry in entries]
    reports = [report for understood in read if understood for report in understood.reports]
    codes = tuple(report.code for report in reports)
    if not reports or len({*codes}) < len(codes):
        return None
    sure = min(understood.confidence if understood else OFFERED for understood in read)
    whole = Understanding(Intent.REPORT_STATUS, lang, codes=codes, reports=tuple(reports), confidence=sure)
    return offered(whole) if sure <= OFFERED else whole


def _entries(lines: Sequence[Sentence | None]) -> list[str] | None:
    """Return what is told of each measure as one text, its heading before it; None where a line says something else."""
    entries: list[list[str]] = []
    heading, is_below, is_stated, is_signed = "", False, True, False
    for at, line in enumerate(lines):
        if line is None:
            is_below = False
        elif is_question(line) or is_conditional(line):
            return None
        elif CODE in line.tag_set:
            opens, states = _opens_with_state(line), bool(line.tag_set & HEADS)
            if opens:
                heading, is_below = _heading(line), False
            under = bool(heading) and not opens and (is_below or not states)
            entries.append([f"{heading}: {line.text}" if under else line.text])
            is_below, is_stated = is_below or under, states or under
            if opens and not line.text.endswith(_GOES_ON):
                heading = ""
        elif is_stated and _is_heading(line, following=next(filter(None, lines[at + 1 :]), None)):
            heading, is_below = line.text.rstrip(_ENDS), True
        elif entries and (is_signed := is_signed or is_farewell(line.text)):
            continue
        elif entries:
            entries[-1].append(line.text)
            is_stated = is_stated or bool(line.tag_set & HEADS)
        elif line.tag_set & _TAKES_BACK:
            return None
    return [_joined(entry) for entry in entries]


def _is_heading(line: Sentence, following: Sentence | None) -> bool:
    """Whether a line only names the state of the codes below it."""
    if not line.tag_set & STATES or line.tag_set & _CONTENT or following is None or CODE not in following.tag_set:
        return False
    return line.text.endswith(":") or not following.tag_set & HEADS


def _opens_with_state(line: Sentence) -> bool:
    """Whether a line has its own heading: "Läuft: 6.1.4, 6.2.1"."""
    first = next(at for at, part in enumerate(line.parts) if part.tag == CODE)
    return heading_start(line.parts, 0, first) is not None


def _heading(line: Sentence) -> str:
    """Return the words before the first code."""
    first = next(part for part in line.parts if part.tag == CODE)
    return line.text[: first.start].rstrip(f"{_ENDS} ")


def _joined(lines: Sequence[str]) -> str:
    """Join lines to one text in which each still ends."""
    ended: Iterable[str] = (line if line[-1] in _ENDS else f"{line};" for line in lines[:-1])
    return " ".join([*ended, lines[-1]])
