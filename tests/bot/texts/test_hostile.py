"""Whatever stands in an agreement, a reply fits into one message and into its buttons."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from bot.agreement.model import (
    Agreement,
    Behalf,
    Cell,
    Due,
    DueState,
    FieldOfAction,
    Goal,
    Measure,
    Obstacle,
    Recurrence,
    Snapshot,
    Status,
    StatusUpdate,
    Unit,
)
from bot.agreement.standing import standing_of
from bot.asking.answers import Frame, SearchAnswer, UnknownCodeAnswer
from bot.asking.question import View
from bot.language.understanding import Intent
from bot.periods.spans import quarter
from bot.texts.compose import compose
from bot.texts.reply import Reply
from tests.bot.asking.county import asker, question
from tests.bot.texts.replies import asked

LIMIT = 4096
NAMES = {
    "html": "<b>&amp; „Amt“ </b><a href='x'>",
    "long": "Rechtsschutzversicherungsgesellschaft" * 111,
    "words": "Amt für Jugend und Soziales " * 146,
    "rtl": "مكتب الشباب والشؤون الاجتماعية",
    "braces": "{units} {0} %s",
    "emoji": "👨‍👩‍👧‍👦" * 500,
    "lines": "Amt\nfür\n\nJugend",
}


def hostile(name: str) -> Snapshot:
    units = tuple(Unit(f"{name} Amt {n}") for n in range(60))
    cells = tuple(Cell(name, name, n) for n in range(6))
    measures = tuple(
        Measure(
            code=f"{name[:40]}{n}",
            title=name,
            short_title=name,
            goal="1",
            field=1,
            units=tuple(unit.name for unit in units),
            due=Due(quarter(2020 + n // 15, 1 + n % 4), name),
            recurrence=Recurrence.YEARLY,
            ongoing=True,
            cells=cells,
            line=n,
        )
        for n in range(24)
    )
    agreement = Agreement(
        name, fields=(FieldOfAction(1, name),), goals=(Goal("1", 1, name),), measures=measures, units=units
    )
    at, labels = datetime(2021, 4, 20, tzinfo=UTC), (name,) * 9
    moved = {"new_due": quarter(2021, 4), "due_state": DueState.WAITING}
    update = StatusUpdate(at, name, Status.DELAYED, note=name, evidence=labels, on_behalf=Behalf.DEPUTY, **moved)  # type: ignore[arg-type]
    standing = standing_of([update], [Obstacle(n, name, name, at, at if n % 2 else None) for n in range(9)])
    return Snapshot(1, agreement, {measure.code: standing for measure in measures[::2]})


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_reply_is_too_long_or_torn(name: str, lang: str) -> None:
    snapshot = hostile(name)
    units = tuple(unit.name for unit in snapshot.agreement.units)
    code = snapshot.agreement.measures[0].code
    base = question(lang=lang, units=units, units_doubtful=True, field=1, goal="1")
    questions = [
        replace(base, period=quarter(2021, 2)),
        replace(base, period=quarter(2026, 2)),
        *(replace(base, intent=intent) for intent in (Intent.OVERDUE, Intent.ONGOING, Intent.SEARCH, Intent.SUMMARY)),
        replace(base, intent=Intent.OVERDUE, grouped_by="unit"),
        question(Intent.DETAIL, lang=lang, codes=(code,)),
        question(Intent.DETAIL, lang=lang, codes=(code, snapshot.agreement.measures[1].code)),
        question(Intent.DETAIL, lang=lang, codes=(code,), page=3),
        question(Intent.DETAIL, lang=lang, codes=(code,), view=View.HISTORY),
        replace(base, intent=Intent.SUMMARY, view=View.PICTURE),
        replace(base, intent=Intent.SUMMARY, period=quarter(2021, 2)),
    ]
    for one in questions:
        for today in (date(2021, 5, 3), date(2026, 5, 4)):
            for is_group in (False, True):
                shown = asked(one, asker(*units, is_group=is_group), today, snapshot)
                assert_fits(shown.reply)
                assert shown.picture is None or ElementTree.fromstring(shown.picture) is not None


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_search_for_anything_fits(name: str) -> None:
    frame = Frame(question(Intent.SEARCH, topic=(name,) * 20), date(2021, 5, 3))
    assert_fits(compose(SearchAnswer(frame, ())).reply)
    assert_fits(compose(UnknownCodeAnswer("de", name, (name,) * 3, name)).reply)


def assert_fits(reply: Reply) -> None:
    assert len(reply.plain.encode("utf-16-le")) // 2 <= LIMIT
    assert all(line.text and "\n" not in line.text for block in reply.blocks for line in block)
    assert all(reply.blocks)
    assert all(button.label and len(button.label) <= 60 for row in reply.buttons for button in row)
    assert all(len(row) <= 8 for row in reply.buttons)
