"""The JSON Schema of the Bot API (made from aiogram's models; see bot_api.schema.txt beside it)."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("bot_api.schema.json")


@cache
def bot_api_schema() -> Mapping[str, Any]:
    """A JSON Schema (2020-12) that describes an `Update`; `$defs` has every type below it and those of results."""
    schema: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return schema


def schema_of(name: str) -> Mapping[str, Any]:
    """The same for another type, such as `Message` or `ChatMember`."""
    return {**bot_api_schema(), "$ref": f"#/$defs/{name}"}
