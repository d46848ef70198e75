"""A handler that reports whatever comes with a file, put before all others, for tests of the files."""

from bot.agreement.model import Status
from bot.reporting.model import NewUpdate
from bot.rights import Feature
from bot.texts.people import said
from bot.texts.reply import Reply
from bot.texts.text import Text
from handlers.context import Context
from handlers.evidence import attach, attach_late, files_of, refusals
from handlers.register import Entry, Guarded
from tests.handlers.stage import Stage

CODE = "2.1.1"
NOTHING = Text("Keine Datei", "No file")


async def report(context: Context) -> None:
    """Store that the measures named in the caption (else 2.1.1) go on, and take the files."""
    if context.arrival.is_late and await attach_late(context):
        return
    person = context.who.person
    assert person
    codes = context.addressed.text.split() or [CODE]
    updates = [NewUpdate(code, "Personalamt", Status.IN_PROGRESS) for code in codes]
    number = context.unit.number
    ids = await context.work.updates.add(updates, by=person.id, batch=number, at=context.now)
    files = files_of(context)
    lines = await attach(context, ids, files.accepted) + refusals(context, files)
    context.reply(Reply((lines,)) if lines else said(NOTHING, "de"))


def reports(stage: Stage) -> None:
    """Let the stage report what comes with a file."""
    handlers = stage.parts.receiver.app.handlers[0]
    assert isinstance(handlers, list)
    handlers.insert(0, Guarded(Entry(Feature.ASK, lambda said: said.has_file, report, writes=True)))
