"""Files of reports: taken in with one, and sent back when somebody asks for them.

Whoever stores an update hands its files over in the same transaction:

    lines = await attach(context, update_ids)            # what is to be said of them; () where there are none
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from telegram import Message

from bot.clean import clean
from bot.delivery import CardKind, NewCard, Upload
from bot.people.model import Person
from bot.reporting.evidence import Accepted, Evidence, FileKind, NewEvidence, Offered, Refused, acceptable
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


async def attach(context: Context, update_ids: Sequence[int]) -> tuple[Line, ...]:
    """Take note of the files that came with this message, or with its album, for updates that are stored.

    Kinds and sizes are checked here, before anything is fetched. Return what is to be said of the files, the word of
    caution included; nothing where there are none.
    """
    decided = [(message, offered, _decided(context, offered)) for message, offered in _offered(context)]
    known = await context.work.evidence.of(update_ids)
    new = [one for update_id in update_ids for one in _new(update_id, decided, known)]
    await context.work.evidence.add(new, batch=context.unit.number, at=context.unit.real or context.now)
    context.unit.has_attached = context.unit.has_attached or bool(new)
    labels = [one.label for one in new if one.update_id == update_ids[0]]
    refused = [decision for *_, decision in decided if isinstance(decision, Refused)]
    if context.policy.is_minimal:
        labels, refused = [""] * len(labels), [replace(one, label="") for one in refused]
    return texts.taken_lines(labels, refused, context.unit.evidence_bytes, context.who.lang)


async def attach_late(context: Context) -> bool:
    """Take note of parts of an album that came after the others were handled; False where those reported nothing."""
    number, person = context.arrival.late_for, context.who.person
    if number is None or person is None or await context.work.updates.author_of(number) != person.id:
        return False
    updates = list(dict.fromkeys(file.update_id for file in await context.work.evidence.of_batch(number)))
    if updates and (lines := await attach(context, updates)):
        context.reply(Reply((lines,), lang=context.who.lang))
    return bool(updates)


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


def _decided(context: Context, offered: Offered) -> Accepted | Refused:
    return acceptable(offered, context.unit.evidence_bytes)


def _offered(context: Context) -> Iterator[tuple[Message, Offered]]:
    """Yield the files of the message, or of all messages of its album."""
    for message in context.album or (context.message,):
        if offered := _file_of(message):
            yield message, offered


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


def _new(
    update_id: int,
    decided: Sequence[tuple[Message, Offered, Accepted | Refused]],
    known: Sequence[Evidence],
) -> Iterator[NewEvidence]:
    """Yield the rows of the files that are taken for one update, after those that it has."""
    had = [one for one in known if one.update_id == update_id]
    position, photos = len(had), sum(one.kind is FileKind.PHOTO for one in had)
    for message, offered, decision in decided:
        if isinstance(decision, Refused):
            continue
        photos += decision.format.kind is FileKind.PHOTO
        yield NewEvidence(
            update_id=update_id,
            position=position,
            kind=decision.format.kind,
            label=decision.label or texts.PHOTO_LABEL.format(n=photos),
            media_type=decision.format.media_type,
            size=offered.size,
            file_id=offered.file_id,
            chat_id=message.chat_id,
            thread_id=message.message_thread_id if message.is_topic_message else None,
            message_id=message.message_id,
        )
        position += 1
