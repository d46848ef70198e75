"""Naming a deputy, being one, and declining it. Private chats only; nobody but the two is told.

A card keeps ids of people, in the order of its buttons: who may be meant, or whom one stands in for.
"""

from collections.abc import Sequence

from bot.delivery import Card, CardKind, NewCard
from bot.people.deputies import (
    deputy_of,
    end_deputy,
    find_deputy,
    fitting,
    may_stand_in,
    name_deputy,
    names_nobody,
    stood_in_for,
)
from bot.people.model import Person
from bot.texts import deputies as texts
from bot.texts.common import unit_text
from bot.texts.people import GONE, STALE, said
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw


async def deputy(context: Context) -> None:
    """Name whom the command names; show how things are where it names nobody."""
    if person := context.who.person:
        await named(context, person, context.addressed.text)


async def named(context: Context, person: Person, text: str) -> None:
    """Name whom a text names, end it where it names nobody; show how things are where there is none."""
    lang = context.who.lang
    found = await find_deputy(context.work, person, text)
    if found.is_sure:
        context.reply(await _name(context, person, found.people[0]))
    elif names_nobody(text):
        context.reply(await _end(context, person))
    elif found.people:
        context.reply(texts.choose_text(found.people, lang), _card(context, found.people))
    elif not text:
        await _show(context, person)
    elif fitting(text, [person]).is_sure:
        context.reply(said(texts.ONESELF, lang))
    else:
        context.reply(texts.unknown_text(text, lang))


async def pressed(context: Context) -> None:
    """Take the one who was chosen, end the deputyship, or decline."""
    found, person = await opened(context, CardKind.DEPUTY), context.who.person
    if found is None or person is None:
        return
    if found.is_stale:
        notice(context, STALE)
        return
    if found.press.action == "deputy_end":
        reply = await _end(context, person)
    elif (other := await _meant(context, found.card, found.press.arg)) is None:
        notice(context, GONE)
        return
    elif found.press.action == "deputy_choose":
        reply = await _name(context, person, other)
    else:
        reply = await _decline(context, person, other)
    await redraw(context, found.card, found.card.content, reply)
    notice(context)


async def _show(context: Context, person: Person) -> None:
    theirs = await stood_in_for(context.work, person, context.today)
    reply = texts.deputies_text(await deputy_of(context.work, person), theirs, context.who.lang)
    context.reply(reply, _card(context, [one.person for one in theirs]) if reply.buttons else None)


async def _name(context: Context, person: Person, other: Person) -> Reply:
    lang, before = context.who.lang, await deputy_of(context.work, person)
    if before and before.id == other.id:
        return said(texts.ALREADY, lang, name=unit_text(other.name))
    if not may_stand_in(other):  # They were offered before their role changed.
        return texts.unknown_text(other.name, lang)
    await name_deputy(context.work, person, other, at=context.now)
    card = NewCard(other.telegram_id, CardKind.DEPUTY, {"people": [person.id]})
    context.tell(other, texts.asked_text(person, other.language or "de"), card)
    if before:
        _tell(context, before, texts.ENDED_FOR, person)
    return texts.named_text(person, other, lang)


async def _end(context: Context, person: Person) -> Reply:
    other = await deputy_of(context.work, person)
    if other is None or not await end_deputy(context.work, person, other, by=person, at=context.now):
        return said(texts.NO_DEPUTY, context.who.lang)
    _tell(context, other, texts.ENDED_FOR, person)
    return said(texts.ENDED, context.who.lang, name=unit_text(other.name))


async def _decline(context: Context, person: Person, other: Person) -> Reply:
    if await end_deputy(context.work, other, person, by=person, at=context.now):
        _tell(context, other, texts.DECLINED, person)
    return said(texts.YOU_DECLINED, context.who.lang, name=unit_text(other.name))


async def _meant(context: Context, card: Card, position: int) -> Person | None:
    people = card.content["people"]
    return await context.work.people.by_id(people[position]) if 0 <= position < len(people) else None


def _card(context: Context, people: Sequence[Person]) -> NewCard:
    return card_here(context, CardKind.DEPUTY, {"people": [one.id for one in people]})


def _tell(context: Context, to: Person, text: Text, about: Person) -> None:
    context.tell(to, said(text, to.language or "de", name=unit_text(about.name)))
