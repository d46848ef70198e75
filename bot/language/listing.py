"""A report over several lines: each line is read as a message of its own, under the heading it stands below.

"erledigt:", then a code a line; "6.1.3 60 %" above "Materialsammlung läuft"; a greeting before, a name at the end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

MOST_LINES, LONGEST = 80, 1500
"""Lines and characters; a longer list would take too long to read."""
_MOST_CODES = 30
"""Codes that are read at once below one heading."""
_BULLETS = " \t-–—•*·"
_CONTENT = frozenset({TOPIC, UNKNOWN, PERIOD, "MUST", "SHALL", "CAN", "DOUBT", "COND", "DO", "DELIVER"})
"""A line with one of these is no heading."""
_TAKES_BACK = frozenset({"NOT", "DOUBT", "COND", "SHALL", "CAN", "MUST", "SHOW", "HAETTE", *HEADS})
"""What stands above the first measure and has one of these says something of all: it is not left out."""
_BARE = frozenset({CODE, "", ",", ";", "."})
_ENDS = ".!?:;,"
_GOES_ON = (",", "und", "and", "+", "&")
"""How a line ends that goes on in the next."""


@dataclass(slots=True)
class Entry:
    """What is told of a measure, line by line, and the heading it stands below; of bare codes there may be many."""

    lines: list[Sentence]
    heading: str = ""

    def is_open_to(self, line: Sentence, heading: str) -> bool:
        """Whether a bare code below the same heading can be read together with this one."""
        same = bool(heading) and self.heading == heading and len(self.lines) < _MOST_CODES
        return same and all(each.tag_set <= _BARE for each in (*self.lines, line))

    def text(self) -> str:
        """All of it as one text, in which each line ends."""
        written = [line.text for line in self.lines]
        ended: Iterable[str] = (line if line[-1] in _ENDS else f"{line};" for line in written[:-1])
        return f"{self.heading}: " * bool(self.heading) + " ".join([*ended, written[-1]])


def read_lines(text: str, today: date, setting: Setting, lang: str) -> Understanding | None:
    """Return the reports of a message of several lines; None where its lines are no list of reports.

    What one line leaves unsaid, or unsure, leaves all of it to be asked.
    """
    written = [line.strip(_BULLETS) for line in text.splitlines()]
    if sum(map(bool, written)) < 2:
        return None
    lines = [read_sentence(line, today, setting) if line else None for line in written]
    entries = _entries(lines)
    if not entries:
        return None
    told = (_sentence_of(entry, today, setting) for entry in entries)
    read = [read_status(sentence, today, setting, lang) for sentence in told]
    reports = [report for understood in read if understood for report in understood.reports]
    if not reports:
        return None
    by_code = {report.code: report for report in reversed(reports)}
    sure = min(understood.confidence if understood else OFFERED for understood in read)
    kept = tuple(report for report in reports if by_code[report.code] is report)
    whole = Understanding(
        Intent.REPORT_STATUS, lang, codes=tuple(report.code for report in kept), reports=kept, confidence=sure
    )
    return offered(whole) if sure <= OFFERED or len(kept) < len(reports) else whole


def _sentence_of(entry: Entry, today: date, setting: Setting) -> Sentence:
    alone = len(entry.lines) == 1 and not entry.heading
    return entry.lines[0] if alone else read_sentence(entry.text(), today, setting)


def _entries(lines: Sequence[Sentence | None]) -> list[Entry] | None:
    """Return what is told of each measure; None where a line says something else."""
    if any(line and (is_question(line) or is_conditional(line)) for line in lines):
        return None
    first = next((at for at, line in enumerate(lines) if line and line.tag_set & {CODE, *HEADS}), None)
    if first is None or any(line and line.tag_set & _TAKES_BACK for line in lines[:first]):
        return None
    signed = (at for at, line in enumerate(lines) if at > first and line and is_farewell(line.text))
    return _under_headings(lines[first : next(signed, len(lines))])


def _under_headings(lines: Sequence[Sentence | None]) -> list[Entry] | None:
    entries: list[Entry] = []
    heading, is_below, is_stated = "", False, True
    for at, line in enumerate(lines):
        if line is None:
            is_below = False
        elif CODE in line.tag_set:
            opens, states = _opens_with_state(line), bool(line.tag_set & HEADS)
            under = bool(heading) and not opens and (is_below or not states)
            if under and entries and entries[-1].is_open_to(line, heading):
                entries[-1].lines.append(line)
            else:
                entries.append(Entry([line], heading if under else ""))
            is_below, is_stated = under, states or under
            if opens:
                heading = _heading(line) if line.text.endswith(_GOES_ON) else ""
        elif is_stated and _is_heading(line, following=next(filter(None, lines[at + 1 :]), None)):
            heading, is_below = line.text.rstrip(_ENDS), True
        elif entries:
            entries[-1].lines.append(line)
            is_stated = is_stated or bool(line.tag_set & HEADS)
        else:
            return None
    return entries


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
