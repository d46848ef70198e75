"""A canary in every text of every table: whoever sees one has seen what stands there."""

import itertools
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Date, LargeBinary, Table, Text, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.agreement.model import Agreement, Cell, Due, FieldOfAction, Goal, Measure, Unit
from bot.asking.question import Question
from bot.language.understanding import Intent
from storage.tables import metadata
from storage.types import JsonText, UtcDateTime
from tests.handlers.county import Q1, Q2
from tests.handlers.stage import MORNING

AGREEMENT_TABLES = frozenset(
    {
        "agreements", "current_agreement", "units", "unit_aliases", "fields_of_action", "goals", "goal_cells",
        "measures", "measure_units", "measure_cells",
    }
)  # fmt: skip
"""Filled by storing the agreement."""
NO_ROOM = {
    "people": {"role": "reader", "language": "de"},
    "groups": {"language": "de"},
    "invitations": {"role": "reader"},
    "cards": {"kind": "question"},
    "nudges": {"rule": "before_due", "step": "30", "state": "asked"},
    "outbox": {"method": "sendMessage", "purpose": "answer", "state": "failed"},
    "status_updates": {
        "status": "in_progress",
        "new_due_precision": "day",
        "on_behalf": "deputy",
        "outcome": "partly",
    },
}
"""Texts that are one of few words."""
NUMBER_OF_OTHERS = 901
"""The id, chat and person of all rows but the agreement's: nobody in the test is it."""


class Canaries:
    """Names a canary for each place, and tells whose song is heard."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        self._numbers = itertools.count(100)

    def at(self, place: str) -> str:
        """Return the canary of a place."""
        canary = f"Zeisig{next(self._numbers)}vogel"
        self.places[canary] = place
        return canary

    def heard_in(self, *said: object) -> set[str]:
        """Return the places whose canaries stand in what was said."""
        text = json.dumps(said, ensure_ascii=False, default=str)
        return {place for canary, place in self.places.items() if canary in text}

    def agreement(self) -> Agreement:
        """Return an agreement that is all canaries."""
        unit = self.at("units.name")
        measure = Measure(
            code="2.1.1",
            title=self.at("measures.title"),
            short_title=self.at("measures.short_title"),
            goal="2.1",
            field=2,
            units=(unit,),
            lead=unit,
            start=Q1,
            due=Due(Q2, self.at("measures.due_label")),
            cells=(Cell(self.at("measure_cells.label"), self.at("measure_cells.value"), 3),),
            indicator=self.at("measures.indicator"),
            audience=self.at("measures.audience"),
            cost=self.at("measures.cost"),
            communication=self.at("measures.communication"),
            responsible=self.at("measures.responsible"),
        )
        goal = Goal(
            "2.1",
            2,
            self.at("goals.title"),
            self.at("goals.indicator"),
            self.at("goals.source"),
            (Cell(self.at("goal_cells.label"), self.at("goal_cells.value"), 2),),
        )
        return Agreement(
            title=self.at("agreements.title"),
            region=self.at("agreements.region"),
            project_lead=self.at("agreements.project_lead"),
            auditor=self.at("agreements.auditor"),
            protocol_on=date(2020, 2, 3),
            runs_until=date(2021, 12, 31),
            fields=(FieldOfAction(2, self.at("fields_of_action.title")),),
            goals=(goal,),
            measures=(measure,),
            units=(Unit(unit, (self.at("unit_aliases.alias"),)),),
        )

    async def fill(self, engine: AsyncEngine) -> None:
        """Put a row that is all canaries into every table but the agreement's."""
        async with engine.begin() as connection:
            measure = await connection.scalar(select(metadata.tables["measures"].c.id))
            agreement = await connection.scalar(select(metadata.tables["agreements"].c.id))
            known = {"measure_id": measure, "agreement_id": agreement, "previous_agreement_id": agreement}
            for table in metadata.sorted_tables:
                if table.name not in AGREEMENT_TABLES:
                    await connection.execute(insert(table).values(self._row(table, known)))

    def _row(self, table: Table, known: Mapping[str, Any]) -> dict[str, Any]:
        given = {**known, **NO_ROOM.get(table.name, {})}
        filled = [column for column in table.columns if column.name not in _EMPTY]
        return {c.name: given[c.name] if c.name in given else self._value(table, c) for c in filled}

    def _value(self, table: Table, column: Column[Any]) -> Any:
        place = f"{table.name}.{column.name}"
        match column.type:
            case JsonText():
                return _JSON.get(place, lambda canary: [canary])(self.at(place))
            case LargeBinary():
                return self.at(place).encode()
            case Text():
                return self.at(place)
            case UtcDateTime():
                return MORNING
            case Date():
                return MORNING.date()
            case Boolean():
                return False
            case _:
                return NUMBER_OF_OTHERS


_EMPTY = frozenset({"done_at", "undone_at", "withdrawn_at", "completes_id"})
_JSON = {
    "cards.content": lambda canary: {
        "question": Question(Intent.DUE, "de", topic=(canary,)).to_json(),
        "codes": [canary],
    }
}


def text_places() -> Iterable[str]:
    """Yield every column that holds a text that is not one of few words."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Text | JsonText | LargeBinary) and column.name not in NO_ROOM.get(
                table.name, {}
            ):
                yield f"{table.name}.{column.name}"
