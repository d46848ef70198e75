"""Inviting somebody: by command, and by buttons where the command leaves something open. Coordinators, in private."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import segno

from bot.agreement.model import Unit
from bot.delivery import Card, CardKind, Upload
from bot.people.invite import invite, link, make_token
from bot.people.model import Invitation, Role
from bot.people.wanted import Wanted, likely_units, read_wanted
from bot.texts.inviting import NO_UNITS, ROLES, UNITS_PER_PAGE, ask_role_text, ask_unit_text, invitation_text
from bot.texts.people import GONE, STALE, said
from bot.texts.reply import Reply
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw


async def inviting(context: Context) -> None:
    """Invite whom the command names; ask for what it leaves open."""
    units = await _units(context)
    wanted = read_wanted(context.addressed.text, units)
    role = wanted.role or (Role.MEMBER if wanted.units or wanted.unknown else None)
    if role and not wanted.unknown and (wanted.units or role is not Role.MEMBER):
        await _invite(context, role, wanted.units)
    elif role and not units:
        context.reply(said(NO_UNITS, context.who.lang))
    else:
        _ask(context, role, wanted, units)


async def pressed(context: Context) -> None:
    """Take a role, a unit or another page of units from a button."""
    found = await opened(context, CardKind.INVITING)
    if found is None:
        return
    content = dict(found.card.content)
    if found.is_stale:
        await _redraw(context, found.card, content)
        notice(context, STALE)
        return
    try:
        done = _answered(content, found.press.action, found.press.arg)
    except (IndexError, ValueError):
        notice(context, GONE)
        return
    # The buttons that were used go stale: pressed twice, they invite once.
    is_ours = await _redraw(context, found.card, found.card.content if done else content)
    if done and is_ours:
        await _invite(context, *done)
    notice(context)


async def _redraw(context: Context, card: Card, content: Mapping[str, Any]) -> bool:
    return await redraw(context, card, content, _asked(context, content))


async def ask_whom(context: Context) -> None:
    """Ask for the role first."""
    _ask(context, None, Wanted(), await _units(context))


def _ask(context: Context, role: Role | None, wanted: Wanted, units: Sequence[Unit]) -> None:
    known = {"role": role, "units": wanted.units, "unknown": wanted.unknown}
    content = {**known, "choices": likely_units(wanted.unknown, units), "page": 0}
    context.reply(_asked(context, content), card_here(context, CardKind.INVITING, content))


def give_out(context: Context, invitation: Invitation, token: str) -> None:
    """Answer with the invitation: a QR picture, and the link below it."""
    address = link(context.bot.username, token)
    until = invitation.expires_at.astimezone(context.unit.zone)
    picture = Upload("photo", "einladung.png", "image/png", qr_png(address))
    context.reply_picture(invitation_text(invitation, address, until, context.who.lang), picture)


def qr_png(text: str) -> bytes:
    """Return `text` as a QR code that a phone reads from a screen."""
    image = BytesIO()
    segno.make(text, error="m", micro=False).save(image, kind="png", scale=8, border=4)
    return image.getvalue()


def _answered(content: dict[str, Any], action: str, arg: int) -> tuple[Role, tuple[str, ...]] | None:
    """Take the answer over into `content`; return role and units once both are known (IndexError, ValueError)."""
    if arg < 0:
        raise ValueError("no button of ours")
    if action == "invite_role":
        content |= {"role": ROLES[arg], "page": 0}
        return None if ROLES[arg] is Role.MEMBER else (ROLES[arg], ())
    if action == "invite_unit":
        return Role(content["role"]), (*content["units"], content["choices"][arg])
    content["choices"][arg * UNITS_PER_PAGE]  # IndexError for a page there is not
    content["page"] = arg
    return None


def _asked(context: Context, content: Mapping[str, Any]) -> Reply:
    if content["role"] is None:
        return ask_role_text(next(iter(content["choices"]), None), context.who.lang)
    role, choices = Role(content["role"]), content["choices"]
    return ask_unit_text(role, choices, content["page"], context.who.lang, content["unknown"])


async def _invite(context: Context, role: Role, units: tuple[str, ...]) -> None:
    token = make_token()
    invitation = await invite(context.work, role, units, token=token, at=context.now, by=context.who.person)
    give_out(context, invitation, token)


async def _units(context: Context) -> tuple[Unit, ...]:
    snapshot = await context.work.agreements.current()
    return snapshot.agreement.units if snapshot else ()
