"""Set, delete and ask about the webhook."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import bad_request
from sandbox.methods.method import Method
from sandbox.methods.polling import allow_kinds
from sandbox.params import Params
from sandbox.updates import BY_REQUEST_ONLY, KINDS
from sandbox.webhook import Hook
from sandbox.world import World

MAX_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
MAX_SECRET = 256
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


async def set_webhook(world: World, params: Params) -> Any:
    """Send updates to an address from now on; an empty one is none."""
    hook = _hook(params)
    allow_kinds(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(hook)
    return True


async def delete_webhook(world: World, params: Params) -> Any:
    """Back to getUpdates; waiting updates go if asked for."""
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(None)
    return True


async def get_webhook_info(world: World, params: Params) -> Any:
    """The webhook, how many updates wait, and what went wrong last."""
    hook, allowed = world.webhook.hook, world.updates.allowed
    return {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
        **({"max_connections": hook.max_connections} if hook else {}),
        **world.webhook.last_error,
        **({"allowed_updates": sorted(allowed)} if allowed != KINDS - BY_REQUEST_ONLY else {}),
    }


def _hook(params: Params) -> Hook | None:
    """HTTPS, as Telegram has it, or plain HTTP to this machine."""
    url = params.text("url").strip()
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if re.search(r"[^A-Za-z0-9_-]", secret):
        raise bad_request("secret token contains unallowed characters")
    return Hook(url, secret, params.integer("max_connections", DEFAULT_CONNECTIONS, low=1, high=MAX_CONNECTIONS))


METHODS: dict[str, Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
