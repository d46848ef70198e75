"""The world as the chat page sees it."""

from sandbox.methods.profile import profile_text
from sandbox.places import Chat, JsonObject, Person
from sandbox.world import World


def world_json(world: World) -> JsonObject:
    """Now, the bot, people, and groups with members and topics."""
    zone = getattr(world.clock.now().tzinfo, "key", None)
    return {
        **world.clock.json,
        **({"timezone": zone} if zone else {}),
        "bot": {**world.bot.user, "description": profile_text(world, "description", "")},
        "people": [_person_json(person) for person in world.people.values()],
        "chats": [_chat_json(chat) for chat in world.chats.values() if not chat.is_private],
    }


def _person_json(person: Person) -> JsonObject:
    return {**person.user, **({"hint": person.hint} if person.hint else {})}


def _chat_json(chat: Chat) -> JsonObject:
    members = [user_id for user_id in chat.members if chat.has(user_id)]
    topics = [{"message_thread_id": topic.id, "name": topic.name} for topic in chat.topics.values()]
    return {**chat.json, "members": members, "topics": topics}
