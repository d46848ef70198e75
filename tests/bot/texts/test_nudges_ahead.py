"""The preview of nudges and their rules, as coordinators read them."""

from datetime import date, timedelta

from bot.agreement.model import Standing
from bot.asking.select import Listed
from bot.nudges.foresight import Coming, foreseen
from bot.nudges.model import After, Ladder, Rule
from bot.texts.nudge_preview import OPEN, PAGE, goes_text, one_text, pages_of, preview_text, unreached_text
from bot.texts.nudge_rules import rules_text
from bot.texts.page import LIMIT, MOST_LINES
from bot.texts.reply import Button
from tests.bot.nudges.county import CARE, YOUTH, measure, outlook

TODAY = date(2021, 5, 3)
LAST = date(2021, 7, 31)


def many(count: int) -> tuple[Coming, ...]:
    """What lies ahead of many measures that are due on one day or another."""
    measures = [
        measure(f"1.1.{number}", due=date(2021, 6, 30) + timedelta(days=number % 3)) for number in range(1, count + 1)
    ]
    return foreseen(outlook(*measures), TODAY, LAST, TODAY)


def test_a_page_has_about_ten_lines_and_all_pages_together_everything_once() -> None:
    coming = many(40)
    pages = pages_of(coming)
    assert all(len(page) <= MOST_LINES for page in pages)
    shown = [preview_text(coming, TODAY, LAST, number, "de") for number in range(len(pages))]
    lines = [line.text for reply in shown for block in reply.blocks for line in block if CARE in line.text]
    assert len(lines) == len(coming)
    assert len(set(lines)) == len(coming)
    assert len(shown[0].plain) < LIMIT


def test_each_line_has_a_button_and_pages_turn_both_ways() -> None:
    coming = many(40)
    reply = preview_text(coming, TODAY, LAST, 1, "de")
    buttons = [button for row in reply.buttons for button in row]
    assert len([one for one in buttons if one.action == OPEN]) == len(pages_of(coming)[1])
    assert [one.arg for one in buttons if one.action == PAGE] == [0, 2]


def test_a_measure_that_stands_there_twice_has_its_days_on_the_buttons() -> None:
    coming = foreseen(outlook(measure(due=date(2021, 6, 30))), TODAY, date(2021, 6, 30), TODAY)
    row = preview_text(coming, TODAY, LAST, 0, "de").buttons[0]
    assert row == (Button("1.1.1, 31. Mai 2021", OPEN, 0), Button("1.1.1, 23. Juni 2021", OPEN, 1))


def test_it_is_said_with_which_digest_something_goes() -> None:
    friday, monday = date(2021, 5, 7), date(2021, 5, 10)
    assert goes_text([monday], "de") == "kommt am 10. Mai 2021 mit der Tagesübersicht"
    assert goes_text([friday, monday], "de") == "kommt mit der nächsten Tagesübersicht, heute oder am 10. Mai 2021"


def test_the_coordinators_are_asked_like_a_unit() -> None:
    (one,) = foreseen(outlook(measure(units=(), due=date(2021, 6, 4))), TODAY, LAST, TODAY)[:1]
    assert "an die Koordination: 30 Tage" in one_text(one, 0, 0, TODAY, "de").plain
    assert "to the coordinators: 30 days" in one_text(one, 0, 0, TODAY, "en").plain


def test_many_units_without_anybody_are_shown_in_pages() -> None:
    by_unit = {f"{YOUTH} {number}": [Listed(measure(), None, Standing())] * 20 for number in range(40)}
    first = unreached_text(by_unit, 0, "de", reaches_coordinators=True)
    assert first.blocks[0][0].text == "Ohne erreichbare Ansprechperson: 800 Maßnahmen von 40 Einheiten"
    assert "und 12 weitere" in first.plain
    assert len(first.plain) < 1500
    last = unreached_text(by_unit, 99, "de", reaches_coordinators=False)
    assert "Jugendamt 39" in last.plain
    assert "erreichen niemanden" in last.plain


def test_the_rules_tell_the_countys_own_numbers() -> None:
    ladder = Ladder(before=(14,), after=(After(1, is_working=True), After(20)), silence=60, gap=1, quiet_to=(1, 8))
    said = rules_text(ladder, {Rule.TURN}, None, (), "de").plain
    for part in (
        "14 Tage vor dem Termin.",
        "1 Arbeitstag und 20 Tage nach dem Termin",
        "seit 60 Tagen nichts gemeldet",
        "Zum Ende eines Durchgangs: aus",
        "mindestens 1 Tag.",
        "bis 8. Januar",
    ):
        assert part in said
    assert "14 days before the due date." in rules_text(ladder, (), None, (), "en").plain
