"""The bot's menu and its words about itself, per scope and language."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
)
from telegram.error import BadRequest

from sandbox.methods.commands import menu
from sandbox.places import Chat, Person
from sandbox.server import Sandbox


async def set_command(bot: Bot, name: str, scope: BotCommandScope | None = None, language: str | None = None) -> None:
    assert await bot.set_my_commands([BotCommand(name, "tut etwas")], scope, language)


async def test_commands_are_kept_per_scope_and_language(bot: Bot) -> None:
    await set_command(bot, "faellig")
    await set_command(bot, "due", language="en")
    await set_command(bot, "gruppe", BotCommandScopeAllGroupChats())
    assert [one.command for one in await bot.get_my_commands()] == ["faellig"]
    assert [one.command for one in await bot.get_my_commands(language_code="en")] == ["due"]
    assert [one.command for one in await bot.get_my_commands(BotCommandScopeAllGroupChats())] == ["gruppe"]
    assert await bot.delete_my_commands()
    assert not await bot.get_my_commands()


async def test_the_menu_is_the_narrowest_that_is_set(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    """core.telegram.org/bots/api#determining-list-of-commands."""
    shown: list[str] = []
    for scope in (
        None,
        BotCommandScopeAllGroupChats(),
        BotCommandScopeAllChatAdministrators(),
        BotCommandScopeChat(group.id),
        BotCommandScopeChatMember(group.id, anna.id),
    ):
        await set_command(bot, f"c{len(shown)}", scope)
        shown.append(menu(box.world, anna, group)[0]["command"])
    assert shown == ["c0", "c1", "c2", "c3", "c4"]


async def test_the_menu_speaks_the_persons_language(box: Sandbox, bot: Bot, anna: Person) -> None:
    john = box.world.add_person("John", language_code="en")
    await set_command(bot, "faellig", BotCommandScopeAllPrivateChats())
    await set_command(bot, "due", BotCommandScopeAllPrivateChats(), "en")
    for person, command in ((anna, "faellig"), (john, "due")):
        assert menu(box.world, person, box.world.private_chat(person))[0]["command"] == command


@pytest.mark.parametrize(
    ("name", "description", "reason"),
    [
        ("Faellig", "x", "BOT_COMMAND_INVALID"),
        ("fällig", "x", "BOT_COMMAND_INVALID"),
        ("x" * 33, "x", "BOT_COMMAND_INVALID"),
        ("faellig", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("faellig", "x" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
    ids=["upper case", "umlaut", "33 characters", "no description", "257 characters"],
)
async def test_a_command_that_telegram_would_refuse(bot: Bot, name: str, description: str, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_my_commands([(name, description)])


async def test_a_hundred_commands_are_enough(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands([BotCommand(f"c{number}", "x") for number in range(101)])


async def test_name_and_descriptions_fall_back_to_those_for_all_languages(bot: Bot) -> None:
    assert (await bot.get_my_name()).name == "Zielbot"
    assert await bot.set_my_name("Zielbot Kreis")
    assert await bot.set_my_description("Fragen Sie.")
    assert await bot.set_my_description("Just ask.", "en")
    assert await bot.set_my_short_description("Hält die Zielvereinbarung nach.")
    assert (await bot.get_my_name("en")).name == "Zielbot Kreis"
    assert (await bot.get_my_description()).description == "Fragen Sie."
    assert (await bot.get_my_description("en")).description == "Just ask."
    assert (await bot.get_my_short_description("fr")).short_description == "Hält die Zielvereinbarung nach."


@pytest.mark.parametrize(("length", "fits"), [(512, True), (513, False)])
async def test_a_description_has_up_to_512_characters(bot: Bot, length: int, fits: bool) -> None:
    if fits:
        assert await bot.set_my_description("x" * length)
    else:
        with pytest.raises(BadRequest):
            await bot.set_my_description("x" * length)
