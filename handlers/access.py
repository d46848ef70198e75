"""Who has access, and taking it away: one card that shows the list, one line of it, or the question before the end.

Its content is the view ("list", "item", "ask"), the page, what is listed on it (kind and id), and which one is meant.
"""

from collections.abc import Mapping
from typing import Any

from bot.delivery import Card, CardKind
from bot.people.access import LastCoordinator, access, revoke_invitation, revoke_person
from bot.people.groups import revoke_group
from bot.people.model import Group, Invitation, Person
from bot.texts.access import LAST, PER_PAGE, REVOKED, Item, access_text, ask_text, items_of, open_text
from bot.texts.people import STALE
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.context import Context
from handlers.groups import leave
from handlers.inviting import ask_whom
from handlers.presses import card_here, notice, opened, redraw


async def listing(context: Context) -> None:
    """Show the first page of all who have access."""
    content, reply = await _page(context, 0)
    context.reply(reply, card_here(context, CardKind.ACCESS, content))


async def pressed(context: Context) -> None:
    """Turn a page, open a line, ask, or end somebody's access."""
    found = await opened(context, CardKind.ACCESS)
    if found is None:
        return
    press, card = found.press, found.card
    item = await _item(context, card.content, press.arg if press.action == "access_open" else card.content["item"])
    if found.is_stale or (press.action != "access_page" and item is None):
        await _show_page(context, card, card.content["page"], STALE)
    elif press.action == "access_page":
        await _show_page(context, card, press.arg)
    elif press.action == "access_invite":
        await ask_whom(context)
        notice(context)
    elif press.action == "access_end" and item and card.content["view"] == "ask":
        await _end(context, card, item)
    elif item:
        await _show_item(context, card, item, press.action, press.arg)


async def _show_page(context: Context, card: Card, page: int, text: Text | None = None) -> None:
    content, reply = await _page(context, page)
    await redraw(context, card, content, reply)
    notice(context, text)


async def _show_item(context: Context, card: Card, item: Item, action: str, arg: int) -> None:
    is_question = action == "access_ask"
    view = {"view": "ask"} if is_question else {"view": "item", "item": arg}
    show = ask_text if is_question else open_text
    await redraw(context, card, {**card.content, **view}, show(item, context.day_of, context.who.lang))
    notice(context)


async def _end(context: Context, card: Card, item: Item) -> None:
    by, work, at = context.who.person, context.work, context.now
    try:
        match item:
            case Person():
                await revoke_person(work, item, by=by, at=at)
                context.unit.changed_list = True
            case Invitation():
                await revoke_invitation(work, item, by=by, at=at)
            case Group():
                await revoke_group(work, item.chat_id, by=by, at=at)
                leave(context, item.chat_id)
    except LastCoordinator:
        notice(context, LAST)
        return
    if isinstance(item, Person) and by and item.id == by.id:
        notice(context, REVOKED)  # Whoever went has no list any more.
    else:
        await _show_page(context, card, card.content["page"], REVOKED)


async def _page(context: Context, wanted: int) -> tuple[dict[str, Any], Reply]:
    """Return a card's content and text for a page, the last one where there are not so many."""
    all_access = await access(context.work, at=context.now)
    items = items_of(all_access)
    page = max(0, min(wanted, (len(items) - 1) // PER_PAGE))
    shown = [_key(item) for item in items[page * PER_PAGE : (page + 1) * PER_PAGE]]
    content = {"view": "list", "page": page, "items": shown, "item": None}
    return content, access_text(all_access, page, context.day_of, context.who.lang)


async def _item(context: Context, content: Mapping[str, Any], position: int | None) -> Item | None:
    """Return what a line of the card stands for, if it still has access."""
    items = content["items"]
    if position is None or not 0 <= position < len(items):
        return None
    kind, key = items[position]
    if kind == "person":
        return await context.work.people.by_id(key)
    if kind == "group":
        group = await context.work.groups.by_chat(key)
        return group if group and group.is_approved else None
    invitation = await context.work.people.invitation(key)
    return invitation if invitation and invitation.is_open(context.now) else None


def _key(item: Item) -> tuple[str, int | str]:
    match item:
        case Person():
            return "person", item.id
        case Invitation():
            return "invitation", item.token_hash
        case Group():
            return "group", item.chat_id
