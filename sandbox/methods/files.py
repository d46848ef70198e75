"""Files of the bot: send photos and documents, and get a path to download what people sent."""

from collections.abc import Callable
from typing import Any

from sandbox.errors import bad_request
from sandbox.files import Upload
from sandbox.keyboards import keyboard_of
from sandbox.methods.method import Method
from sandbox.methods.sending import caption_content, post
from sandbox.params import Params
from sandbox.places import JsonObject
from sandbox.world import World

_ATTACHED = "attach://"


async def send_photo(world: World, params: Params) -> Any:
    """Send a PNG or JPEG of up to 10 MiB."""
    return _send(world, params, "photo", world.files.photo)


async def send_document(world: World, params: Params) -> Any:
    """Send a file; a request has up to 50 MiB."""
    return _send(world, params, "document", world.files.document)


async def get_file(world: World, params: Params) -> Any:
    """A path to download a file of up to 20 MiB by, valid for an hour."""
    return world.files.linked(params.text("file_id"))


def _send(world: World, params: Params, name: str, content_of: Callable[[Upload], JsonObject]) -> JsonObject:
    content = {**content_of(_upload(world, params, name)), **caption_content(world, params), **keyboard_of(params)}
    return post(world, params, content)


def _upload(world: World, params: Params, name: str) -> Upload:
    """What the parameter brings: a file, the name of another part of the request, or the id of a file sent before."""
    value = params.given.get(name)
    if isinstance(value, str) and value.startswith(_ATTACHED):
        value = params.given.get(value.removeprefix(_ATTACHED))
    if not value:
        raise bad_request(f"there is no {name} in the request")
    if not isinstance(value, Upload):
        value = _sent_before(world, str(value))
    if not value.data:
        raise bad_request("file must be non-empty")
    return value


def _sent_before(world: World, file_id: str) -> Upload:
    if "://" in file_id:
        raise bad_request("failed to get HTTP URL content")
    file = world.files.find(file_id)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    return file.upload


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "getFile": get_file,
}
