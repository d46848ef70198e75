"""Files of reports: taken in with one, and sent back when somebody asks for them.

Whoever stores an update hands its files over in the same transaction:

    files = files_of(context)                                   # decided before anything is fetched
    lines = await attach(context, update_ids, files.accepted)   # what is to be said of them
    lines += refusals(context, files)
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from telegram import Message

from bot.clean import clean
from bot.delivery import CardKind, NewCard, Upload
from bot.people.model import Person
from bot.reporting.evidence import (
    Accepted,
    Evidence,
    FileKind,
    NewEvidence,
    Offered,
    Refused,
    acceptable,
    named,
)
from bot.rights import ChatKind, Feature, may
from bot.texts import evidence as texts
from bot.texts.people import GONE, said
from bot.texts.reply import Line, Reply
from bot.texts.text import Text
from handlers.cards import codes_of
from handlers.context import Context
from handlers.presses import notice, opened
from handlers.render import file_to_chat

SENT_AT_ONCE = 10
"""Files sent for one press: one a second goes into a chat."""
MOST_FILE_ID = 256


class Files(NamedTuple):
    """The files that came with a message or an album, by what was decided."""

    accepted: tuple[NewEvidence, ...]
    refused: tuple[Refused, ...]


NO_FILES = Files((), ())


def files_of(context: Context) -> Files:
    """Decide on the files that came with this message, with its album, or with the message that a press is about."""
    decided = [
        (message, offered, acceptable(offered, context.unit.evidence_bytes))
        for message in _messages(context)
        if (offered := _file_of(message))
    ]
    accepted = tuple(_new(message, offered, one) for message, offered, one in decided if isinstance(one, Accepted))
    return Files(accepted, tuple(one for *_, one in decided if isinstance(one, Refused)))


async def attach(context: Context, update_ids: Sequence[int], files: Sequence[NewEvidence]) -> tuple[Line, ...]:
    """Take note of files for updates that are stored, to be fetched after the commit. Return what is said of them."""
    if files and not update_ids:
        return (Line(texts.NO_UPDATE.in_(context.who.lang)),)
    labels: list[str] = []
    for update_id in update_ids if files else ():
        new = list(named(files, await context.work.evidence.photos(update_id)))
        at = context.unit.real or context.now
        await context.work.evidence.add(update_id, new, batch=context.unit.number, at=at)
        labels = labels or [one.label for one in new]
    context.unit.has_attached = context.unit.has_attached or bool(labels)
    return texts.fetched_lines([_shown(context, label) for label in labels], context.who.lang)


def refusals(context: Context, files: Files) -> tuple[Line, ...]:
    """Return what is said of files that are not taken."""
    refused = [replace(one, label=_shown(context, one.label)) for one in files.refused]
    return texts.refused_lines(refused, context.unit.evidence_bytes, context.who.lang)


async def attach_late(context: Context) -> bool:
    """Take note of parts of an album that came after the others were handled; False where those brought no files."""
    number, person = context.arrival.late_for, context.who.person
    if number is None or person is None or await context.work.updates.author_of(number) != person.id:
        return False
    updates = list(dict.fromkeys(file.update_id for file in await context.work.evidence.of_batch(number)))
    if updates:
        files = files_of(context)
        if lines := await attach(context, updates, files.accepted) + refusals(context, files):
            context.reply(Reply((lines,), lang=context.who.lang))
    return bool(updates)


async def move(context: Context, batches: Sequence[int], update_ids: Sequence[int]) -> None:
    """Let the files of messages that were withdrawn belong to the updates that were written instead of theirs."""
    files = [file for batch in batches for file in await context.work.evidence.of_batch(batch)]
    if not files or not update_ids:
        return
    told = await context.work.updates.of({*update_ids, *(file.update_id for file in files)})
    codes = {stored.id: stored.update.code for stored in told}
    instead = {codes[update_id]: update_id for update_id in reversed(update_ids)}
    for update_id in dict.fromkeys(file.update_id for file in files):
        theirs = [file.id for file in files if file.update_id == update_id]
        await context.work.evidence.move(theirs, instead.get(codes[update_id], update_ids[0]))


async def pressed(context: Context) -> None:
    """Send the files of a measure to whoever pressed."""
    found = await opened(context, CardKind.QUESTION)
    if found is None:
        return
    codes = codes_of(found.card)
    if 0 <= found.press.arg < len(codes):
        notice(context, await _send(context, codes[found.press.arg], 0))
    else:
        notice(context, GONE)


async def more_pressed(context: Context) -> None:
    """Send the next files of a measure."""
    found = await opened(context, CardKind.EVIDENCE)
    if found:
        notice(context, await _send(context, found.card.content["code"], found.card.content["sent"]))


async def command(context: Context) -> None:
    """Send the files of the measure that is named."""
    code = context.addressed.text.strip().rstrip(".")
    snapshot = await context.work.agreements.current()
    if snapshot is None or code not in snapshot.agreement.by_code:
        context.reply(said(texts.WHICH, context.who.lang))
    elif told := await _send(context, code, 0):
        context.reply(said(told, context.who.lang))


async def _send(context: Context, code: str, sent: int) -> Text | None:
    """Send some files of a measure, in private, newest first, after those that were sent; return what else to say."""
    person = context.who.person
    if person is None or not may(Feature.EVIDENCE, person.role, ChatKind.PRIVATE):
        return texts.LISTED_ONLY
    if context.policy.is_minimal:
        return texts.MINIMAL_ONLY
    files = await context.work.evidence.of_measure(code)
    for file in files[sent : sent + SENT_AT_ONCE]:
        context.hand_over(*file_to_chat(_caption(context, code, file), person.telegram_id, *_call(file)))
    if sent + SENT_AT_ONCE < len(files):
        _offer_more(context, person, code, sent + SENT_AT_ONCE, len(files))
    if not files:
        return texts.NONE
    return texts.SENT_IN_PRIVATE if context.who.kind is ChatKind.GROUP else None


def _offer_more(context: Context, person: Person, code: str, sent: int, total: int) -> None:
    card = NewCard(person.telegram_id, CardKind.EVIDENCE, {"code": code, "sent": sent})
    context.tell(person, texts.so_far_text(code, sent, total, context.who.lang), card)


def _caption(context: Context, code: str, file: Evidence) -> Reply:
    return texts.caption_text(code, file, context.day_of(file.reported_at), context.who.lang)


def _call(file: Evidence) -> tuple[str, Upload]:
    """Return the method that sends a file, and the file without its bytes: those stay where they are until it goes."""
    if file.kind is FileKind.PHOTO:
        return "sendPhoto", Upload("photo", file.label, file.media_type, evidence_id=file.id)
    return "sendDocument", Upload("document", file.label, file.media_type, evidence_id=file.id)


def _messages(context: Context) -> Sequence[Message]:
    """Return the messages whose files count. A press is about the message that our own one answered."""
    if context.tg.callback_query:
        asked = context.message.reply_to_message
        return (asked,) if asked else ()
    return context.album or (context.message,)


def _file_of(message: Message) -> Offered | None:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Offered(_id(largest.file_id), size=largest.file_size, is_photo=True)
    # Of what moves Telegram says that it is a document, too.
    other = message.animation or message.video or message.audio or message.voice or message.video_note
    if other:
        return Offered(_id(other.file_id), getattr(other, "file_name", None) or "", is_document=False)
    if message.document:
        file = message.document
        return Offered(_id(file.file_id), file.file_name or "", file.mime_type or "", file.file_size)
    return None


def _id(file_id: str) -> str:
    return clean(file_id, MOST_FILE_ID).text


def _new(message: Message, offered: Offered, accepted: Accepted) -> NewEvidence:
    return NewEvidence(
        kind=accepted.format.kind,
        label=accepted.label,
        media_type=accepted.format.media_type,
        size=offered.size,
        file_id=offered.file_id,
        chat_id=message.chat_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        message_id=message.message_id,
    )


def _shown(context: Context, label: str) -> str:
    return "" if context.policy.is_minimal else label
