"""The map of the bot: every handler, in order. A newcomer reads this first.

A message comes in by `poll`, waits in the inbox, and `receive` brings it here in a unit of work. The first entry that
wants it handles it, after `guard` has asked the rights table. Answers are handed over to the outbox; `send` sends them.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import NamedTuple

from telegram.ext import BaseHandler

from bot.asking.links import is_measure
from bot.language.undo import is_undo
from bot.reporting.taps import Tap
from bot.rights import Feature
from bot.texts import commands as names
from bot.texts import group_question, inquiries, nudge_preview, nudge_rules, reminded
from bot.texts import reminders as wishes
from bot.texts.asking import WHY
from bot.texts.commands import Command
from bot.texts.declines import END_DECLINE
from bot.texts.deliveries import SEND_AGAIN, SET_ASIDE
from bot.texts.obstacles import AGAIN, CLOSE
from bot.texts.passing import LEAVE, STORE
from bot.texts.report_rows import ALL_UNCHANGED, OBSTACLE_DONE
from handlers import (
    absence,
    access,
    buttons,
    closing,
    commands,
    declines,
    deliveries,
    deputies,
    due_dates,
    evidence,
    group_questions,
    groups,
    handover,
    held_back,
    inline,
    inquiring,
    inviting,
    joining,
    membership,
    news,
    nudge_wishes,
    nudges,
    obstacles,
    opening,
    own_data,
    passing,
    places,
    preview,
    questions,
    reminder_buttons,
    reminders,
    report_buttons,
    reporting,
    rules,
    withdrawing,
)
from handlers.addressed import Addressed, Way
from handlers.apology import keep
from handlers.context import App, Context
from handlers.guard import Handler, guarded
from handlers.unit import Arrival

Wants = Callable[[Addressed], bool]


class Entry(NamedTuple):
    """A handler, what it is for, and what it wants.

    What `writes` runs in a savepoint of its own, and is refused to what somebody else wrote. What `amends` takes edited
    messages, too, and answers them in the message that answered them before.
    """

    feature: Feature
    wants: Wants
    handler: Handler
    writes: bool = False
    amends: bool = False


def by(*ways: Way) -> Wants:
    """Want what reached us in one of these ways."""
    return lambda said: said.way in ways


def command(*wanted: Command) -> Wants:
    """Want one of these commands, wherever it is given."""
    return lambda said: said.command in wanted


def pressing(*actions: str) -> Wants:
    """Want presses of buttons with one of these actions."""
    return lambda said: said.action in actions


def undoing(said: Addressed) -> bool:
    """Want what takes a report back, by command or in words; what replies to us in a group may be talk."""
    in_words = said.way in (Way.PRIVATE, Way.MENTION, Way.REPLY) and said.command is None and not said.is_edit
    return said.command is names.UNDO or (in_words and is_undo(said.text))


def linking(said: Addressed) -> bool:
    """Want links that open a measure: they begin a private chat."""
    return said.way is Way.PRIVATE and said.command is names.START and is_measure(said.text)


def in_private(wants: Wants) -> Wants:
    """Want it in private chats only."""
    return lambda said: said.way is Way.PRIVATE and wants(said)


MAP: tuple[Entry, ...] = (
    # Not said by anybody: where we are, and under which id.
    Entry(Feature.MEMBERSHIP, by(Way.MEMBERSHIP), membership.membership, writes=True),
    Entry(Feature.MEMBERSHIP, by(Way.MIGRATION), membership.migration, writes=True),
    # Presses and inline queries wait for an answer of their own kind. Presses with a right of their own go first.
    Entry(Feature.DELIVERIES, pressing(SEND_AGAIN, SET_ASIDE), deliveries.pressed, writes=True),
    Entry(Feature.JOIN, pressing("join"), joining.join, writes=True),
    Entry(Feature.INVITE, pressing("invite_role", "invite_unit", "invite_page"), inviting.pressed, writes=True),
    Entry(
        Feature.ACCESS,
        pressing("access_page", "access_open", "access_ask", "access_end", "access_invite"),
        access.pressed,
        writes=True,
    ),
    Entry(Feature.HANDOVER, pressing("hand_go", "hand_stay"), handover.pressed, writes=True),
    Entry(Feature.ABSENCE, pressing("away_for"), absence.pressed, writes=True),
    Entry(Feature.ABSENCE, pressing("deputy_choose", "deputy_end", "deputy_decline"), deputies.pressed, writes=True),
    Entry(
        Feature.REMINDERS,
        pressing(wishes.OPEN, wishes.DAY, wishes.TIME, wishes.END, wishes.PAGE),
        reminder_buttons.pressed,
        writes=True,
    ),
    Entry(Feature.REMINDERS, pressing(reminded.DETAIL, reminded.STOP), reminder_buttons.reminded, writes=True),
    Entry(Feature.OWN_DATA, pressing("erase_go", "erase_stay"), own_data.pressed, writes=True),
    Entry(Feature.ASK, pressing("held_keep", "held_drop"), held_back.pressed, writes=True),
    Entry(Feature.EVIDENCE, pressing("evidence"), evidence.pressed, writes=True),
    Entry(Feature.EVIDENCE, pressing("evidence_more"), evidence.more_pressed, writes=True),
    Entry(Feature.REPORT, pressing("report_pick", "report_drop", "report_undo"), reporting.pressed, writes=True),
    Entry(Feature.REPORT, pressing(*Tap), report_buttons.tap, writes=True),
    Entry(Feature.REPORT, pressing(ALL_UNCHANGED), report_buttons.all_unchanged, writes=True),
    Entry(Feature.REPORT, pressing("report_keep", "report_note", "report_due"), report_buttons.pressed, writes=True),
    Entry(Feature.REPORT, pressing(group_question.OPEN), group_questions.pressed, writes=True),
    Entry(Feature.REPORT, pressing("report_pass"), passing.pass_on, writes=True),
    Entry(Feature.PASSED_ON, pressing(STORE, LEAVE), passing.decided, writes=True),
    Entry(Feature.REPORT, pressing(WHY), obstacles.why, writes=True),
    Entry(Feature.REPORT, pressing(OBSTACLE_DONE), obstacles.done, writes=True),
    Entry(Feature.REPORT, pressing(AGAIN), obstacles.again, writes=True),
    Entry(Feature.OBSTACLES, pressing(CLOSE), obstacles.close, writes=True),
    Entry(Feature.REPORT, pressing("report_outcome"), closing.pressed, writes=True),
    Entry(Feature.CONFIRM_DUE, pressing("report_confirm"), due_dates.confirm_here, writes=True),
    Entry(Feature.CONFIRM_DUE, pressing("due_yes", "due_no", "due_page"), due_dates.pressed, writes=True),
    Entry(Feature.OPENING, pressing("opening_page", "opening_all", "opening_store"), opening.pressed, writes=True),
    Entry(Feature.STEERING, pressing(*nudge_preview.ACTIONS), preview.pressed, writes=True),
    Entry(Feature.STEERING, pressing(nudge_preview.UNREACHED_PAGE), preview.unreached_page, writes=True),
    Entry(Feature.STEERING, pressing(*inquiries.ACTIONS), inquiring.pressed, writes=True),
    Entry(Feature.STEERING, pressing(*nudge_rules.ACTIONS), rules.pressed, writes=True),
    Entry(Feature.NUDGES, pressing(*nudges.ACTIONS), nudges.pressed, writes=True),
    Entry(Feature.NUDGES, pressing(*nudge_wishes.ACTIONS), nudge_wishes.pressed, writes=True),
    Entry(Feature.DECLINES, pressing(END_DECLINE), declines.pressed, writes=True),
    Entry(Feature.ASK, by(Way.PRESS), buttons.pressed, writes=True),
    Entry(Feature.INLINE, by(Way.INLINE), inline.inline),
    # A link that opens a measure comes as Start, which is open to strangers.
    Entry(Feature.ASK, linking, questions.linked),
    # Commands go before plain questions: what follows a command is not a question by itself. Open to strangers:
    Entry(Feature.START, command(names.START), joining.start, writes=True),
    Entry(Feature.PRIVACY, command(names.PRIVACY), commands.privacy),
    Entry(Feature.OWN_DATA, command(names.MY_DATA), own_data.show, writes=True),
    Entry(Feature.OWN_DATA, command(names.ERASE_DATA), own_data.ask),
    # One command, two features: a person's language is theirs, a group's the coordinators'.
    Entry(Feature.LANGUAGE, in_private(command(names.LANGUAGE)), commands.person_language, writes=True),
    Entry(Feature.GROUP_LANGUAGE, command(names.LANGUAGE), commands.group_language, writes=True),
    # Who may come in, for coordinators; a member hands over alone.
    Entry(Feature.INVITE, command(names.INVITE), inviting.inviting, writes=True),
    Entry(Feature.ACCESS, command(names.ACCESS), access.listing),
    Entry(Feature.HANDOVER, command(names.HANDOVER), handover.handing_over, writes=True),
    Entry(Feature.ABSENCE, command(names.AWAY), absence.away, writes=True),
    Entry(Feature.ABSENCE, command(names.BACK), absence.back, writes=True),
    Entry(Feature.ABSENCE, command(names.DEPUTY), deputies.deputy, writes=True),
    Entry(Feature.REMINDERS, command(names.REMINDERS), reminders.listing),
    Entry(Feature.NUDGES, command(names.NUDGES), nudge_wishes.command, writes=True),
    Entry(Feature.APPROVE_GROUP, command(names.APPROVE_GROUP), groups.approve, writes=True),
    Entry(Feature.GROUP_NEWS, command(names.GROUP_NEWS), news.switch, writes=True),
    Entry(Feature.PLACE, command(names.GROUP_FOR), places.bind, writes=True),
    Entry(Feature.PLACE, command(names.BOARD), places.board, writes=True),
    Entry(Feature.PLACE, command(names.GROUP_DIGEST), places.digest, writes=True),
    Entry(Feature.PLACE, command(names.GROUP_ASKS), places.asks, writes=True),
    Entry(Feature.REVOKE_GROUP, command(names.REVOKE_GROUP), groups.revoke, writes=True),
    Entry(Feature.DELIVERIES, command(names.DELIVERIES), deliveries.deliveries),
    Entry(Feature.CONFIRM_DUE, command(names.CONFIRM), due_dates.listing),
    Entry(Feature.OPENING, command(names.OPENING), opening.listing),
    Entry(Feature.STEERING, command(names.PREVIEW), preview.listing),
    Entry(Feature.STEERING, command(names.UNREACHED), preview.unreached),
    Entry(Feature.STEERING, command(names.INQUIRE), inquiring.inquiring, writes=True),
    Entry(Feature.STEERING, command(names.RULES), rules.rules, writes=True),
    # Help is apart from the other questions because everybody on the list may have it.
    Entry(Feature.HELP, command(names.HELP), questions.command, amends=True),
    Entry(
        Feature.ASK,
        command(
            *(names.DUE, names.OVERDUE, names.ONGOING, names.MINE, names.MEASURE, names.SEARCH),
            *(names.SUMMARY, names.HISTORY),
        ),
        questions.command,
        amends=True,
    ),
    Entry(Feature.OBSTACLES, command(names.OBSTACLES), obstacles.listing),
    Entry(Feature.EVIDENCE, command(names.EVIDENCE), evidence.command),
    Entry(Feature.REPORT, command(names.REPORT), questions.command, amends=True),
    Entry(Feature.REPORT, undoing, withdrawing.undo, writes=True),
    # Last, because it wants everything that was said to us: just write.
    Entry(Feature.ASK, by(Way.PRIVATE, Way.COMMAND, Way.MENTION, Way.REPLY), questions.question, amends=True),
)


class Guarded(BaseHandler[Arrival, Context, None]):
    """The only kind of handler there is: one that asks the rights table first."""

    def __init__(self, entry: Entry) -> None:
        async def callback(_: Arrival, context: Context) -> None:
            async with context.work.savepoint() if entry.writes else nullcontext():
                await guarded(entry.feature, entry.handler, context, writes=entry.writes, amends=entry.amends)

        super().__init__(callback)
        self.entry = entry

    def check_update(self, update: object) -> bool:
        """Whether the entry wants it."""
        return isinstance(update, Arrival) and self.entry.wants(update.addressed)


def register(application: App) -> None:
    """Register the map, in one group, so that the first entry that wants an update is the only one."""
    application.add_handlers([Guarded(entry) for entry in MAP])
    application.add_error_handler(keep)


def check(application: App) -> None:
    """Refuse to start with a handler that does not ask the rights table (RuntimeError)."""
    strays = [h for group in application.handlers.values() for h in group if not isinstance(h, Guarded)]
    if strays or len(application.handlers) != 1:
        raise RuntimeError(f"handlers outside the map, which no rights guard: {strays}")
