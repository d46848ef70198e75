"""All tables, in the order of what they are about."""

from storage.tables.agreement import (
    agreements,
    current_agreement,
    fields_of_action,
    goal_cells,
    goals,
    imports,
    measure_cells,
    measure_units,
    measures,
    status_updates,
    unit_aliases,
    units,
)
from storage.tables.base import CHAT, metadata
from storage.tables.delivery import (
    cards,
    dialogues,
    facts,
    inbox,
    inbox_is_open,
    leases,
    outbox,
    outbox_is_open,
    unreachable,
)
from storage.tables.people import blocked, groups, invitations, people, person_units
from storage.tables.trace import audit, pseudonyms

__all__ = [
    "CHAT",
    "agreements",
    "audit",
    "blocked",
    "cards",
    "current_agreement",
    "dialogues",
    "facts",
    "fields_of_action",
    "goal_cells",
    "goals",
    "groups",
    "imports",
    "inbox",
    "inbox_is_open",
    "invitations",
    "leases",
    "measure_cells",
    "measure_units",
    "measures",
    "metadata",
    "outbox",
    "outbox_is_open",
    "people",
    "person_units",
    "pseudonyms",
    "status_updates",
    "unit_aliases",
    "units",
    "unreachable",
]
