"""Files that wait in the outbox, as JSON. Those of reports are named there and read from where they are kept."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.delivery import Upload


def upload_to_json(upload: Upload | None) -> dict[str, Any] | None:
    """Return a file as JSON values, its bytes as base64."""
    return {**asdict(upload), "content": b64encode(upload.content).decode()} if upload else None


def upload_from_json(stored: Mapping[str, Any] | None, files: Mapping[int, bytes]) -> Upload | None:
    """Read what `upload_to_json` wrote; `files` holds the bytes of those that are kept with reports, by their ids."""
    if stored is None:
        return None
    evidence_id = stored.get("evidence_id")
    content = b64decode(stored["content"]) if evidence_id is None else files.get(evidence_id, b"")
    return Upload(stored["field"], stored["name"], stored["media_type"], content, evidence_id)
