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
    unit_aliases,
    units,
)
from storage.tables.base import CHAT, metadata
from storage.tables.delivery import (
    cards,
    facts,
    inbox,
    inbox_is_open,
    leases,
    outbox,
    outbox_is_open,
    outbox_is_troubled,
    unreachable,
)
from storage.tables.people import blocked, groups, invitations, people, person_units
from storage.tables.planning import absences, deputies, nudge_deliveries, nudges, snoozes
from storage.tables.reporting import evidence, evidence_is_open, obstacles, status_updates
from storage.tables.trace import audit, pseudonyms

__all__ = [
    "CHAT",
    "absences",
    "agreements",
    "audit",
    "blocked",
    "cards",
    "current_agreement",
    "deputies",
    "evidence",
    "evidence_is_open",
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
    "nudge_deliveries",
    "nudges",
    "obstacles",
    "outbox",
    "outbox_is_open",
    "outbox_is_troubled",
    "people",
    "person_units",
    "pseudonyms",
    "snoozes",
    "status_updates",
    "unit_aliases",
    "units",
    "unreachable",
]
