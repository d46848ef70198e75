"""The picture: well-formed whatever stands in it, and clear without colours."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.agreement.model import Status
from bot.charts import patterns
from bot.charts.standing import FAINT, INK, PAPER, TODAY, WIDTH, Bar, Mark, Standing, standing_svg
from bot.charts.svg import element, text
from bot.charts.width import fitting, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
STATUSES = [*Status, None]
TEXTS = st.text(st.characters(), max_size=60)
STATUS = st.sampled_from(STATUSES)
BARS = st.builds(Bar, TEXTS, TEXTS, st.lists(st.tuples(STATUS, st.integers(1, 9999)), min_size=1, max_size=6))
DAYS = st.dates(date(2019, 1, 1), date(2024, 1, 1))
MARKS = st.builds(Mark, TEXTS, TEXTS, DAYS, STATUS)
PICTURES = st.builds(
    Standing,
    title=TEXTS,
    scope=TEXTS,
    legend=st.lists(st.tuples(STATUS, TEXTS), max_size=6),
    bars_title=TEXTS,
    bars=st.lists(BARS, max_size=4),
    marks_title=TEXTS,
    today=st.just(date(2021, 5, 3)),
    today_label=TEXTS,
    first=st.dates(date(2020, 1, 1), date(2021, 5, 3)),
    last=st.just(date(2022, 5, 3)),
    ticks=st.lists(st.tuples(DAYS, TEXTS), max_size=5),
    marks=st.lists(st.tuples(TEXTS, st.lists(MARKS, max_size=4)), max_size=2),
    notes=st.lists(TEXTS, max_size=2),
)


@given(PICTURES)
@settings(deadline=None)
def test_a_picture_is_well_formed_and_keeps_to_its_width(standing: Standing) -> None:
    root = ElementTree.fromstring(standing_svg(standing).encode())
    areas = [rect for rect in root.findall(f"{SVG}rect") if rect.get("fill", "").startswith("url")]
    for area in areas:
        assert float(area.attrib["x"]) >= 0
        assert float(area.attrib["width"]) > 0
        assert float(area.attrib["x"]) + float(area.attrib["width"]) <= WIDTH + 0.2


@given(TEXTS, st.text(st.characters(), max_size=20))
def test_a_text_is_text_and_never_markup(said: str, value: str) -> None:
    root = ElementTree.fromstring(element("g", text(said, 0, 0, 12, fill=value)))
    assert [child.tag for child in root.iter()] == ["g", "text"]


@pytest.mark.parametrize(
    "said", ["\x00", "\x0b", "\ud800", "\ufffe", "</text><script/>", '" onload="x', "&amp;", "]]>"]
)
def test_what_xml_does_not_allow_is_replaced_and_the_rest_escaped(said: str) -> None:
    root = ElementTree.fromstring(text(said, 0, 0, 12, fill=said).encode())
    assert len(root) == 0
    assert set(root.attrib) == {"x", "y", "font-size", "fill"}


def parts_of(*counts: int) -> list[float]:
    bar = Bar("A", "B", [(status, count) for status, count in zip(STATUSES, counts, strict=False)])
    picture = Standing("", "", (), "", (bar,), "", date(2021, 5, 3), "", date(2021, 1, 1), date(2022, 1, 1), (), ())
    areas = ElementTree.fromstring(standing_svg(picture)).findall(f"{SVG}rect")
    return [float(area.attrib["width"]) for area in areas if area.get("fill", "").startswith("url")]


def test_the_parts_of_a_bar_are_as_wide_as_their_shares_where_their_numbers_fit() -> None:
    half, quarter, other = parts_of(20, 10, 10)
    assert half == pytest.approx(2 * quarter, abs=0.2)
    assert quarter == other


def test_one_among_many_is_wide_enough_for_its_number() -> None:
    parts = parts_of(1, 500, 1)
    assert min(parts) > width("1", 11.5)
    assert sum(parts) == pytest.approx(WIDTH - 28, abs=0.5)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [INK, FAINT, TODAY])
def test_texts_have_contrast(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


def test_each_status_has_a_pattern_of_its_own_whatever_its_colour() -> None:
    looks = patterns._LOOKS
    assert set(looks) == set(STATUSES)
    for one, other in combinations(STATUSES, 2):
        has_own_mark = looks[one].mark != looks[other].mark
        assert has_own_mark or contrast(looks[one].ground, looks[other].ground) >= 3, (one, other)
    assert all(contrast(patterns.EDGE, PAPER) >= 3 for _ in looks)


@given(TEXTS, st.floats(40, 300), st.integers(1, 3))
def test_what_is_cut_or_wrapped_fits(said: str, room: float, most: int) -> None:
    assert width(fitting(said, 12, room), 12) <= room
    lines = wrapped(said, 12, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)


def test_what_fits_stays_whole() -> None:
    said = "6.1.3 Bündelung von Informationen"
    assert fitting(said, 12, width(said, 12)) == said
    assert wrapped("Bauamt, Jugendamt und Kommunen", 12, 120, 2) == ["Bauamt, Jugendamt", "und Kommunen"]
