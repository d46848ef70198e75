"""Receiving: getMe, getUpdates, and the webhook that is not there."""

from typing import Any

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


async def get_me(world: World, params: Params) -> Any:
    """Who the bot is; `can_read_all_group_messages` is False in privacy mode."""
    return {**world.bot.user, **_ABILITIES, "can_read_all_group_messages": world.bot.reads_all}


async def get_updates(world: World, params: Params) -> Any:
    """Updates by long polling; the kinds allowed stay as they are until named again."""
    kinds = params.json("allowed_updates", "allowed_updates")
    if isinstance(kinds, list):
        world.updates.allow(kind for kind in kinds if isinstance(kind, str))
    updates = await world.updates.poll(
        params.integer("offset"),
        params.integer("limit", MAX_UPDATES, low=1, high=MAX_UPDATES),
        params.integer("timeout", low=0, high=MAX_POLL_SECONDS),
    )
    return Encoded("[" + ",".join(update.text for update in updates) + "]")


async def delete_webhook(world: World, params: Params) -> Any:
    """There is none to delete; waiting updates go if asked for."""
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    return True


async def get_webhook_info(world: World, params: Params) -> Any:
    """No webhook, and how many updates wait."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.pending}


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
