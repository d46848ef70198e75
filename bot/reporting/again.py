"""A stored update as the answer that stored it, so that its card can be drawn again. Pure."""

from dataclasses import replace
from datetime import date

from bot.agreement.model import Snapshot, Status
from bot.agreement.standing import standing_of
from bot.asking.asker import Asker
from bot.asking.select import all_listed
from bot.reporting.answers import Planned, ReportAnswer
from bot.reporting.model import Stored


def shown_again(snapshot: Snapshot, stored: Stored, asker: Asker, today: date) -> ReportAnswer:
    """Return what an update says now, with the sentences that were added to it; nothing where its measure is gone."""
    answer = ReportAnswer(asker.lang, today, asker.is_group)
    listed = next((one for one in all_listed(snapshot) if one.code == stored.update.code), None)
    update = next((one for one in listed.standing.updates if one.id == stored.id), None) if listed else None
    if listed is None or update is None:
        return answer
    before = tuple(one for one in listed.standing.updates if one.id < stored.id)
    new = replace(stored.update, note=update.note)
    obstacles = listed.standing.obstacles
    closes = new.status is Status.DONE and not new.is_contribution and new.turn_on is None
    then = replace(listed, standing=standing_of(before, obstacles))
    return replace(answer, planned=(Planned(then, new, standing_of((*before, update), obstacles), closes),))
