"""The menu of commands, per scope and language."""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.errors import bad_request
from sandbox.limits import MAX_COMMAND_DESCRIPTION, MAX_COMMANDS
from sandbox.methods.method import Method, chat_named
from sandbox.params import Params
from sandbox.places import Chat, JsonObject, Person
from sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_GENERAL_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_ADMINISTRATORS = frozenset({"creator", "administrator"})


async def set_my_commands(world: World, params: Params) -> Any:
    """Set the commands of a scope and language."""
    commands = params.json("commands", "commands JSON array")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.bot.commands[_key(world, params)] = [_command(command) for command in commands]
    return True


async def get_my_commands(world: World, params: Params) -> Any:
    """The commands set for exactly this scope and language."""
    return world.bot.commands.get(_key(world, params), [])


async def delete_my_commands(world: World, params: Params) -> Any:
    """Forget the commands of a scope and language."""
    world.bot.commands.pop(_key(world, params), None)
    return True


def menu(world: World, person: Person, chat: Chat) -> list[JsonObject]:
    """The commands this person's app offers in this chat: the first that is set, narrowest scope first."""
    for scope in _scopes(person, chat):
        for language in (person.language_code or "", ""):
            commands = world.bot.commands.get((scope, language))
            if commands:
                return commands
    return []


def _scopes(person: Person, chat: Chat) -> Iterator[str]:
    """The order of core.telegram.org/bots/api#determining-list-of-commands."""
    if chat.is_private:
        yield from (f"chat {chat.id}", "all_private_chats", "default")
        return
    is_administrator = chat.members.get(person.id) in _ADMINISTRATORS
    yield f"chat_member {chat.id} {person.id}"
    if is_administrator:
        yield f"chat_administrators {chat.id}"
    yield f"chat {chat.id}"
    if is_administrator:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")


def _key(world: World, params: Params) -> tuple[str, str]:
    scope = params.json("scope", "BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("botCommandScope must be an Object")
    return _scope(world, Params(scope)), language_of(params)


def _scope(world: World, scope: Params) -> str:
    kind = scope.text("type")
    if kind in _GENERAL_SCOPES:
        return kind
    if kind not in _CHAT_SCOPES:
        raise bad_request("unsupported type specified")
    chat = chat_named(world, scope)
    if kind != "chat_member":
        return f"{kind} {chat.id}"
    if scope.integer("user_id") <= 0:
        raise bad_request("invalid user_id specified")
    return f"{kind} {chat.id} {scope.integer('user_id')}"


def language_of(params: Params) -> str:
    """The two-letter code, empty for all languages."""
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _command(given: Any) -> JsonObject:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


METHODS: dict[str, Method] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
