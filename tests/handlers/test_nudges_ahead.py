"""What coordinators decide on nudges: each once, traced, in private alone, and with the next digest."""

from datetime import date, timedelta

import pytest

from bot.nudges.model import Asked, Delivery, Rule, SlotState
from bot.people.model import Role
from bot.privacy.policy import Content, Policy
from bot.texts.nudge_preview import NOT_PLANNED, REACHES_NOBODY
from bot.texts.people import STALE
from bot.trace.model import Action
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import MORNING, Stage
from tests.handlers.test_due_dates import press, say, told
from tests.handlers.test_policy import decide

TODAY = MORNING.date()


async def wanting(stage: Stage, name: str, role: Role, *units: str) -> Person:
    person = await stage.listed(name, role, *units)
    async with stage.store.writing() as work:
        kept = await work.people.by_telegram_id(person.id)
        assert kept
        await work.nudges.set_wanted(kept.id, wants=True)
    return person


@pytest.fixture
async def people(stage: Stage) -> tuple[Person, Person, Person]:
    anna = await wanting(stage, "Anna", Role.MEMBER, "Personalamt")
    return anna, await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Kai", Role.COORDINATOR)


async def ledger(stage: Stage) -> list[Asked]:
    async with stage.store.reading() as work:
        return [*await work.nudges.ledger()]


async def waiting(stage: Stage) -> list[Delivery]:
    async with stage.store.reading() as work:
        return [*await work.nudges.waiting()]


async def traced(stage: Stage, *actions: Action) -> list[tuple[str, str | None]]:
    async with stage.store.reading() as work:
        return [(one.action, one.subject) async for one in work.audit.records() if one.action in actions]


async def opened(stage: Stage, who: Person, code: str = "2.1.1") -> JsonObject:
    """The card of one nudge in the preview of the coming month."""
    shown = await say(stage, who, "/vorschau 30 Tage")
    await press(stage, who, shown, code)
    return told(stage, who)[-1]


async def test_what_is_sent_now_waits_for_whoever_is_there_and_is_traced(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    shown = await opened(stage, karin)
    assert await press(stage, karin, shown, "Jetzt senden") == ""
    (one,) = await ledger(stage)
    assert (one.slot.code, one.slot.rule, one.slot.step, one.slot.unit) == (
        "2.1.1",
        Rule.BEFORE_DUE,
        "30",
        "Personalamt",
    )
    assert (one.slot.due_on, one.on, one.state) == (date(2021, 6, 30), TODAY, SlotState.ASKED)
    assert [delivery.asked.id for delivery in await waiting(stage)] == [one.id]
    assert "Anna" not in text_of(told(stage, karin)[-1])
    assert await traced(stage, Action.NUDGE_BROUGHT_FORWARD) == [(Action.NUDGE_BROUGHT_FORWARD, "2.1.1")]


async def test_what_is_left_out_goes_to_nobody_and_is_traced(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    await press(stage, karin, await opened(stage, karin), "Auslassen")
    assert [one.state for one in await ledger(stage)] == [SlotState.SKIPPED]
    assert await waiting(stage) == []
    assert await traced(stage, Action.NUDGE_SKIPPED) == [(Action.NUDGE_SKIPPED, "2.1.1")]


@pytest.mark.parametrize(("first", "second"), [("Jetzt senden", "Auslassen"), ("Auslassen", "Jetzt senden")])
async def test_of_two_coordinators_at_once_the_second_is_told_kindly(
    stage: Stage, people: tuple[Person, Person, Person], first: str, second: str
) -> None:
    _, karin, kai = people
    mine, theirs = await opened(stage, karin), await opened(stage, kai)
    pressed = [
        stage.box.world.press(karin, mine, labels(mine)[first]),
        stage.box.world.press(kai, theirs, labels(theirs)[second]),
    ]
    await stage.play()
    assert [query.answer and query.answer.get("text") for query in pressed] == [None, NOT_PLANNED.de]
    assert len(await ledger(stage)) == 1
    assert len(await traced(stage, Action.NUDGE_BROUGHT_FORWARD, Action.NUDGE_SKIPPED)) == 1


async def test_a_press_on_an_older_drawing_shows_the_present_one(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    shown = await say(stage, karin, "/vorschau 30 Tage")
    old = labels(shown)["2.1.1"]
    await press(stage, karin, shown, "2.1.1")
    pressed = stage.box.world.press(karin, told(stage, karin)[-1], old)
    await stage.play()
    assert pressed.answer
    assert pressed.answer["text"] == STALE.de
    assert await ledger(stage) == []


async def test_a_nudge_that_a_report_made_needless_is_neither_sent_nor_left_out(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, _ = people
    shown = await opened(stage, karin)
    await say(stage, anna, "2.1.1 erledigt")
    assert await press(stage, karin, shown, "Jetzt senden") == NOT_PLANNED.de
    assert await ledger(stage) == []


async def test_where_nobody_is_there_today_nothing_is_decided(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, _ = people
    shown = await opened(stage, karin)
    await say(stage, anna, "/abwesend bis 7.5.")
    assert await press(stage, karin, shown, "Jetzt senden") == REACHES_NOBODY.de
    assert await ledger(stage) == []


async def test_whether_somebody_had_todays_digest_is_not_told(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, _ = people
    async with stage.store.writing() as work:
        kept = await work.people.by_telegram_id(anna.id)
        assert kept
        assert await work.nudges.begin_digests([kept.id], TODAY)
    await press(stage, karin, await opened(stage, karin), "Jetzt senden")
    assert "mit der nächsten Tagesübersicht, heute oder am 4. Mai 2021" in text_of(told(stage, karin)[-1])
    asked = await say(stage, karin, "/nachfragen 2.1.2")
    assert "mit der nächsten Tagesübersicht, heute oder am 4. Mai 2021" in text_of(asked)


async def test_after_some_days_a_preview_begins_with_the_present_day(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    shown = await opened(stage, karin)
    stage.box.clock.set(MORNING + timedelta(days=20))
    await press(stage, karin, shown, "Zurück")
    assert "Vorschau 23. Mai bis 1. Juni 2021" in text_of(told(stage, karin)[-1])


async def test_in_a_group_there_is_no_preview_and_a_history_says_nothing_of_nudges(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    await say(stage, karin, "/nachfragen 2.1.1")
    group = stage.box.world.add_group("Leitung", [karin])
    await stage.approve(group.id)
    for command in ("/vorschau", "/nachfragen 2.1.2", "/unerreichbar", "/regeln"):
        said = await stage.said_after(stage.box.world.say(karin, group, command))
        assert all("Personalamt" not in text_of(one) for one in said)
    assert len(await ledger(stage)) == 1
    (history,) = await stage.said_after(stage.box.world.say(karin, group, "/verlauf 2.1.1"))
    assert "Verlauf: 2.1.1" in text_of(history)
    assert "Nachfrage" not in text_of(history)
    assert "Nachfrage der Koordination" in text_of(await say(stage, karin, "/verlauf 2.1.1"))


async def test_with_minimal_content_there_are_no_titles(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    _, karin, _ = people
    decide(stage, Policy(None, Content.MINIMAL))
    shown = await opened(stage, karin)
    await press(stage, karin, shown, "Jetzt senden")
    await say(stage, karin, "/nachfragen 2.1.2")
    await say(stage, karin, "/unerreichbar")
    said = " ".join(text_of(one) for one in told(stage, karin))
    assert "2.1.1" in said
    assert "Leitfaden" not in said
    assert "Ferienbetreuung" not in said


async def test_asking_is_traced_once_a_measure_and_day(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    _, karin, kai = people
    await say(stage, karin, "/nachfragen 2.1.1, 2.1.2")
    await say(stage, kai, "/nachfragen 2.1.1")
    assert await traced(stage, Action.INQUIRED) == [(Action.INQUIRED, "2.1.1"), (Action.INQUIRED, "2.1.2")]
    assert {(one.slot.rule, one.slot.step, one.slot.due_on) for one in await ledger(stage)} == {
        (Rule.ASKED, "2021-05-03", TODAY)
    }


async def test_switching_rules_and_letting_them_rest_is_traced_and_what_is_so_already_is_not(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, kai = people
    mine, theirs = await say(stage, karin, "/regeln"), await say(stage, kai, "/regeln")
    await press(stage, karin, mine, "Nach dem Termin: ausschalten")
    await press(stage, kai, theirs, "Nach dem Termin: ausschalten")
    assert await traced(stage, Action.RULE_SWITCHED) == [(Action.RULE_SWITCHED, "after_due")]
    await say(stage, karin, "/regeln ruhen bis 31.5.")
    await say(stage, karin, "/regeln ruhen bis 31.5.")
    await say(stage, karin, "/regeln an")
    assert len(await traced(stage, Action.NUDGES_RESTED)) == 2


async def test_days_offered_for_a_rest_are_those_of_the_present_quarter(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    _, karin, _ = people
    shown = await say(stage, karin, "/regeln")
    stage.box.clock.set(MORNING + timedelta(days=30))
    assert await press(stage, karin, shown, "Ruhen bis 31. Mai 2021") == STALE.de
    assert "Ruhen bis 30. Juni 2021" in labels(told(stage, karin)[-1])
    assert await traced(stage, Action.NUDGES_RESTED) == []
