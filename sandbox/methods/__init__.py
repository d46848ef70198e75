"""The methods of the Bot API that the box speaks, by their names in lower case."""

from sandbox.methods import callbacks, chats, commands, editing, files, inline, polling, profile, sending, webhook
from sandbox.methods.method import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for family in (polling, webhook, sending, editing, files, callbacks, inline, commands, profile, chats)
    for name, method in family.METHODS.items()
}
