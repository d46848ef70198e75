"""Inline keyboards as Telegram checks them (telegram-bot-api Client.cpp, td ReplyMarkup.cpp)."""

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.limits import MAX_BUTTONS, check_callback_data
from sandbox.links import checked_link
from sandbox.params import Params
from sandbox.places import JsonObject

_KINDS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
_MAY_BE_EMPTY = frozenset({"switch_inline_query", "switch_inline_query_current_chat"})
_OPTIONAL = ("style", "icon_custom_emoji_id")


def keyboard_of(params: Params) -> JsonObject:
    """The field `reply_markup` of a message: an inline keyboard, or nothing. Other keyboards are no part of it."""
    return checked_keyboard(params.json("reply_markup", "reply keyboard markup JSON object"))


def checked_keyboard(markup: Any) -> JsonObject:
    """The same for a markup that is read already."""
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    shown = [[_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in shown) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"reply_markup": {"inline_keyboard": shown}} if shown else {}


def _button(button: Any) -> JsonObject:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Field "text" must be of type String')
    kind = next((kind for kind in _KINDS if button.get(kind) or (kind in _MAY_BE_EMPTY and kind in button)), None)
    if kind is None:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if kind == "callback_data":
        check_callback_data(str(button[kind]))
    if kind == "url" and not checked_link(str(button[kind])):
        raise bad_request(f"inline keyboard button URL '{button[kind]}' is invalid: Wrong HTTP URL")
    return {"text": button["text"], kind: button[kind], **{name: button[name] for name in _OPTIONAL if name in button}}


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
