"""Receiving: getMe and getUpdates."""

from typing import Any

from sandbox.errors import ApiError
from sandbox.limits import MAX_POLL_SECONDS, MAX_UPDATES
from sandbox.methods.method import Encoded, Method
from sandbox.params import Params
from sandbox.world import World

_ABILITIES = {
    "can_join_groups": True,
    "supports_inline_queries": True,
    "can_connect_to_business": False,
    "has_main_web_app": False,
}
_WEBHOOK_IS_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def get_me(world: World, params: Params) -> Any:
    """Who the bot is; `can_read_all_group_messages` is False in privacy mode."""
    return {**world.bot.user, **_ABILITIES, "can_read_all_group_messages": world.bot.reads_all}


async def get_updates(world: World, params: Params) -> Any:
    """Updates by long polling; the kinds allowed stay as they are until named again."""
    if world.webhook.hook:
        raise ApiError(409, f"Conflict: {_WEBHOOK_IS_SET}")
    allow_kinds(world, params)
    updates = await world.updates.poll(
        params.integer("offset"),
        params.integer("limit", MAX_UPDATES, low=1, high=MAX_UPDATES),
        params.integer("timeout", low=0, high=MAX_POLL_SECONDS),
    )
    return Encoded("[" + ",".join(update.text for update in updates) + "]")


def allow_kinds(world: World, params: Params) -> None:
    """Deliver only the kinds in allowed_updates from now on, if it is given."""
    kinds = params.json("allowed_updates", "allowed_updates")
    if isinstance(kinds, list):
        world.updates.allow(kind for kind in kinds if isinstance(kind, str))


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
}
