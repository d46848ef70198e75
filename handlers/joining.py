"""Coming in: Start, the privacy notice, and the press that redeems an invitation. Private chats only."""

from telegram import User

from bot.delivery import CardKind, NewCard
from bot.people.access import LastCoordinator
from bot.people.invite import token_hash
from bot.people.joining import Door, Found, Joined, knock, redeem
from bot.people.model import Invitation, Person, Role
from bot.texts.inviting import (
    HANDED_OVER,
    INSIDE,
    LAST_COORDINATOR,
    OWN_INVITATION,
    TRIED_AGAIN,
    notice_text,
    successor_text,
    whom_text,
)
from bot.texts.people import INVITATION_SPENT, STALE, said, welcome_text
from handlers.context import Context
from handlers.guard import tell_a_stranger
from handlers.nudge_wishes import ask_once
from handlers.presses import card_here, notice, opened


async def start(context: Context) -> None:
    """Greet; with an invitation show the privacy notice first. Nothing is redeemed before it is read."""
    token, who, user = context.addressed.text, context.who, context.tg.effective_user
    if not token or user is None:
        _greet(context, who.person)
        return
    found = await knock(context.work, token_hash(token), user.id, at=context.now)
    _warn(context, found)
    if found.door is Door.OPEN and found.invitation:
        _show_notice(context, found.invitation)
    elif found.door is Door.INSIDE:
        _greet(context, who.person)
    else:
        text = OWN_INVITATION if found.door is Door.OWN else INVITATION_SPENT
        context.reply(said(text, who.lang), confidential=False)


async def join(context: Context) -> None:
    """Redeem the invitation whose notice was read."""
    pressed, user = await opened(context, CardKind.INVITATION), context.tg.effective_user
    if pressed is None or user is None:
        return
    hashed = pressed.card.content["hash"]
    found = await knock(context.work, hashed, user.id, at=context.now)
    _warn(context, found)
    if found.door is not Door.OPEN or found.invitation is None:
        notice(context, INSIDE if found.door is Door.INSIDE else INVITATION_SPENT)
    elif pressed.card.content["before"] != _standing(context.who.person):
        # What the invitation changes is not what the notice said: nobody loses a role unseen.
        _show_notice(context, found.invitation)
        notice(context, STALE)
    else:
        await _redeem(context, hashed, user)


def _show_notice(context: Context, invitation: Invitation) -> None:
    person, lang = context.who.person, context.who.lang
    content = {"hash": invitation.token_hash, "before": _standing(person)}
    card = card_here(context, CardKind.INVITATION, content)
    context.reply(notice_text(invitation, person, context.policy, lang), card, confidential=False)


async def _redeem(context: Context, hashed: str, user: User) -> None:
    try:
        joined = await redeem(context.work, hashed, user.id, user.full_name, at=context.now)
    except LastCoordinator:
        notice(context, LAST_COORDINATOR)
        return
    if joined:
        await _welcome(context, joined)
    notice(context, None if joined else INVITATION_SPENT)


async def _welcome(context: Context, joined: Joined) -> None:
    context.unit.changed_list = True
    person, predecessor = joined.person, joined.predecessor
    context.reply(welcome_text(person, person.language or context.who.lang))
    await ask_once(context, person, person.language or context.who.lang)
    if predecessor is None:
        return
    card = NewCard(predecessor.telegram_id, CardKind.HANDOVER, {})
    context.tell(predecessor, successor_text(person, predecessor.language or "de"), card)
    for one in await context.work.people.everybody():
        if one.role is Role.COORDINATOR and one.id not in (person.id, predecessor.id):
            lang = one.language or "de"
            context.tell(one, said(HANDED_OVER, lang, whom=whom_text(person.role, person.units, lang)))


def _greet(context: Context, person: Person | None) -> None:
    if person:
        context.reply(welcome_text(person, person.language or context.who.lang))
    else:
        tell_a_stranger(context)


def _warn(context: Context, found: Found) -> None:
    """Tell the coordinator that a used invitation was tried again, not by whom."""
    if found.warn and found.invitation:
        lang = found.warn.language or "de"
        whom = whom_text(found.invitation.role, found.invitation.units, lang)
        context.tell(found.warn, said(TRIED_AGAIN, lang, whom=whom))


def _standing(person: Person | None) -> list[str] | None:
    """Return what an invitation would change, as JSON."""
    return [person.role.value, *person.units] if person else None
