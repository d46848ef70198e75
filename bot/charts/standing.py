"""The state of things on one picture for a phone: a bar for each field, and the due dates around today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.agreement.model import Status
from bot.charts.patterns import EDGE, filling, patterns
from bot.charts.svg import element, text
from bot.charts.width import BOLD, fitting, width, wrapped

WIDTH = 390
"""Of a phone's screen, in its own points; all sizes here are."""
MARGIN = 14
INNER = WIDTH - 2 * MARGIN
LARGE, NORMAL, SMALL = 17, 13, 11.5
INK, FAINT, GRID, PAPER, TODAY = "#17202a", "#4a5560", "#d3d9df", "#ffffff", "#b3261e"
BAR, THIN = 17, 9
FONT = "DejaVu Sans"
"""The font that is shipped, in its condensed width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A field with how many measures have which status, in the order in which they are drawn."""

    title: str
    total: str
    parts: Sequence[tuple[Status | None, int]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A measure with its due date; what lies before the time line begins is drawn at its edge."""

    title: str
    due: str
    on: date
    status: Status | None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is on the picture, in the words of its language. `first` and `last` are the ends of the time line."""

    title: str
    scope: str
    legend: Sequence[tuple[Status | None, str]]
    bars_title: str
    bars: Sequence[Bar]
    marks_title: str
    today: date
    today_label: str
    first: date
    last: date
    ticks: Sequence[tuple[date, str]]
    marks: Sequence[tuple[str, Sequence[Mark]]]
    """Groups with their headings."""
    notes: Sequence[str] = ()


class _Sheet:
    """Paper that grows downwards."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.y = 0.0

    def draw(self, *elements: str) -> None:
        self.drawn += elements

    def write(self, line: str, size: float, *, bold: bool = False, colour: str = INK, gap: float = 5) -> None:
        """Write a line below what is there."""
        self.y += size + gap
        weight = {"font_weight": "bold"} if bold else {}
        self.draw(text(fitting(line, size * (BOLD if bold else 1), INNER), MARGIN, self.y, size, fill=colour, **weight))


def standing_svg(standing: Standing) -> str:
    """Return the picture as SVG."""
    sheet = _Sheet()
    sheet.y = 8
    sheet.write(standing.title, LARGE, bold=True)
    for line in wrapped(standing.scope, NORMAL, INNER, 2):
        sheet.write(line, NORMAL, colour=FAINT)
    _legend(sheet, standing.legend)
    _heading(sheet, standing.bars_title)
    for bar in standing.bars:
        _bar(sheet, bar)
    if standing.marks:
        _heading(sheet, standing.marks_title)
        _timeline(sheet, standing)
    for note in standing.notes:
        for line in wrapped(note, SMALL, INNER, 3):
            sheet.write(line, SMALL, colour=FAINT)
    height = sheet.y + MARGIN
    paper = element("rect", width=WIDTH, height=height, fill=PAPER)
    return element(
        "svg",
        patterns(),
        paper,
        *sheet.drawn,
        xmlns="http://www.w3.org/2000/svg",
        width=WIDTH,
        height=height,
        viewBox=f"0 0 {WIDTH} {height:.1f}",
        font_family=FONT,
        font_stretch="condensed",
    )


def _heading(sheet: _Sheet, said: str) -> None:
    sheet.y += 10
    sheet.draw(element("line", x1=MARGIN, x2=WIDTH - MARGIN, y1=sheet.y, y2=sheet.y, stroke=GRID))
    sheet.write(said, NORMAL + 1, bold=True, gap=7)


def _legend(sheet: _Sheet, legend: Iterable[tuple[Status | None, str]]) -> None:
    """Draw a sample and a label for each status, as many on a line as fit."""
    sheet.y += 10
    x, height = float(MARGIN), 20
    for status, label in legend:
        wide = 18 + 5 + width(label, NORMAL) + 10
        if x > MARGIN and x + wide > WIDTH:
            x = MARGIN
            sheet.y += height
        sheet.draw(_area(x, sheet.y, 18, 13, status), text(label, x + 23, sheet.y + 11, NORMAL, fill=INK))
        x += wide
    sheet.y += height - 4


def _bar(sheet: _Sheet, bar: Bar) -> None:
    total_wide = width(bar.total, SMALL)
    sheet.y += SMALL + 7
    sheet.draw(
        text(fitting(bar.title, SMALL, INNER - total_wide - 10), MARGIN, sheet.y, SMALL, fill=INK),
        text(bar.total, WIDTH - MARGIN, sheet.y, SMALL, fill=FAINT, text_anchor="end"),
    )
    sheet.y += 4
    x = float(MARGIN)
    for (status, count), wide in zip(bar.parts, _widths([count for _, count in bar.parts]), strict=True):
        sheet.draw(_area(x, sheet.y, wide, BAR, status), _number(str(count), x + wide / 2, sheet.y))
        x += wide
    sheet.y += BAR


def _widths(counts: Sequence[int]) -> list[float]:
    """Share the width by the counts, but leave each part the room that its number needs."""
    least = [width(str(count), SMALL) * BOLD + 10 for count in counts]
    shares = [INNER * count / sum(counts) for count in counts]
    short = [share < room for share, room in zip(shares, least, strict=True)]
    needed = sum(room for room, is_short in zip(least, short, strict=True) if is_short)
    rest = sum(share for share, is_short in zip(shares, short, strict=True) if not is_short)
    return [
        room if is_short else share * (INNER - needed) / rest
        for share, room, is_short in zip(shares, least, short, strict=True)
    ]


def _area(x: float, y: float, wide: float, high: float, status: Status | None) -> str:
    return element("rect", x=x, y=y, width=wide, height=high, fill=filling(status), stroke=EDGE, stroke_width=0.8)


def _number(said: str, x: float, y: float) -> str:
    """Return a number in the middle of an area, on a plate of its own so that no pattern runs through it."""
    wide = width(said, SMALL) * BOLD + 6
    plate = element("rect", x=x - wide / 2, y=y + 1, width=wide, height=BAR - 2, fill=PAPER)
    return plate + text(said, x, y + BAR - 4.5, SMALL, fill=INK, text_anchor="middle", font_weight="bold")


def _timeline(sheet: _Sheet, standing: Standing) -> None:
    sheet.y += SMALL + 10
    top, days = sheet.y, (standing.last - standing.first).days

    def at(day: date) -> float:
        return MARGIN + INNER * max(0, min(days, (day - standing.first).days)) / days

    ground = len(sheet.drawn)
    for group, marks in standing.marks:
        sheet.y += SMALL + 6
        sheet.draw(_plated(group, MARGIN, sheet.y, BOLD, font_weight="bold"))
        for mark in marks:
            _mark(sheet, mark, at(mark.on), at(standing.today), is_before=mark.on < standing.first)
    sheet.y += 3
    lines = [_line(at(day), top, sheet.y, GRID) for day, _ in standing.ticks]
    today = at(standing.today)
    sheet.drawn[ground:ground] = [*lines, _line(today, top, sheet.y, TODAY, 1.6)]
    _axis(sheet, standing, top, [(at(day), label) for day, label in standing.ticks], today)


def _axis(sheet: _Sheet, standing: Standing, top: float, ticks: Sequence[tuple[float, str]], today: float) -> None:
    """Write today and the ticks that have room beside each other above the time line."""
    half = width(standing.today_label, SMALL) * BOLD / 2
    centre = min(max(today, MARGIN + half), WIDTH - MARGIN - half)
    bold = {"text_anchor": "middle", "font_weight": "bold"}
    sheet.draw(text(standing.today_label, centre, top - 3, SMALL, fill=TODAY, **bold))
    taken = [(centre - half - 4, centre + half + 4)]
    for x, label in ticks:
        end = x + width(label, SMALL)
        if end <= WIDTH - MARGIN and all(end < left or x > right for left, right in taken):
            sheet.draw(text(label, x, top - 3, SMALL, fill=FAINT))
            taken.append((x - 4, end + 4))


def _mark(sheet: _Sheet, mark: Mark, x: float, today: float, *, is_before: bool) -> None:
    """Draw a measure: its name and due date, and below a beam from today to the day on which it is due."""
    due_wide = width(mark.due, SMALL)
    sheet.y += SMALL + 5
    name = fitting(mark.title, SMALL, INNER - due_wide - 10)
    sheet.draw(_plated(name, MARGIN, sheet.y), _plated(mark.due, WIDTH - MARGIN, sheet.y, text_anchor="end"))
    sheet.y += 4
    left, right, middle = min(x, today), max(x, today), sheet.y + THIN / 2
    sheet.draw(_area(left, sheet.y, max(right - left, 1), THIN, mark.status))
    shape = (
        f"M{x + 7:.1f} {middle - 6:.1f} l-8 6 l8 6 z" if is_before else f"M{x:.1f} {middle - 6:.1f} l6 6 l-6 6 l-6 -6 z"
    )
    sheet.draw(element("path", d=shape, fill=INK, stroke=PAPER, stroke_width=1))
    sheet.y += THIN


def _plated(said: str, x: float, y: float, broader: float = 1, **attributes: str) -> str:
    """Return a small text on a plate that covers the lines behind it."""
    wide = width(said, SMALL) * broader
    left = x - wide if attributes.get("text_anchor") == "end" else x
    plate = element("rect", x=left - 1, y=y - SMALL, width=wide + 2, height=SMALL + 3, fill=PAPER)
    return plate + text(said, x, y, SMALL, fill=INK, **attributes)


def _line(x: float, top: float, bottom: float, colour: str, wide: float = 1) -> str:
    return element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=colour, stroke_width=wide)
