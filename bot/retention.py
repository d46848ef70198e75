"""How long everything is kept: one table of rules, carried out every night, shown by `zielbot retention` and printed in
`docs/privacy.md`. A new table or personal column needs a rule here or a reason under `KEPT`; a test insists.

A rule runs every night, so what is to be gone "after seven days at most" is due after six.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from bot.texts.text import Text

YEAR = timedelta(days=365)
REPORT_FACT = "report:{year}"
"""The fact that holds the day (ISO) on which a year's report was made."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When rows of a table go, or some of their columns.

    `since`: the column whose moment counts; rows without one stay. `of`: the column that refers to the row with that
    moment, if it is another table's. `keep` is counted from there, or with `after_report` from the day of the report on
    that moment's year. `becomes`: what columns are changed to; without it the row is deleted. `hashed`: the column that
    gets a keyed hash of the person whom `becomes` takes out. `unless`: tables and their columns: as long as a row there
    refers to ours, ours stays. `is_real`: by real time, not domain time.
    """

    name: str
    table: str
    since: str
    keep: timedelta
    text: Text
    becomes: Mapping[str, object] = field(default_factory=dict)
    hashed: str | None = None
    of: str | None = None
    unless: Sequence[tuple[str, str]] = ()
    after_report: bool = False
    is_real: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows a rule concerns now, and the moment of the oldest."""

    rows: int
    oldest: datetime | None


RULES: Sequence[Rule] = (
    Rule(
        "inbox",
        "inbox",
        since="done_at",
        keep=timedelta(days=7),
        is_real=True,
        text=Text(
            "Der Wortlaut ist mit der Bearbeitung gelöscht, der Rest 7 Tage danach.",
            "The text is deleted when it is handled, the rest 7 days later.",
        ),
    ),
    Rule(
        "quarantine",
        "inbox",
        since="quarantined_at",
        keep=timedelta(days=6),
        is_real=True,
        text=Text(
            "Was sich nicht bearbeiten ließ, wird nach höchstens 7 Tagen mit seinem Wortlaut gelöscht.",
            "What could not be handled is deleted with its text after 7 days at most.",
        ),
    ),
    Rule(
        "outbox texts",
        "outbox",
        since="settled_at",
        keep=timedelta(days=6),
        becomes={"params": {}, "upload": None},
        is_real=True,
        text=Text(
            "Der Wortlaut ist mit der Zustellung gelöscht; was nicht oder nicht sicher ankam, verliert ihn nach "
            "höchstens 7 Tagen.",
            "The text is deleted on delivery; what did not arrive, or not for sure, loses it after 7 days at most.",
        ),
    ),
    Rule(
        "outbox",
        "outbox",
        since="settled_at",
        keep=timedelta(days=30),
        is_real=True,
        text=Text(
            "Dass etwas zugestellt wurde oder nicht, wird nach 30 Tagen gelöscht.",
            "Whether something was delivered is deleted after 30 days.",
        ),
    ),
    Rule(
        "cards",
        "cards",
        since="created_at",
        keep=timedelta(days=30),
        unless=(("group_places", "board_card_id"),),
        text=Text(
            "Nach 30 Tagen gelöscht; ältere Schaltflächen antworten dann nicht mehr. Die Quartalsübersicht einer "
            "Gruppe bleibt, bis die nächste kommt.",
            "Deleted after 30 days; older buttons no longer answer then. A group's board stays until the next one.",
        ),
    ),
    Rule(
        "invitations",
        "invitations",
        since="expires_at",
        keep=timedelta(days=30),
        text=Text("30 Tage nach ihrem Ablauf gelöscht.", "Deleted 30 days after they expire."),
    ),
    Rule(
        "names on updates",
        "status_updates",
        since="reported_at",
        keep=YEAR,
        after_report=True,
        becomes={"person_id": None},
        text=Text(
            "12 Monate nach dem Bericht über das Jahr der Meldung steht nicht mehr dabei, wer gemeldet hat.",
            "12 months after the report on its year, an update no longer says who made it.",
        ),
    ),
    Rule(
        "files of withdrawn updates",
        "evidence",
        of="update_id",
        since="withdrawn_at",
        keep=timedelta(days=6),
        becomes={"content": None, "file_id": None},
        text=Text(
            "Ist die Meldung zurückgezogen, wird die Datei nach höchstens 7 Tagen gelöscht; Name und Prüfsumme "
            "bleiben.",
            "Where its update is withdrawn, the file is deleted after 7 days at most; its name and checksum stay.",
        ),
    ),
    Rule(
        "names on obstacles",
        "obstacles",
        since="raised_at",
        keep=YEAR,
        after_report=True,
        becomes={"person_id": None},
        text=Text(
            "12 Monate nach dem Bericht über das Jahr des Hindernisses steht nicht mehr dabei, wer es gemeldet hat.",
            "12 months after the report on its year, an obstacle no longer says who reported it.",
        ),
    ),
    Rule(
        "where evidence came from",
        "evidence",
        since="settled_at",
        keep=timedelta(days=30),
        becomes=dict.fromkeys(("file_id", "chat_id", "thread_id", "message_id")),
        is_real=True,
        text=Text(
            "Aus welchem Chat die Datei kam, wird mit der Antwort gelöscht, nach 30 Tagen in jedem Fall.",
            "The chat that the file came from is deleted with the answer, after 30 days in any case.",
        ),
    ),
    Rule(
        "absences",
        "absences",
        since="ends_at",
        keep=timedelta(days=14),
        text=Text(
            "14 Tage nach ihrem Ende gelöscht, mit dem Zugang sofort.",
            "Deleted 14 days after their end, together with access at once.",
        ),
    ),
    Rule(
        "reminders",
        "reminders",
        since="ended_at",
        keep=timedelta(days=30),
        text=Text(
            "30 Tage nach ihrem Ende gelöscht, mit dem Zugang sofort.",
            "Deleted 30 days after their end, together with access at once.",
        ),
    ),
    Rule(
        "names on snoozes",
        "snoozes",
        since="ends_at",
        keep=timedelta(days=90),
        becomes={"person_id": None},
        hashed="person_hash",
        text=Text(
            "90 Tage nach dem Ende der Zurückstellung steht statt der Person eine Prüfsumme.",
            "90 days after its end, a checksum stands for the person who put the nudge off.",
        ),
    ),
    Rule(
        "names on deliveries of nudges",
        "nudge_deliveries",
        since="created_at",
        keep=timedelta(days=90),
        becomes={"person_id": None, "passed_by": None},
        hashed="person_hash",
        text=Text(
            "Nach 90 Tagen steht statt der Person eine Prüfsumme.",
            "After 90 days a checksum stands for the person.",
        ),
    ),
    Rule(
        "names of former people",
        "people",
        since="revoked_at",
        keep=timedelta(days=30),
        becomes={"name": "", "language": None},
        unless=(("status_updates", "person_id"), ("obstacles", "person_id")),
        text=Text(
            "30 Tage nach dem Ende des Zugangs gelöscht, sobald keine Meldung und kein Hindernis den Namen mehr "
            "braucht.",
            "Deleted 30 days after access ends, once no update and no obstacle needs the name any more.",
        ),
    ),
    Rule(
        "units of former people",
        "person_units",
        of="person_id",
        since="revoked_at",
        keep=timedelta(days=30),
        text=Text("30 Tage nach dem Ende des Zugangs gelöscht.", "Deleted 30 days after access ends."),
    ),
    Rule(
        "groups",
        "groups",
        since="revoked_at",
        keep=timedelta(days=30),
        text=Text("30 Tage nach dem Ende der Zulassung gelöscht.", "Deleted 30 days after approval ends."),
    ),
    Rule(
        "unreachable chats",
        "unreachable",
        since="since",
        keep=timedelta(days=90),
        is_real=True,
        text=Text(
            "Gelöscht, sobald wieder etwas ankommt, spätestens nach 90 Tagen.",
            "Deleted as soon as something arrives again, after 90 days at the latest.",
        ),
    ),
    Rule(
        "pseudonyms",
        "pseudonyms",
        since="created_at",
        keep=2 * YEAR,
        text=Text(
            "Nach 24 Monaten gelöscht; danach steht im Protokoll niemand mehr, der zu erkennen wäre.",
            "Deleted after 24 months; from then on nobody can be recognised in the audit log.",
        ),
    ),
)

OUTSIDE: Mapping[str, Text] = {
    "logs": Text(
        "Betriebslogs ohne Wortlaut und Namen liegen außerhalb der Datenbank; der Betrieb stellt 30 Tage ein.",
        "Logs, without texts and names, lie outside the database; whoever runs the service sets 30 days.",
    ),
    "backups": Text(
        "Sicherungen liegen außerhalb der Datenbank; der Betrieb löscht sie nach höchstens 30 Tagen.",
        "Backups lie outside the database; whoever runs the service deletes them after 30 days at most.",
    ),
}
"""What no rule can reach; docs/operation.md says how it is set."""

_AGREEMENT = Text(
    "Bleibt für die Laufzeit der Vereinbarung: So wurde sie unterschrieben und eingelesen.",
    "Kept for the life of the agreement: this is how it was signed and read.",
)
_MACHINE = Text(
    "Bleibt, weil der Betrieb es braucht; nichts davon betrifft eine Person.",
    "Kept because the service needs it; nothing in it concerns a person.",
)

KEPT: Mapping[str, Text] = {
    **dict.fromkeys(
        (
            "agreements",
            "units",
            "unit_aliases",
            "fields_of_action",
            "goals",
            "goal_cells",
            "measures",
            "measure_units",
            "measure_cells",
            "imports",
        ),
        _AGREEMENT,
    ),
    **dict.fromkeys(("current_agreement", "leases", "facts"), _MACHINE),
    "status_updates": Text(
        "Bleibt für die Laufzeit der Vereinbarung: Daraus entstehen die Jahresberichte.",
        "Kept for the life of the agreement: the yearly reports are made of them.",
    ),
    "status_updates.note": Text(
        "Bleibt für die Laufzeit der Vereinbarung als Teil der Meldung; sie lässt sich zurückziehen.",
        "Kept for the life of the agreement as part of the update, which can be withdrawn.",
    ),
    **dict.fromkeys(
        ("obstacles", "obstacles.reason"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung: Die Jahresberichte nennen, was hinderte.",
            "Kept for the life of the agreement: the yearly reports say what was in the way.",
        ),
    ),
    **dict.fromkeys(
        ("evidence", "evidence.label", "evidence.content"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung bei der Meldung, die es belegt.",
            "Kept for the life of the agreement with the update that it proves.",
        ),
    ),
    **dict.fromkeys(
        ("deputies", "deputies.person_id", "deputies.deputy_id"),
        Text(
            "Bleibt, bis die Vertretung endet oder eine der beiden Personen keinen Zugang mehr hat.",
            "Kept until the deputyship ends or one of the two has no access any more.",
        ),
    ),
    **dict.fromkeys(
        ("snoozes", "nudges", "nudge_deliveries", "declines"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung, damit kein Hinweis zweimal kommt.",
            "Kept for the life of the agreement, so that no nudge comes twice.",
        ),
    ),
    **dict.fromkeys(
        ("snoozes.person_hash", "nudge_deliveries.person_hash"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung; es nennt niemanden. Mit den Daten der Person gelöscht.",
            "Kept for the life of the agreement; it names nobody. Deleted with the person's data.",
        ),
    ),
    **dict.fromkeys(
        ("people.wants_nudges", "people.nudge_minute", "people.digest_on", "people.overview_on"),
        Text("Bleibt, solange jemand Zugang hat.", "Kept as long as somebody has access."),
    ),
    "people": Text(
        "Bleibt, solange jemand Zugang hat.",
        "Kept as long as somebody has access.",
    ),
    **dict.fromkeys(
        ("people.telegram_id", "people.role", "people.added_at", "people.informed_at", "people.revoked_at"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung: Wem der Zugang genommen wurde, der soll nicht über eine Gruppe "
            "wieder hineinkommen. Auf Antrag gelöscht.",
            "Kept for the life of the agreement, so that somebody whose access was taken away does not come in again "
            "through a group. Deleted on request.",
        ),
    ),
    **dict.fromkeys(
        ("blocked", "blocked.hash"),
        Text(
            "Bleibt, bis die Person wieder eingeladen ist und dann selbst geht: So bleiben ihr Gruppen verschlossen.",
            "Kept until the person is invited again and then leaves by themselves: so groups stay shut to them.",
        ),
    ),
    **dict.fromkeys(
        ("group_places", "group_scopes"),
        Text(
            "Bleibt, bis die Koordination die Einstellung aufhebt oder die Zulassung der Gruppe endet.",
            "Kept until a coordinator ends the setting, or the group's approval ends.",
        ),
    ),
    "groups.approved_by": Text(
        "Bleibt, solange die Gruppe zugelassen ist: Jemand steht dafür ein.",
        "Kept as long as the group is approved: somebody answers for it.",
    ),
    **dict.fromkeys(
        ("audit", "audit.actor", "audit.subject"),
        Text(
            "Bleibt für die Laufzeit der Vereinbarung, damit sich jede Änderung prüfen lässt; es enthält keine Namen.",
            "Kept for the life of the agreement, so that every change can be checked; there are no names in it.",
        ),
    ),
}
"""What no rule deletes, and why: tables, and columns (`table.column`) that speak of somebody."""


def gone(table: str, column: str) -> Sequence[Text]:
    """Return when what stands in a column goes, or why it stays (KeyError where nobody said so).

    What is said of the column comes before what is said of its row.
    """
    named = [rule.text for rule in RULES if rule.table == table and column in rule.becomes]
    kept = [KEPT[name] for name in (f"{table}.{column}",) if name in KEPT]
    rows = [rule.text for rule in RULES if rule.table == table and not rule.becomes]
    return [*(named or kept), *rows] or [KEPT[table]]


def cutoff(rule: Rule, now: datetime, zone: tzinfo, reports: Mapping[int, date]) -> datetime:
    """Return the moment before which a rule's rows are due. `reports`: the days of the reports that were made."""
    if not rule.after_report:
        return now - rule.keep
    today = now.astimezone(zone).date()
    year = today.year - 1
    while reported_on(year, reports) + rule.keep > today:
        year -= 1
    return datetime(year + 1, 1, 1, tzinfo=zone)


def reported_on(year: int, reports: Mapping[int, date]) -> date:
    """Return when a year's report was made; as long as nobody noted it, 31 March of the next year counts."""
    return reports.get(year, date(year + 1, 3, 31))
