"""From a message to its answer, over a store."""

from datetime import UTC, date, datetime

import pytest

from bot.asking.answers import DueAnswer, NoAgreementAnswer, NotUnderstoodAnswer
from bot.asking.ask import answer_again, ask
from bot.asking.inline import inline_results
from bot.asking.press import press
from bot.language.understanding import Intent
from bot.periods.spans import quarter
from storage.work import SqlStore
from tests.bot.asking.county import AGREEMENT, TODAY, asker, question

NOW = datetime(2021, 5, 3, 8, tzinfo=UTC)


@pytest.fixture
async def county(store: SqlStore) -> SqlStore:
    """The store with an agreement in it."""
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=NOW)
    return store


async def test_a_question_is_answered_and_kept(county: SqlStore) -> None:
    async with county.reading() as work:
        asked = await ask(work, "Was ist dieses Quartal fällig?", asker(), today=TODAY)
    assert isinstance(asked.answer, DueAnswer)
    assert asked.question is not None
    assert (asked.question.intent, asked.question.period) == (Intent.DUE, quarter(2021, 2))
    assert asked.codes == ("1.2.1", "1.2.2")


async def test_a_press_answers_the_question_again(county: SqlStore) -> None:
    async with county.reading() as work:
        first = await ask(work, "Was ist dieses Quartal fällig?", asker(), today=TODAY)
        assert first.question is not None
        for button in (button for row in first.reply.buttons for button in row):
            again = await answer_again(
                work, press(first.question, first.codes, button.action, button.arg), asker(), today=TODAY
            )
            assert again.reply.plain != first.reply.plain, button.label


async def test_before_the_first_import_everybody_is_told_so(store: SqlStore) -> None:
    async with store.reading() as work:
        asked = await ask(work, "Was ist fällig?", asker(), today=TODAY)
        assert isinstance(asked.answer, NoAgreementAnswer)
        assert await inline_results(work, "fällig", asker(), today=TODAY) == ()


async def test_inline_shows_what_is_due_and_overdue_as_agreed(county: SqlStore) -> None:
    async with county.reading() as work:
        results = await inline_results(work, "Was ist dieses Quartal fällig?", asker(), today=TODAY)
    assert [result.code for result in results] == ["1.2.1", "1.2.2", "1.1.1", "1.1.2"]
    assert results[0].title == "1.2.1 Ferienplan herausgeben"
    assert results[0].description == "Termin: II. Quartal 2021 – Jugendamt, Bauamt"
    assert (
        results[0].text == "1.2.1 Ferienplan herausgeben\nTermin: II. Quartal 2021\nVerantwortlich: Jugendamt, Bauamt"
    )


async def test_inline_never_shows_a_status_and_is_silent_about_what_is_no_question(county: SqlStore) -> None:
    async with county.reading() as work:
        results = await inline_results(work, "alle Maßnahmen vom Jugendamt", asker(), today=date(2021, 7, 1))
        assert await inline_results(work, "hallo zusammen", asker(), today=TODAY) == ()
        assert [result.code for result in await inline_results(work, " ", asker("Bauamt"), today=TODAY)][:1] == [
            "1.2.1"
        ]
    shown = " ".join(result.text + result.description for result in results)
    assert len(results) == 5
    assert "Meldung" not in shown
    assert "noch" not in shown


async def test_what_buttons_say_can_be_typed(county: SqlStore) -> None:
    async with county.reading() as work:
        last = (await ask(work, "Was ist dieses Quartal fällig?", asker(), today=TODAY)).question
        after = await ask(work, "III. Quartal 2021", asker(), today=TODAY, last=last)
        overdue = await ask(work, "überfällig", asker(), today=TODAY, last=last)
        grouped = await ask(work, "nach Einheit", asker(), today=TODAY, last=overdue.question)
        more = await ask(work, "mehr", asker(), today=TODAY)
    assert after.question == question(period=quarter(2021, 3))
    assert grouped.question == question(Intent.OVERDUE, grouped_by="unit")
    assert isinstance(more.answer, NotUnderstoodAnswer), "there is nothing that could have more"
