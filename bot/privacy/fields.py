"""Every column of every table: what is in it, who sees it, whether it speaks of a person. When it goes, says
`bot.retention`. `docs/privacy.md` is made from both; a test holds this list to the tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.texts.text import Text


class Seen(Enum):
    """Who gets to see a column's content in Zielbot. Whoever runs the server can open the database besides."""

    LISTED = Text("alle auf der Liste", "everybody on the list")
    COORDINATION = Text("die Koordination", "the coordinators")
    CHAT = Text("wer in dem Chat ist", "whoever is in the chat")
    ONESELF = Text("die Person selbst", "the person alone")
    DEPUTY = Text("die Person und ihre Vertretung", "the person and their deputy")
    SERVER = Text("niemand in Telegram", "nobody in Telegram")


@dataclass(frozen=True, slots=True)
class Field:
    """A column. `is_personal`: it names or numbers somebody, or holds what somebody wrote."""

    meaning: Text
    seen_by: Seen = Seen.SERVER
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A table: what it is for, and its columns by name."""

    purpose: Text
    columns: Mapping[str, Field]


def _field(de: str, en: str, seen_by: Seen = Seen.SERVER) -> Field:
    return Field(Text(de, en), seen_by)


def _personal(de: str, en: str, seen_by: Seen = Seen.SERVER) -> Field:
    return Field(Text(de, en), seen_by, is_personal=True)


_ID = _field("laufende Nummer", "running number")
_AGREEMENT = _field("zu welcher Vereinbarung es gehört", "the agreement it belongs to")
_GOAL = _field("zu welchem Ziel es gehört", "the goal it belongs to")
_MEASURE = _field("zu welcher Maßnahme es gehört", "the measure it belongs to")
_POSITION = _field("Platz in der Reihenfolge", "place in the order")
_LINE = _field("Zeile im eingelesenen Text", "line in the text that was read")
_HOLDER = _field("welcher Prozess es gerade bearbeitet", "the process that is working on it")
_CLAIMED = _field("bis wann dieser Prozess dafür Zeit hat", "until when that process has time for it")
_TRIES = _field("Zahl der Versuche", "number of tries")
_CHAT = _personal("Nummer des Chats; bei Einzelchats die der Person", "the chat's number; in private the person's")
_THREAD = _field("Nummer des Themas in der Gruppe", "number of the topic in the group")
_MESSAGE = _field("Nummer der Nachricht in Telegram", "the message's number in Telegram")
_BATCH = _field("mit welcher Nachricht es geschrieben wurde", "the message it was written with")
_PERSON_HASH = _personal(
    "nach 90 Tagen statt der Person: Prüfsumme ihrer laufenden Nummer mit einem geheimen Schlüssel",
    "instead of the person after 90 days: checksum of their running number with a secret key",
)


def _listed(de: str, en: str) -> Field:
    return _field(de, en, Seen.LISTED)


_CELLS = {
    "position": _POSITION,
    "label": _listed("Beschriftung der Zeile", "label of the row"),
    "value": _listed("Wortlaut der Zeile", "the row as written"),
    "line": _LINE,
}

TABLES: Mapping[str, Described] = {
    "agreements": Described(
        Text("Die Zielvereinbarungen", "The target agreements"),
        {
            "id": _ID,
            "title": _listed("Titel", "title"),
            "region": _listed("Gebiet", "region"),
            "project_lead": _listed("Projektleitung laut Vereinbarung", "project lead as in the agreement"),
            "auditor": _listed("Auditorin oder Auditor laut Vereinbarung", "auditor as in the agreement"),
            "protocol_on": _listed("Tag des Protokolls", "day of the protocol"),
            "signed_on": _listed("Tag der Unterschrift", "day of the signature"),
            "runs_until": _listed("Ende der Laufzeit", "end of the term"),
        },
    ),
    "current_agreement": Described(
        Text("Welche Vereinbarung gilt", "Which agreement is current"),
        {
            "id": _ID,
            "agreement_id": _AGREEMENT,
            "version": _field("Zähler der Änderungen", "counter of changes"),
            "imported_version": _field("dessen Stand beim letzten Einlesen", "what it was at the last import"),
        },
    ),
    "units": Described(
        Text("Das Verzeichnis der Einheiten", "The register of units"),
        {
            "id": _ID,
            "agreement_id": _AGREEMENT,
            "position": _POSITION,
            "name": _listed("Name der Einheit", "the unit's name"),
            "external": _listed("ob sie zur Verwaltung gehört", "whether it belongs to the county"),
        },
    ),
    "unit_aliases": Described(
        Text("Andere Namen der Einheiten", "Other names of units"),
        {
            "unit_id": _field("zu welcher Einheit er gehört", "the unit it belongs to"),
            "position": _POSITION,
            "alias": _listed("anderer Name", "other name"),
        },
    ),
    "fields_of_action": Described(
        Text("Handlungsfelder", "Fields of action"),
        {
            "agreement_id": _AGREEMENT,
            "position": _POSITION,
            "number": _listed("Nummer", "number"),
            "title": _listed("Titel", "title"),
            "line": _LINE,
        },
    ),
    "goals": Described(
        Text("Ziele", "Goals"),
        {
            "id": _ID,
            "agreement_id": _AGREEMENT,
            "position": _POSITION,
            "code": _listed("Nummer des Ziels", "the goal's code"),
            "field": _listed("Handlungsfeld", "field of action"),
            "title": _listed("Titel", "title"),
            "indicator": _listed("Indikator", "indicator"),
            "source": _listed("Quelle des Indikators", "source of the indicator"),
            "line": _LINE,
        },
    ),
    "goal_cells": Described(
        Text("Der Wortlaut der Ziele", "The goals as written"),
        {"goal_id": _GOAL, **_CELLS},
    ),
    "measures": Described(
        Text("Maßnahmen", "Measures"),
        {
            "id": _ID,
            "agreement_id": _AGREEMENT,
            "position": _POSITION,
            "code": _listed("Nummer der Maßnahme", "the measure's code"),
            "goal": _listed("Ziel", "goal"),
            "field": _listed("Handlungsfeld", "field of action"),
            "title": _listed("Titel", "title"),
            "short_title": _listed("Kurztitel", "short title"),
            "indicator": _listed("Indikator", "indicator"),
            "audience": _listed("Zielgruppe", "audience"),
            "cost": _listed("Kosten", "cost"),
            "communication": _listed("Kommunikation", "communication"),
            "responsible": _listed("Verantwortliche Einheiten im Wortlaut", "responsible units as written"),
            "lead": _listed("federführende Einheit", "leading unit"),
            "start_first": _listed("Beginn, erster Tag", "start, first day"),
            "start_last": _listed("Beginn, letzter Tag", "start, last day"),
            "start_precision": _listed("wie genau der Beginn ist", "how precise the start is"),
            "due_first": _listed("Termin, erster Tag", "due, first day"),
            "due_last": _listed("Termin, letzter Tag", "due, last day"),
            "due_precision": _listed("wie genau der Termin ist", "how precise the due date is"),
            "due_label": _listed("wofür der Termin gilt", "what the due date is for"),
            "ongoing": _listed("ob sie ohne Ende läuft", "whether it has no end"),
            "recurrence": _listed("wie oft sie wiederkehrt", "how often it comes back"),
            "line": _LINE,
            "is_dropped": _field("ob sie im letzten Import fehlte", "whether the last import lacked it"),
            "reported_version": _field("Zähler bei der letzten Meldung", "the counter at the last report"),
            "timed_at": _field("wann Beginn und Termin zuletzt eingelesen wurden", "when its times were last imported"),
        },
    ),
    "measure_units": Described(
        Text("Die Einheiten der Maßnahmen", "The measures' units"),
        {"measure_id": _MEASURE, "position": _POSITION, "unit": _listed("Name der Einheit", "the unit's name")},
    ),
    "measure_cells": Described(
        Text("Der Wortlaut der Maßnahmen", "The measures as written"),
        {"measure_id": _MEASURE, **_CELLS},
    ),
    "imports": Described(
        Text("Was beim Einlesen anders wurde, damit es zurückzunehmen ist", "What imports changed, to take it back"),
        {
            "id": _ID,
            "agreement_id": _AGREEMENT,
            "previous_agreement_id": _field("Vereinbarung, die zuvor galt", "the agreement that was current before"),
            "source": _field("Name der eingelesenen Datei", "name of the file that was read"),
            "before": _field("Vereinbarung vorher", "the agreement before"),
            "after": _field("Vereinbarung nachher", "the agreement after"),
            "imported_at": _field("wann eingelesen wurde", "when it was imported"),
            "undone_at": _field("wann das zurückgenommen wurde", "when that was taken back"),
        },
    ),
    "status_updates": Described(
        Text("Meldungen zu Maßnahmen", "Status updates of measures"),
        {
            "id": _ID,
            "measure_id": _MEASURE,
            "reported_at": _listed("wann gemeldet wurde", "when it was reported"),
            "unit": _listed("für welche Einheit", "for which unit"),
            "person_id": _personal("wer gemeldet hat", "who reported", Seen.LISTED),
            "on_behalf": _listed("ob die Koordination oder eine Vertretung gemeldet hat", "whether it was on behalf"),
            "status": _listed("gemeldeter Stand", "status reported"),
            "progress": _listed("Fortschritt in Prozent", "progress in per cent"),
            "note": _personal("Bemerkung im Wortlaut", "the note as written", Seen.LISTED),
            "is_unchanged": _listed("ob „unverändert“ gemeldet wurde", "whether it said that nothing has changed"),
            "is_contribution": _listed("ob es der Beitrag einer Einheit ist", "whether it is one unit's contribution"),
            "turn_on": _listed("welche Wiederholung erledigt ist", "which turn is done"),
            "outcome": _listed("ob das Erfolgskriterium erreicht ist", "whether the indicator of success was met"),
            "new_due_first": _listed("neuer Termin, erster Tag", "new due date, first day"),
            "new_due_last": _listed("neuer Termin, letzter Tag", "new due date, last day"),
            "new_due_precision": _listed("wie genau der neue Termin ist", "how precise the new due date is"),
            "due_confirmed_at": _listed("wann der neue Termin bestätigt wurde", "when the new due date was confirmed"),
            "due_refused_at": _listed("wann der neue Termin abgelehnt wurde", "when the new due date was refused"),
            "completes_id": _field("welche Meldung sie ergänzt", "the update it completes"),
            "batch": _BATCH,
            "withdrawn_at": _listed("wann die Meldung zurückgezogen wurde", "when the update was withdrawn"),
        },
    ),
    "obstacles": Described(
        Text("Hindernisse bei Maßnahmen", "Obstacles of measures"),
        {
            "id": _ID,
            "measure_id": _MEASURE,
            "unit": _listed("für welche Einheit", "for which unit"),
            "person_id": _personal("wer es gemeldet hat", "who reported it", Seen.LISTED),
            "reason": _personal("Grund im Wortlaut", "the reason as written", Seen.LISTED),
            "raised_at": _listed("wann es gemeldet wurde", "when it was reported"),
            "batch": _BATCH,
            "resolved_at": _listed("wann es behoben war", "when it was resolved"),
            "withdrawn_at": _listed("wann es zurückgezogen wurde", "when it was withdrawn"),
        },
    ),
    "evidence": Described(
        Text("Nachweise zu Meldungen", "Evidence for status updates"),
        {
            "id": _ID,
            "update_id": _listed("zu welcher Meldung", "which update it belongs to"),
            "batch": _BATCH,
            "position": _POSITION,
            "kind": _listed("Foto oder Dokument", "photo or document"),
            "label": _personal("bereinigter Name der Datei", "the file's name, cleaned", Seen.LISTED),
            "media_type": _listed("Dateityp", "type of file"),
            "size": _listed("Größe", "size"),
            "file_id": _field("Nummer der Datei in Telegram", "the file's number in Telegram"),
            "chat_id": _CHAT,
            "thread_id": _THREAD,
            "message_id": _MESSAGE,
            "state": _field("ob die Datei gespeichert ist", "whether the file is stored", Seen.LISTED),
            "tries": _TRIES,
            "not_before": _field("frühester nächster Versuch", "earliest next try"),
            "holder": _HOLDER,
            "claimed_until": _CLAIMED,
            "error": _field("warum sie nicht gespeichert werden konnte", "why it could not be stored"),
            "sha256": _field("Prüfsumme der Datei", "the file's checksum"),
            "content": _personal("die Datei selbst", "the file itself", Seen.LISTED),
            "created_at": _listed("wann sie ankam", "when it came in"),
            "settled_at": _field("wann sie gespeichert oder aufgegeben wurde", "when it was stored or given up"),
        },
    ),
    "people": Described(
        Text("Wer mit Zielbot arbeiten darf", "Who may work with Zielbot"),
        {
            "id": _ID,
            "telegram_id": _personal("Nummer in Telegram, sie entscheidet", "number in Telegram, it decides"),
            "name": _personal("Name aus Telegram", "name from Telegram", Seen.LISTED),
            "role": _personal("Rolle", "role", Seen.COORDINATION),
            "language": _personal("gewählte Sprache", "language chosen", Seen.ONESELF),
            "added_at": _personal("seit wann auf der Liste", "since when on the list", Seen.COORDINATION),
            "informed_at": _personal(
                "wann die Hinweise zum Datenschutz bestätigt wurden",
                "when the privacy notice was acknowledged",
                Seen.ONESELF,
            ),
            "revoked_at": _personal("wann der Zugang endete", "when access ended", Seen.COORDINATION),
            "wants_nudges": _personal("ob Hinweise gewünscht sind", "whether nudges are wanted", Seen.ONESELF),
            "nudge_minute": _personal(
                "zu welcher Minute des Tages Hinweise kommen sollen",
                "at which minute of the day nudges are to come",
                Seen.ONESELF,
            ),
            "digest_on": _personal("Tag der letzten Hinweise", "day of the last nudges", Seen.ONESELF),
            "overview_on": _personal(
                "Woche der letzten Übersicht für die Koordination",
                "week of the last overview for the coordinators",
                Seen.ONESELF,
            ),
        },
    ),
    "person_units": Described(
        Text("Für welche Einheiten jemand arbeitet", "Whose units somebody works for"),
        {
            "person_id": _personal("welche Person", "which person", Seen.LISTED),
            "position": _POSITION,
            "unit": _personal("Name der Einheit", "the unit's name", Seen.LISTED),
        },
    ),
    "absences": Described(
        Text("Abwesenheiten, ohne Grund", "Absences, without a reason"),
        {
            "id": _ID,
            "person_id": _personal("wer abwesend ist", "who is away", Seen.DEPUTY),
            "first_on": _personal("erster Tag", "first day", Seen.DEPUTY),
            "last_on": _personal("letzter Tag", "last day", Seen.DEPUTY),
            "ends_at": _field("Ende des letzten Tages", "end of the last day"),
            "created_at": _field("wann sie eingetragen wurde", "when it was entered", Seen.ONESELF),
        },
    ),
    "deputies": Described(
        Text("Wer wen vertritt", "Who stands in for whom"),
        {
            "person_id": _personal("wer vertreten wird", "who is stood in for", Seen.DEPUTY),
            "deputy_id": _personal("wer vertritt", "who stands in", Seen.DEPUTY),
            "created_at": _field("wann das eingetragen wurde", "when that was entered", Seen.DEPUTY),
        },
    ),
    "snoozes": Described(
        Text("Zurückgestellte Hinweise", "Nudges that were put off"),
        {
            "id": _ID,
            "person_id": _personal("wer zurückgestellt hat", "who put it off", Seen.ONESELF),
            "person_hash": _PERSON_HASH,
            "measure_id": _MEASURE,
            "until_on": _field("bis wann", "until when", Seen.ONESELF),
            "ends_at": _field("Ende dieses Tages", "end of that day"),
            "created_at": _field("wann zurückgestellt wurde", "when it was put off", Seen.ONESELF),
            "settled_at": _field("wann der Hinweis wieder an der Reihe war", "when the nudge had its turn again"),
        },
    ),
    "nudges": Described(
        Text("Hinweise: jeder höchstens einmal", "Nudges: each at most once"),
        {
            "id": _ID,
            "rule": _field("nach welcher Regel", "by which rule", Seen.COORDINATION),
            "measure_id": _MEASURE,
            "step": _field("welcher Schritt der Regel", "which step of the rule", Seen.COORDINATION),
            "due_on": _field("für welchen Termin", "for which due date"),
            "unit": _field("für welche Einheit", "for which unit", Seen.COORDINATION),
            "state": _field("ob er zu senden war", "whether it was to be sent", Seen.COORDINATION),
            "decided_on": _field(
                "an welchem Tag das entschieden wurde", "on which day that was decided", Seen.COORDINATION
            ),
            "decided_at": _field("wann das entschieden wurde", "when that was decided"),
            "group_asked_at": _field(
                "wann in einer Gruppe danach gefragt wurde", "when a group was asked about it", Seen.CHAT
            ),
        },
    ),
    "nudge_deliveries": Described(
        Text("Wem ein Hinweis geschickt wurde", "To whom a nudge was sent"),
        {
            "id": _ID,
            "nudge_id": _field("welcher Hinweis", "which nudge"),
            "person_id": _personal("an wen", "to whom", Seen.ONESELF),
            "person_hash": _PERSON_HASH,
            "passed_by": _personal(
                "wer ihn an die eigene Vertretung gegeben hat", "who passed it to their deputy", Seen.DEPUTY
            ),
            "sent_at": _field("wann er gesendet wurde", "when it was sent", Seen.ONESELF),
            "settled_at": _field(
                "wann er gesendet wurde oder nicht mehr nötig war", "when it was sent or not needed any more"
            ),
            "created_at": _field("wann das festgelegt wurde", "when that was decided"),
        },
    ),
    "reminders": Described(
        Text("Woran jemand erinnert werden möchte", "What somebody wants to be reminded of"),
        {
            "id": _ID,
            "person_id": _personal("wer", "who", Seen.ONESELF),
            "measure_id": _field(
                "an welche Maßnahme; leer: alles Offene", "of which measure; empty: all that is open", Seen.ONESELF
            ),
            "on_day": _field("an welchem Tag", "on which day", Seen.ONESELF),
            "at_minute": _field(
                "zu welcher Uhrzeit; leer: mit der Tagesübersicht",
                "at what time; empty: with the daily digest",
                Seen.ONESELF,
            ),
            "every": _field("wie oft", "how often", Seen.ONESELF),
            "days_before": _field("wie viele Tage vor dem Termin", "how many days before the due date", Seen.ONESELF),
            "next_at": _field("wann das nächste Mal", "when it comes next", Seen.ONESELF),
            "created_at": _field("wann sie eingerichtet wurde", "when it was set", Seen.ONESELF),
            "ended_at": _field("wann sie endete", "when it ended"),
        },
    ),
    "declines": Described(
        Text("Wofür eine Einheit nicht zuständig ist", "What a unit says is not its own"),
        {
            "id": _ID,
            "measure_id": _MEASURE,
            "unit": _field("welche Einheit", "which unit", Seen.COORDINATION),
            "created_at": _field("wann das angegeben wurde", "when that was stated"),
            "ended_at": _field("wann das beendet wurde", "when that was ended"),
        },
    ),
    "invitations": Described(
        Text("Einladungen", "Invitations"),
        {
            "token_hash": _field("Prüfsumme des Links, nicht der Link", "checksum of the link, not the link"),
            "role": _field("Rolle", "role", Seen.COORDINATION),
            "units": _field("Einheiten", "units", Seen.COORDINATION),
            "created_at": _field("wann eingeladen wurde", "when it was made", Seen.COORDINATION),
            "created_by": _personal("wer eingeladen hat", "who invited", Seen.COORDINATION),
            "is_handover": _field("ob sie eine Übergabe ist", "whether it hands over", Seen.COORDINATION),
            "expires_at": _field("wann sie verfällt", "when it expires", Seen.COORDINATION),
            "revoked_at": _field("wann sie zurückgezogen wurde", "when it was revoked", Seen.COORDINATION),
            "redeemed_at": _field("wann sie eingelöst wurde", "when it was redeemed", Seen.COORDINATION),
            "redeemed_by": _personal("Nummer in Telegram von wem", "Telegram number of whom", Seen.COORDINATION),
        },
    ),
    "blocked": Described(
        Text(
            "Wem der Zugang entzogen wurde, bevor die Daten gelöscht wurden: Gruppen bleiben verschlossen",
            "Whose access had ended before their data was erased: groups stay shut to them",
        ),
        {
            "hash": _personal(
                "Prüfsumme der Nummer in Telegram mit einem geheimen Schlüssel, ohne Namen",
                "checksum of the Telegram number with a secret key, without a name",
            ),
            "since": _field("seit wann", "since when"),
        },
    ),
    "groups": Described(
        Text("Gruppen auf der Liste", "Groups on the list"),
        {
            "chat_id": _field("Nummer der Gruppe", "the group's number"),
            "title": _field("Name der Gruppe", "the group's name", Seen.CHAT),
            "is_approved": _field("ob sie zugelassen ist", "whether it is approved", Seen.CHAT),
            "language": _field("gewählte Sprache", "language chosen", Seen.CHAT),
            "approved_by": _personal("wer sie zugelassen hat", "who approved it", Seen.COORDINATION),
            "approved_at": _field("wann sie zugelassen wurde", "when it was approved", Seen.COORDINATION),
            "revoked_at": _field("wann die Zulassung endete", "when approval ended", Seen.COORDINATION),
            "waiting_since": _field("seit wann sie auf Zulassung wartet", "since when it waits", Seen.COORDINATION),
            "tells_changes": _field("ob sie von Meldungen erfährt", "whether it learns of status updates", Seen.CHAT),
            "told_update_id": _field("von welcher zuletzt", "which one it was told of last"),
        },
    ),
    "group_places": Described(
        Text("Was Gruppen und Themen von selbst erhalten", "What groups and topics get unasked"),
        {
            "chat_id": _field("Nummer der Gruppe", "the group's number"),
            "thread_id": _THREAD,
            "board_on": _field("erster Tag des Quartals der Quartalsübersicht", "first day of the board's quarter"),
            "board_card_id": _field("welche Karte sie zeigt", "the card it is on"),
            "board_text": _field("Prüfsumme ihres Textes", "checksum of its text"),
            "digest": _field("wie oft eine Übersicht kommt", "how often an overview comes", Seen.CHAT),
            "digest_on": _field("für welchen Zeitraum die letzte kam", "the last one's period"),
            "asks": _field("ob nach fehlenden Ständen gefragt wird", "whether it is asked for statuses", Seen.CHAT),
        },
    ),
    "group_scopes": Described(
        Text("Worauf Gruppen und Themen eingestellt sind", "What groups and topics are set to"),
        {
            "chat_id": _field("Nummer der Gruppe", "the group's number"),
            "thread_id": _THREAD,
            "kind": _field("Einheit oder Handlungsfeld", "unit or field of action", Seen.CHAT),
            "value": _field("welche", "which", Seen.CHAT),
            "position": _POSITION,
        },
    ),
    "inbox": Described(
        Text("Was Telegram übergeben hat, bis es bearbeitet ist", "What Telegram handed over, until it is handled"),
        {
            "seq": _ID,
            "update_id": _field("Nummer in Telegram", "number in Telegram"),
            "chat_key": _CHAT,
            "raw": _personal(
                "Wortlaut; leer, sobald bearbeitet", "the text itself; emptied as soon as it is handled", Seen.SERVER
            ),
            "album": _field("zu welchem Album ein Bild gehört", "the album a picture belongs to"),
            "received_at": _field("wann es ankam", "when it came in"),
            "done_at": _field("wann es bearbeitet war", "when it was handled"),
            "quarantined_at": _field("wann es beiseitegelegt wurde", "when it was put aside"),
            "tries": _TRIES,
            "error": _field("welcher Fehler auftrat, ohne Wortlaut", "which error occurred, without the text"),
            "shown_at": _field("wann die Administration davon erfuhr", "when the administrator was told"),
            "holder": _HOLDER,
            "claimed_until": _CLAIMED,
        },
    ),
    "outbox": Described(
        Text("Was zu senden ist", "What is to be sent"),
        {
            "id": _ID,
            "chat_id": _CHAT,
            "method": _field("Art des Aufrufs", "kind of call"),
            "params": _personal(
                "Wortlaut; leer, sobald zugestellt", "the text itself; emptied as soon as it arrived", Seen.CHAT
            ),
            "upload": _personal(
                "Datei dazu; leer, sobald zugestellt", "file with it; emptied as soon as it arrived", Seen.CHAT
            ),
            "purpose": _field("Antwort, Mitteilung oder Hinweis", "answer, notice or nudge"),
            "confidential": _field("ob nur für die Liste bestimmt", "whether for the list alone"),
            "subject": _field("worum es ging: Maßnahme oder Einheit", "what it was about: a measure or a unit"),
            "card_id": _field("welche Karte es zeigt", "the card it shows"),
            "state": _field("Stand der Zustellung", "state of delivery"),
            "tries": _TRIES,
            "not_before": _field("frühester nächster Versuch", "earliest next try"),
            "not_after": _field("ab wann es nicht mehr gesendet wird", "from when on it is not sent any more"),
            "holder": _HOLDER,
            "claimed_until": _CLAIMED,
            "message_id": _MESSAGE,
            "error": _field("warum es nicht ankam", "why it did not arrive"),
            "created_at": _field("wann es entstand", "when it was made"),
            "settled_at": _personal("wann es zugestellt oder aufgegeben wurde", "when it was delivered or given up"),
            "shown_at": _field(
                "wann die Koordination von der ungewissen Zustellung erfuhr",
                "when the coordinators were told of the uncertain delivery",
            ),
        },
    ),
    "cards": Described(
        Text("Worauf sich Schaltflächen und Anschlussfragen beziehen", "What buttons and follow-ups refer to"),
        {
            "id": _ID,
            "chat_id": _CHAT,
            "thread_id": _THREAD,
            "message_id": _MESSAGE,
            "asked_message_id": _field("die Nachricht, auf die sie antwortet", "the message it answers"),
            "kind": _field("Art der Karte", "kind of card"),
            "version": _field("Fassung", "version"),
            "content": _personal(
                "Frage und gezeigte Maßnahmen, noch nicht Entschiedenes",
                "question, measures shown, what is undecided",
                Seen.CHAT,
            ),
            "created_at": _field("wann sie entstand", "when it was made"),
        },
    ),
    "unreachable": Described(
        Text("Chats, die keine Nachrichten mehr annehmen", "Chats that take no more messages"),
        {
            "chat_id": _CHAT,
            "thread_id": _THREAD,
            "reason": _field("warum", "why", Seen.COORDINATION),
            "since": _field("seit wann", "since when", Seen.COORDINATION),
        },
    ),
    "leases": Described(
        Text("Welcher Prozess gerade wofür zuständig ist", "Which process is in charge of what"),
        {
            "name": _field("wofür", "of what"),
            "holder": _HOLDER,
            "until": _CLAIMED,
        },
    ),
    "facts": Described(
        Text("Merkzettel der Technik", "Notes of the machine room"),
        {"name": _field("was", "what"), "value": _field("Wert", "value")},
    ),
    "audit": Described(
        Text("Das Protokoll: wer was geändert hat", "The audit log: who changed what"),
        {
            "id": _ID,
            "at": _field("wann", "when"),
            "actor": _personal("Pseudonym von wem", "pseudonym of whom"),
            "action": _field("was", "what"),
            "subject": _personal(
                "woran: Maßnahme, Einheit, Gruppe oder Pseudonym", "on what: measure, unit, group or pseudonym"
            ),
            "details": _field("Einzelheiten ohne Namen und Texte", "details without names and texts"),
            "key_id": _field("mit welchem Schlüssel geprüft wird", "the key it is verified with"),
            "hash": _field("Prüfsumme über diesen und alle früheren", "checksum over this and all before"),
        },
    ),
    "pseudonyms": Described(
        Text("Für wen ein Pseudonym im Protokoll steht", "Whom a pseudonym in the audit log stands for"),
        {
            "pseudonym": _personal("das Pseudonym", "the pseudonym"),
            "telegram_id": _personal("Nummer in Telegram", "number in Telegram"),
            "name": _personal("Name", "name"),
            "created_at": _field("wann es entstand", "when it was made"),
        },
    ),
}
