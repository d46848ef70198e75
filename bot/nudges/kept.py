"""What the card of a digest keeps, as JSON: what was nudged, by code, and how it is shown. No names, no texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.agreement.model import Snapshot
from bot.asking.select import listed_by_code
from bot.nudges.digest import Item, Moment
from bot.nudges.handing_over import Draft
from bot.nudges.model import Rule, Slot
from bot.nudges.overview import Overview, Silent

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and its place on the card: places stay, even where an import took a measure away."""

    item: Item
    place: int


def content_of(draft: Draft, lang: str, moment: Moment) -> dict[str, Any]:
    """Return what is kept of a digest; `codes` are what the buttons count in, `open` is the place of what is shown."""
    digest, overview = draft.digest, draft.overview
    return {
        "lang": lang,
        "day": moment.day.isoformat(),
        "at": moment.now.isoformat(),
        "codes": [item.listed.code for item in digest.items],
        "items": [_item_to_json(item) for item in digest.items],
        "deliveries": list(digest.delivery_ids),
        "snoozes": list(digest.snooze_ids),
        "reminders": list(draft.reminders),
        "passed": [],
        "silent": [[one.listed.code, one.unit, one.since.isoformat()] for one in overview.silent],
        "past": [one.code for one in overview.past],
        "over": list(digest.over),
        "page": 0,
        "open": 0 if len(digest.items) == 1 else None,
        "later": False,
    }


def overview_of(content: Content, snapshot: Snapshot) -> Overview:
    """Return the overview that came with a digest."""
    known = listed_by_code(snapshot)
    return Overview(
        tuple(
            Silent(known[code], unit, date.fromisoformat(since))
            for code, unit, since in content["silent"]
            if code in known
        ),
        tuple(known[code] for code in content["past"] if code in known),
    )


def placed(content: Content, snapshot: Snapshot) -> tuple[Placed, ...]:
    """Return the items of a card as they are now; what is not in the agreement any more is left out."""
    known = listed_by_code(snapshot)
    kept: Sequence[Content] = content["items"]
    return tuple(
        Placed(Item(known[one["code"]], _slot(one), one["asked"], one["put_off"]), place)
        for place, one in enumerate(kept)
        if one["code"] in known
    )


def _item_to_json(item: Item) -> dict[str, Any]:
    kept = {"code": item.listed.code, "asked": item.asked_id, "put_off": item.is_put_off, "rule": None}
    if slot := item.slot:
        kept |= {"rule": slot.rule.value, "step": slot.step, "due_on": slot.due_on.isoformat(), "unit": slot.unit}
    return kept


def _slot(kept: Content) -> Slot | None:
    """Return the slot of a nudge; None for what somebody wanted to be reminded of."""
    if kept["rule"] is None:
        return None
    return Slot(Rule(kept["rule"]), kept["code"], kept["step"], date.fromisoformat(kept["due_on"]), kept["unit"])
