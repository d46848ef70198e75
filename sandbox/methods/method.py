"""What a method is: it gets the world and the parameters and returns the result as JSON values, or refuses."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.errors import bad_request, forbidden
from sandbox.params import Params
from sandbox.places import Chat
from sandbox.world import World

Method = Callable[[World, Params], Awaitable[Any]]


class Encoded(str):
    """A result that is JSON text already."""

    __slots__ = ()


def chat_named(world: World, params: Params) -> Chat:
    """The chat that `chat_id` names; ApiError where the bot knows none."""
    chat_id = params.text("chat_id")
    if not chat_id:
        raise bad_request("chat_id is empty")
    number = params.integer("chat_id")
    if number in world.people:
        return world.private_chat(world.people[number])
    chat = world.chats.get(number)
    if chat and not (chat.is_deleted and chat.type == "supergroup"):
        return chat
    raise bad_request("chat not found")


def check_access(world: World, chat: Chat, *, writing: bool = True) -> None:
    """ApiError where the bot may not write (or, in a group it was thrown out of, not even read) (Client.cpp)."""
    if chat.migrated_to and writing:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.is_private:
        if writing:
            _check_person(world, chat)
        return
    if chat.is_deleted and writing:
        raise forbidden("the group chat was deleted")
    kind = f"{chat.type} chat"
    if chat.members.get(world.bot.id) == "kicked":
        raise forbidden(f"bot was kicked from the {kind}")
    if not chat.has(world.bot.id):
        raise forbidden(f"bot is not a member of the {kind}")


def _check_person(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    refusals: tuple[tuple[bool, str], ...] = (
        (person.is_deleted, "user is deactivated"),
        (person.has_blocked, "bot was blocked by the user"),
        (not person.has_started, "bot can't initiate conversation with a user"),
    )
    for applies, reason in refusals:
        if applies:
            raise forbidden(reason)
