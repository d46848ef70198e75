"""A stored update as the answer that stored it, so that its card can be drawn again. Pure."""

from dataclasses import replace
from datetime import date

from bot.agreement.model import Snapshot
from bot.agreement.standing import standing_of
from bot.asking.asker import Asker
from bot.asking.select import listed_by_code
from bot.reporting.answers import ReportAnswer
from bot.reporting.model import Stored
from bot.reporting.plan import answer_to, planned_of


def shown_again(snapshot: Snapshot, stored: Stored, asker: Asker, today: date) -> ReportAnswer:
    """Return what an update says now, with what was added and decided since; nothing where its measure is gone."""
    answer = answer_to(asker, today, asker.lang)
    listed = listed_by_code(snapshot).get(stored.update.code)
    update = next((one for one in listed.standing.updates if one.id == stored.id), None) if listed else None
    if listed is None or update is None:
        return answer
    before = tuple(one for one in listed.standing.updates if one.id < stored.id)
    new = replace(stored.update, note=update.note, outcome=update.outcome)
    obstacles = listed.standing.obstacles
    then = replace(listed, standing=standing_of(before, obstacles))
    planned = planned_of(snapshot.agreement, then, new, standing_of((*before, update), obstacles))
    return replace(answer, planned=(planned,))
