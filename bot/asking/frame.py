"""What every answer about the agreement starts from."""

from datetime import date

from bot.agreement.model import Agreement, Snapshot
from bot.asking.answers import Frame
from bot.asking.asker import Asker, Reporter
from bot.asking.question import Question
from bot.asking.select import Listed, all_listed, narrowed
from bot.asking.topic import found_codes
from bot.rights import ChatKind, Feature, may


def framed(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> Frame:
    """Return the frame of an answer to `question`; titles of field and goal come from the agreement."""
    agreement = snapshot.agreement
    return Frame(
        question=question,
        today=today,
        is_group=asker.is_group,
        own_units=_own_units(agreement, question, asker),
        field=next((field for field in agreement.fields if field.number == question.field), None),
        goal=next((goal for goal in agreement.goals if goal.code == question.goal), None),
        protocol_on=agreement.protocol_on,
        zone=asker.zone,
        reporter=_reporter(asker),
    )


def _reporter(asker: Asker) -> Reporter | None:
    """Return for what buttons to report with are drawn: in private alone, where nobody else presses them."""
    if asker.is_group or asker.person is None or not may(Feature.REPORT, asker.person.role, ChatKind.PRIVATE):
        return None
    return Reporter(asker.own_units, asker.stands_in_for, asker.is_coordinator, asker.passed)


def in_scope(snapshot: Snapshot, question: Question) -> tuple[Listed, ...]:
    """Return the measures in the question's units, field, goal, codes and topic, by due date."""
    listed = narrowed(all_listed(snapshot), question)
    if not question.topic:
        return listed
    hits = frozenset(found_codes(snapshot, question.topic))
    return tuple(one for one in listed if one.code in hits)


def _own_units(agreement: Agreement, question: Question, asker: Asker) -> tuple[str, ...]:
    """Return the asker's units where they deserve a line of their own: a question about everybody, asked in private."""
    if asker.is_group or question.units:
        return ()
    return tuple(unit for unit in asker.own_units if unit in agreement.unit_by_name)
