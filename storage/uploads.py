"""Files that wait in the outbox, as JSON."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from bot.delivery import Upload


def upload_to_json(upload: Upload | None) -> dict[str, str] | None:
    """Return a file as JSON values, its bytes as base64."""
    if upload is None:
        return None
    content = b64encode(upload.content).decode()
    return {"field": upload.field, "name": upload.name, "media_type": upload.media_type, "content": content}


def upload_from_json(stored: Mapping[str, str] | None) -> Upload | None:
    """Read what `upload_to_json` wrote."""
    if stored is None:
        return None
    return Upload(stored["field"], stored["name"], stored["media_type"], b64decode(stored["content"]))
