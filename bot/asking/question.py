"""A question as it is kept on a card: enough to answer it again, to turn its pages and to follow it up."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Self

from bot.language.understanding import Intent
from bot.people.place import Scope
from bot.periods.kept import period_from_json, period_to_json
from bot.periods.period import Period


class View(StrEnum):
    """Another way to see what a question is about."""

    HISTORY = "history"
    """Of a question for one measure: all that was reported for it."""
    PICTURE = "picture"
    """Of a question for the state of things."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, in the words of DESIGN §4. `page` counts from 0."""

    intent: Intent
    lang: str
    period: Period | None = None
    """None for "due": what is overdue and what falls due up to the end of the quarter."""
    units: tuple[str, ...] = ()
    units_doubtful: bool = False
    field: int | None = None
    fields: tuple[int, ...] = ()
    """Several fields of action; `field` is None then."""
    goal: str | None = None
    codes: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    page: int = 0
    grouped_by: str | None = None
    """unit or field where an overview by these is wanted instead of the list."""
    view: View | None = None
    place: Scope | None = None
    """What the group or topic is bound to, where nothing else is named."""
    all_units: bool = False
    """Whether all units were asked for, whatever the place is bound to."""

    @property
    def names_nothing(self) -> bool:
        """Whether no unit, level, measure or topic is named: it is about everything, or about its place."""
        named = self.units or self.fields or self.codes or self.topic
        return not named and self.field is None and self.goal is None

    def to_json(self) -> dict[str, Any]:
        """Return the question as JSON values."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return values | {"period": period_to_json(self.period), "place": self.place and asdict(self.place)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote (KeyError or ValueError for anything else)."""
        return cls(
            intent=Intent(values["intent"]),
            lang=values["lang"],
            period=period_from_json(values["period"]),
            units=tuple(values["units"]),
            units_doubtful=values["units_doubtful"],
            field=values["field"],
            fields=tuple(values.get("fields", ())),
            goal=values["goal"],
            codes=tuple(values["codes"]),
            topic=tuple(values["topic"]),
            page=values["page"],
            grouped_by=values.get("grouped_by"),
            view=View(view) if (view := values.get("view")) else None,
            place=Scope(tuple(kept["units"]), tuple(kept["fields"])) if (kept := values.get("place")) else None,
            all_units=values.get("all_units", False),
        )
