"""Who hears of a deputyship and of an absence: the two, in private, and nobody else. No reason is kept."""

import pytest

from bot.people.model import Role
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage
from tests.handlers.test_held_back import everything, of_bot, press


async def say(stage: Stage, who: Person, text: str) -> list[JsonObject]:
    return await stage.said_after(stage.box.world.say(who, who, text))


def heard(stage: Stage, who: Person) -> list[str]:
    return [text_of(message) for message in of_bot(stage, stage.box.world.private_chat(who).id)]


@pytest.fixture
async def people(stage: Stage) -> tuple[Person, Person, Person]:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    jens = await stage.listed("Jens", Role.MEMBER, "Schulamt", language="en")
    return anna, jens, await stage.listed("Karin", Role.COORDINATOR)


async def test_of_a_reason_nothing_is_kept(
    stage: Stage, people: tuple[Person, Person, Person], database_url: str
) -> None:
    anna, *_ = people
    (answer,) = await say(stage, anna, "/abwesend bis 14.8. wegen Bandscheibe")
    assert "Bandscheibe" not in text_of(answer)
    await say(stage, anna, "/abwesend Bandscheibe")
    assert "Bandscheibe" not in await everything(database_url)


async def test_a_deputy_is_told_once_in_their_language_and_nobody_else_is(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, jens, karin = people
    await say(stage, anna, "/vertretung Jens")
    await say(stage, anna, "/vertretung Jens")
    await say(stage, anna, "/abwesend bis 14.8.")
    await say(stage, anna, "/anwesend")
    (told,) = heard(stage, jens)
    assert told.startswith("Anna asks you to stand in.")
    assert "report for: Personalamt" in told
    assert heard(stage, karin) == []


async def test_who_declines_is_deputy_no_more_and_the_other_is_told(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, jens, karin = people
    await say(stage, anna, "/vertretung Jens")
    (asked,) = of_bot(stage, stage.box.world.private_chat(jens).id)
    data = labels(asked)["Decline"]
    assert await press(stage, jens, asked, "Decline") is None
    assert heard(stage, jens) == ["You do not stand in for Anna, who is told."]
    assert heard(stage, anna)[-1].startswith("Jens kann Sie nicht vertreten.")
    stage.box.world.press(jens, asked, data)
    await stage.play()
    assert len(heard(stage, anna)) == 2, "an old button says nothing twice"
    (shown,) = await say(stage, anna, "/vertretung")
    assert "Sie haben keine Vertretung benannt." in text_of(shown)
    assert heard(stage, karin) == []


async def test_whoever_is_replaced_or_let_go_is_told(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    anna, jens, karin = people
    await say(stage, anna, "/vertretung Jens")
    await say(stage, anna, "/vertretung Karin")
    assert heard(stage, jens)[-1] == "You no longer stand in for Anna."
    (shown,) = await say(stage, anna, "/vertretung")
    await press(stage, anna, shown, "Vertretung beenden")
    assert heard(stage, karin)[-1] == "Sie vertreten Anna nicht mehr."


async def test_declining_an_old_request_leaves_a_newer_deputy_alone(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, jens, _ = people
    await say(stage, anna, "/vertretung Jens")
    await say(stage, anna, "/vertretung Karin")
    asked = of_bot(stage, stage.box.world.private_chat(jens).id)[0]
    await press(stage, jens, asked, "Decline")
    (shown,) = await say(stage, anna, "/vertretung")
    assert "Sie werden vertreten von: Karin" in text_of(shown)
    assert not any("kann Sie nicht vertreten" in text for text in heard(stage, anna))


async def test_whoever_was_chosen_too_late_is_not_named(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    anna, jens, _ = people
    (choice,) = await say(stage, anna, "/vertretung Jenz")
    async with stage.store.writing() as work:
        kept = await work.people.by_telegram_id(jens.id)
        assert kept
        await work.people.revoke(kept.id, at=stage.box.clock.now())
    assert await press(stage, anna, choice, "Jens") is not None
    (shown,) = await say(stage, anna, "/vertretung")
    assert "Sie haben keine Vertretung benannt." in text_of(shown)


async def test_two_of_one_name_are_told_apart_by_their_units(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    await stage.listed("Jens", Role.MEMBER, "Schulamt")
    await stage.listed("Jens", Role.MEMBER, "Grünflächenamt")
    (choice,) = await say(stage, anna, "/vertretung Jens")
    assert [*labels(choice)] == ["Jens, Schulamt", "Jens, Grünflächenamt"]
    await press(stage, anna, choice, "Jens, Grünflächenamt")
    (shown,) = await say(stage, anna, "/vertretung")
    assert "Sie werden vertreten von: Jens" in text_of(shown)
