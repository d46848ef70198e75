"""Invitations from the picture to the welcome, and access taken away."""

import sqlite3
from contextlib import closing

from bot.people.access import revoke_person
from bot.people.invite import invite
from bot.people.model import Role
from bot.texts.inviting import INSIDE, LAST_COORDINATOR, OWN_INVITATION, YOU_STAY
from bot.texts.people import INVITATION_SPENT, STALE, STRANGER
from handlers.inviting import qr_png
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import MORNING, Stage

TOKEN = "abcdefghijklmnopqrstuv"


async def say(stage: Stage, who: Person, text: str) -> JsonObject:
    """What the bot says to it, once."""
    (answer,) = await stage.said_after(stage.box.world.say(who, who, text))
    return answer


async def press(stage: Stage, who: Person, shown: JsonObject, label: str) -> str | None:
    """The notice that a press on this label is answered with."""
    pressed = stage.box.world.press(who, shown, labels(shown)[label])
    await stage.play()
    assert pressed.answer is not None
    text: str | None = pressed.answer.get("text")
    return text


async def invited(stage: Stage, role: Role = Role.MEMBER, token: str = TOKEN, by: Person | None = None) -> None:
    async with stage.store.writing() as work:
        inviter = await work.people.by_telegram_id(by.id) if by else None
        await invite(work, role, ("Schulamt",), token=token, at=MORNING, by=inviter)


async def role_of(stage: Stage, who: Person) -> Role | None:
    async with stage.store.reading() as work:
        person = await work.people.by_telegram_id(who.id)
    return person.role if person else None


async def test_an_invitation_is_a_picture_of_its_link(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    shown = await say(stage, karin, "/einladen Schulamt")
    link = next(line for line in text_of(shown).splitlines() if line.startswith("https://"))
    photo = stage.box.world.files.find(shown["photo"][-1]["file_id"])
    assert photo
    assert photo.upload.data == qr_png(link)
    assert photo.upload.data.startswith(b"\x89PNG")


async def test_a_token_is_kept_nowhere(stage: Stage, database_url: str) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    shown = await say(stage, karin, "/einladen Schulamt")
    token = text_of(shown).partition("start=")[2].split()[0]
    neu = stage.box.world.add_person("Neu")
    await say(stage, neu, f"/start {token}")
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as database:
        assert token not in "\n".join(database.iterdump())


async def test_nobody_is_in_before_the_notice_is_read(stage: Stage) -> None:
    neu = stage.box.world.add_person("Neu")
    await invited(stage)
    notice = await say(stage, neu, f"/start {TOKEN}")
    assert await role_of(stage, neu) is None
    assert await press(stage, neu, notice, "Gelesen") is None
    assert await role_of(stage, neu) is Role.MEMBER
    assert await press(stage, neu, notice, "Gelesen") == INSIDE.de


async def test_of_two_who_read_the_notice_of_one_link_the_first_comes_in_and_the_coordinator_hears_of_the_second(
    stage: Stage,
) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    await invited(stage, by=karin)
    first, second = stage.box.world.add_person("Erika"), stage.box.world.add_person("Zacharias")
    notices = [await say(stage, one, f"/start {TOKEN}") for one in (first, second)]
    await press(stage, first, notices[0], "Gelesen")
    assert await press(stage, second, notices[1], "Gelesen") == INVITATION_SPENT.de
    assert [await role_of(stage, one) for one in (first, second)] == [Role.MEMBER, None]
    told = [text_of(one) for one in stage.box.world.private_chat(karin).messages.values()]
    assert len(told) == 1
    assert "(Mitglied, Schulamt) wurde noch einmal geöffnet" in told[0]
    assert "Zacharias" not in told[0]


async def test_an_invitation_that_ends_before_the_notice_is_read_lets_nobody_in(stage: Stage) -> None:
    neu = stage.box.world.add_person("Neu")
    await invited(stage)
    notice = await say(stage, neu, f"/start {TOKEN}")
    stage.box.clock.advance(days=7)
    assert await press(stage, neu, notice, "Gelesen") == INVITATION_SPENT.de
    assert await role_of(stage, neu) is None


async def test_a_forwarded_link_command_lets_nobody_in(stage: Stage) -> None:
    neu, karin = stage.box.world.add_person("Neu"), await stage.listed("Karin", Role.COORDINATOR)
    await invited(stage)
    origin = {"forward_origin": {"type": "user", "date": 1, "sender_user": karin.user}}
    (said,) = await stage.said_after(stage.box.world.say(neu, neu, f"/start {TOKEN}", extra=origin))
    assert text_of(said) == STRANGER.de
    await stage.said_after(stage.box.world.say(karin, karin, "/einladen Schulamt", extra=origin))
    async with stage.store.reading() as work:
        assert len(await work.people.open_invitations(at=MORNING)) == 1


async def test_a_coordinator_who_opens_a_link_for_members_is_told_what_would_be_lost(stage: Stage) -> None:
    await stage.listed("Karla", Role.COORDINATOR)
    karin = await stage.listed("Karin", Role.COORDINATOR)
    await invited(stage)
    notice = await say(stage, karin, f"/start {TOKEN}")
    assert "Sie stehen schon auf der Liste: Koordination" in text_of(notice)
    assert await role_of(stage, karin) is Role.COORDINATOR
    await press(stage, karin, notice, "Gelesen und ändern")
    assert await role_of(stage, karin) is Role.MEMBER


async def test_a_notice_read_as_a_stranger_demotes_no_coordinator(stage: Stage) -> None:
    await stage.listed("Karla", Role.COORDINATOR)
    nina = stage.box.world.add_person("Nina")
    await invited(stage)
    await invited(stage, Role.COORDINATOR, "x" * 22)
    as_stranger = await say(stage, nina, f"/start {TOKEN}")
    await press(stage, nina, await say(stage, nina, f"/start {'x' * 22}"), "Gelesen")
    assert await press(stage, nina, as_stranger, "Gelesen") == STALE.de
    assert await role_of(stage, nina) is Role.COORDINATOR


async def test_the_last_coordinator_stays_one(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    await invited(stage)
    notice = await say(stage, karin, f"/start {TOKEN}")
    assert await press(stage, karin, notice, "Gelesen und ändern") == LAST_COORDINATOR.de
    assert await role_of(stage, karin) is Role.COORDINATOR


async def test_ones_own_invitation_is_for_others(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    await invited(stage, by=karin)
    assert text_of(await say(stage, karin, f"/start {TOKEN}")) == OWN_INVITATION.de


async def test_pressed_twice_a_button_invites_once(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    asked = await say(stage, karin, "/einladen")
    data = labels(asked)["Koordination"]
    for _ in range(2):
        stage.box.world.press(karin, asked, data)
    await stage.play()
    async with stage.store.reading() as work:
        assert len(await work.people.open_invitations(at=MORNING)) == 1


async def test_whoever_is_revoked_is_a_stranger_in_the_very_next_update(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    shown = await say(stage, karin, "/zugang")
    for label in ("1", "Zugang entziehen"):
        await press(stage, karin, shown, label)
    stage.box.world.press(karin, shown, labels(shown)["Ja"])
    (answer,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist fällig?"))
    assert text_of(answer) == STRANGER.de


async def test_a_stale_press_on_the_list_takes_nobodys_access(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    shown = await say(stage, karin, "/zugang")
    first = labels(shown)["1"]
    for label in ("1", "Zugang entziehen"):
        await press(stage, karin, shown, label)
    yes = labels(shown)["Ja"]
    await press(stage, karin, shown, "Zurück")
    for data in (yes, first):
        pressed = stage.box.world.press(karin, shown, data)
        await stage.play()
        assert pressed.answer
        assert pressed.answer["text"] == STALE.de
    assert await role_of(stage, anna) is Role.MEMBER


async def test_a_person_who_went_meanwhile_is_not_shown_again(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    shown = await say(stage, karin, "/zugang")
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        await revoke_person(work, person, by=None, at=MORNING)
    assert await press(stage, karin, shown, "1") == STALE.de
    assert "Anna" not in text_of(shown)


async def test_a_long_list_has_pages(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    for number in range(10):
        await stage.listed(f"Anna {number}", Role.MEMBER)
    shown = await say(stage, karin, "/zugang")
    assert (list(labels(shown))[-1], "Karin" in text_of(shown)) == ("Weitere", False)
    await press(stage, karin, shown, "Weitere")
    assert "11. Karin: Koordination" in text_of(shown)


async def test_whoever_hands_over_may_stay(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Schulamt")
    token = text_of(await say(stage, anna, "/uebergabe")).partition("start=")[2].split()[0]
    neu = stage.box.world.add_person("Neu")
    await press(stage, neu, await say(stage, neu, f"/start {token}"), "Gelesen")
    question = list(stage.box.world.private_chat(anna).messages.values())[-1]
    assert "Neu (Mitglied, Schulamt)" in text_of(question)
    assert await press(stage, anna, question, "Bleiben") == YOU_STAY.de
    assert await press(stage, anna, question, "Gehen") == STALE.de
    assert [await role_of(stage, one) for one in (anna, neu)] == [Role.MEMBER, Role.MEMBER]
