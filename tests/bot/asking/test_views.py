"""The words that ask for a history or a picture."""

import pytest

from bot.asking.ask import Asked, ask
from bot.asking.follow_up import follow_up
from bot.asking.question import Question, View
from bot.asking.views import view_named
from bot.language.understanding import Intent
from bot.ports import Work
from storage.work import SqlStore
from tests.bot.asking.county import AGREEMENT, TODAY, asker, question
from tests.bot.asking.reports import at


@pytest.mark.parametrize(
    ("text", "view", "rest"),
    [
        ("Verlauf von 6.1.3", View.HISTORY, "6.1.3"),
        ("Verlauf der Maßnahme 6.1.3", View.HISTORY, "6.1.3"),
        ("6.1.3 Verlauf", View.HISTORY, "6.1.3"),
        ("history of 6.1.3", View.HISTORY, "6.1.3"),
        ("Verlauf", View.HISTORY, ""),
        ("Stand als Bild", View.PICTURE, "Stand"),
        ("Stand Bauamt mit Grafik", View.PICTURE, "Stand Bauamt"),
        ("status as a picture", View.PICTURE, "status"),
        ("als Bild bitte", None, ""),
        ("Maßnahmen zur Bildung", None, ""),
        ("", None, ""),
    ],
)
def test_a_view_stands_at_the_beginning_or_the_end(text: str, view: View | None, rest: str) -> None:
    assert view_named(text) == (view and (view, rest))


async def asked(store: SqlStore, text: str, **more: object) -> Asked:
    async with store.writing() as work:
        await work.agreements.store(AGREEMENT, source="test", at=at(1, 1))
        return await ask(work, text, asker(), today=TODAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "intent", "view"),
    [
        ("Verlauf von 1.2.1", Intent.DETAIL, View.HISTORY),
        ("Stand Bauamt als Bild", Intent.SUMMARY, View.PICTURE),
        ("Wie ist der Stand?", Intent.SUMMARY, None),
        ("1.2.1", Intent.DETAIL, None),
        ("Was ist fällig? Bild", Intent.DUE, None),
    ],
)
async def test_it_is_taken_where_the_rest_asks_for_what_has_it(
    store: SqlStore, text: str, intent: Intent, view: View | None
) -> None:
    found = (await asked(store, text)).question
    assert found
    assert (found.intent, found.view) == (intent, view)


async def test_a_report_that_begins_like_a_history_stays_a_report(store: SqlStore) -> None:
    found = await asked(store, "Verlauf 1.2.1 erledigt")
    assert found.understanding.intent is not Intent.DETAIL


async def test_after_a_command_the_view_may_be_all_that_is_said(store: SqlStore) -> None:
    found = await asked(store, "Bild", expects=Intent.SUMMARY)
    assert found.picture
    assert found.question
    assert found.question.units == ()


async def test_a_command_for_a_history_shows_one_measure_and_asks_which_without_it(store: SqlStore) -> None:
    found = await asked(store, "1.2.1", expects=Intent.DETAIL, view=View.HISTORY)
    assert found.reply.plain.startswith("Verlauf: 1.2.1 Ferienplan herausgeben")
    async with store.reading() as work:
        assert "Welche Maßnahme" in await said(work, "")
        assert "9.9.9 gibt es" in await said(work, "9.9.9")


async def said(work: Work, text: str) -> str:
    found = await ask(work, text, asker(), today=TODAY, expects=Intent.DETAIL, view=View.HISTORY)
    return found.reply.plain


def test_a_view_alone_is_one_of_the_last_question_where_that_has_it() -> None:
    detail, summary = question(Intent.DETAIL, codes=("1.2.1",)), question(Intent.SUMMARY, units=("Bauamt",))
    assert viewed("Verlauf", detail) is View.HISTORY
    assert viewed("als Bild", summary) is View.PICTURE
    assert viewed("Bild", detail) is None
    assert viewed("Verlauf", question(Intent.DETAIL, codes=("1.2.1", "1.2.2"))) is None


def viewed(text: str, last: Question) -> View | None:
    found = follow_up(text, last)
    return found.view if found else None
