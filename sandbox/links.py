"""Web addresses as Telegram accepts them in links and buttons (td LinkManager.cpp), roughly."""

import re
from urllib.parse import parse_qs, urlsplit

from sandbox.places import JsonObject

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}|\d+(?:\.\d+){3}|localhost", re.IGNORECASE)


def checked_link(url: str) -> str | None:
    """The address with scheme and path, or None where it is none."""
    url = url.strip()
    if url.startswith(("tg://", "ton://")):
        return url
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
        return None
    return parts._replace(path=parts.path or "/").geturl()


def link_entity(url: str, place: JsonObject) -> list[JsonObject]:
    """The entity of a link at `place`: a mention, a text link, or none where the address is no address."""
    user_id = _user_id(url)
    if user_id:
        return [{"type": "text_mention", **place, "user": {"id": user_id}}]
    link = checked_link(url)
    return [{"type": "text_link", **place, "url": link}] if link else []


def _user_id(url: str) -> int | None:
    if not url.startswith("tg://user?"):
        return None
    given = parse_qs(urlsplit(url).query).get("id", [""])[0]
    return int(given) if given.isdecimal() else None
