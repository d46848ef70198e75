"""Coordinators bind a group or a topic to units and fields of action, and say what it gets unasked."""

from bot.agreement.model import Snapshot
from bot.people.model import Person
from bot.people.place import Place
from bot.people.places import (
    bind_place,
    ends_binding,
    read_scope,
    release_place,
    rhythm_named,
    set_asks,
    set_digest,
    trace,
)
from bot.periods.spans import quarter_of
from bot.reporting.news import switch_named
from bot.texts.people import said
from bot.texts.places import ASKS, BOARD_OFF, DIGEST_SET, PIN, bind_first_text, bound_text, released_text, unread_text
from bot.texts.sentences import NO_AGREEMENT
from handlers.boards import Printer, posted
from handlers.context import Context


async def bind(context: Context) -> None:
    """Bind this place to the units and fields that are named; without a word say what it is bound to."""
    await _bind(context, context.addressed.text)


async def bind_to_named(context: Context, text: str) -> bool:
    """Bind this place to what a text names; False where that is neither unit nor field."""
    snapshot = await context.work.agreements.current()
    wanted = read_scope(text, snapshot, context.today, context.unit.calendar) if snapshot else None
    if wanted is None or wanted.unknown or not (wanted.scope or wanted.doubtful):
        return False
    await _bind(context, text)
    return True


async def _bind(context: Context, text: str) -> None:
    here = await _here(context)
    if here is None:
        return
    place, by, snapshot = here
    lang = context.who.lang
    if ends_binding(text):
        await release_place(context.work, place, by=by, at=context.now)
        context.reply(released_text(await _again(context, place), lang))
        return
    if text:
        wanted = read_scope(text, snapshot, context.today, context.unit.calendar)
        if wanted.unknown or wanted.doubtful or not wanted.scope:
            context.reply(unread_text(wanted.unknown, wanted.doubtful, snapshot.agreement, lang))
            return
        await bind_place(context.work, place, wanted.scope, by=by, at=context.now)
    context.reply(bound_text(await _again(context, place), snapshot.agreement, lang))


async def board(context: Context) -> None:
    """Post the board of this quarter, or end it."""
    await post_board(context, context.addressed.text)


async def post_board(context: Context, text: str = "") -> bool:
    """Do the same by a text; it is always done."""
    here = await _bound(context)
    if here is None:
        return True
    place, by, snapshot = here
    is_on = switch_named(text) is not False
    if is_on:
        printer = Printer(context.work, snapshot, context.bot.username, context.policy, context.today, context.now)
        context.hand_over(*await posted(printer, place, quarter_of(context.today)))
    else:
        await context.work.places.show(place, None)
    await trace(context.work, place, {"board": is_on}, by=by, at=context.now)
    context.reply(said(PIN if is_on else BOARD_OFF, context.who.lang))
    return True


async def digest(context: Context) -> None:
    """Let this place get an overview every week or quarter, or none; without a word say how it is."""
    here = await _bound(context)
    if here is None:
        return
    place, by, _ = here
    rhythm = rhythm_named(context.addressed.text)
    if rhythm is None and switch_named(context.addressed.text) is not False:
        rhythm = place.digest
    if rhythm is not place.digest:
        await set_digest(context.work, place, rhythm, today=context.today, by=by, at=context.now)
    context.reply(said(DIGEST_SET[rhythm], context.who.lang))


async def asks(context: Context) -> None:
    """Switch on or off that this place is asked what nobody answered; without a word say how it is."""
    here = await _bound(context)
    if here is None:
        return
    place, by, _ = here
    is_on = switch_named(context.addressed.text)
    if is_on is None:
        is_on = place.asks
    elif is_on is not place.asks:
        await set_asks(context.work, place, is_on=is_on, by=by, at=context.now)
    context.reply(said(ASKS[is_on], context.who.lang))


async def _here(context: Context) -> tuple[Place, Person, Snapshot] | None:
    """Return the place, who speaks, and the agreement; said where there is none."""
    who, snapshot = context.who, await context.work.agreements.current()
    if who.place is None or who.person is None:
        return None
    if snapshot is None:
        context.reply(said(NO_AGREEMENT, who.lang))
        return None
    return who.place, who.person, snapshot


async def _bound(context: Context) -> tuple[Place, Person, Snapshot] | None:
    """Return the same of a place that is bound; said where it is not."""
    here = await _here(context)
    if here and not here[0].scope:
        context.reply(bind_first_text(here[2].agreement, context.who.lang))
        return None
    return here


async def _again(context: Context, place: Place) -> Place:
    return await context.work.places.at(place.chat_id, place.thread_id)
