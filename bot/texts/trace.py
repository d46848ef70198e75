"""What stands in the audit log, in words."""

from collections.abc import Mapping

from bot.texts.text import Text
from bot.trace.model import Action

ACTIONS: Mapping[Action, Text] = {
    Action.INVITED: Text("eingeladen", "invited"),
    Action.INVITATION_REVOKED: Text("Einladung zurückgezogen", "invitation revoked"),
    Action.INVITATION_REUSED: Text("Einladung ein zweites Mal benutzt", "invitation used a second time"),
    Action.JOINED: Text("hinzugekommen", "joined"),
    Action.REVOKED: Text("Zugang beendet", "access ended"),
    Action.HANDED_OVER: Text("übergeben", "handed over"),
    Action.DEPUTY_NAMED: Text("Vertretung benannt", "deputy named"),
    Action.DEPUTY_ENDED: Text("Vertretung beendet", "deputyship ended"),
    Action.ERASED: Text("gelöscht auf Antrag", "erased on request"),
    Action.ACCESSED_OWN_DATA: Text("eigene Daten angefordert", "own data requested"),
    Action.DENIED: Text("abgewiesen", "denied"),
    Action.GROUP_APPROVED: Text("Gruppe zugelassen", "group approved"),
    Action.GROUP_REVOKED: Text("Zulassung der Gruppe beendet", "approval of the group ended"),
    Action.GROUP_LEFT: Text("Gruppe verlassen", "group left"),
    Action.GROUP_MOVED: Text("Gruppe hat eine neue Nummer", "group has a new number"),
    Action.SENT_AGAIN: Text("erneut gesendet", "sent again"),
    Action.DUE_CONFIRMED: Text("neuer Termin bestätigt", "new due date confirmed"),
    Action.DUE_REFUSED: Text("neuer Termin abgelehnt", "new due date refused"),
    Action.NEWS_SET: Text("Meldungen in der Gruppe umgestellt", "reports told in the group switched"),
    Action.NUDGES_DECLINED: Text("für nicht zuständig erklärt", "declared not theirs"),
    Action.DECLINE_ENDED: Text("doch zuständig", "theirs after all"),
    Action.REPORTED: Text("Stand gemeldet", "status reported"),
    Action.REPORT_WITHDRAWN: Text("Meldung zurückgenommen", "report withdrawn"),
    Action.OBSTACLE_RESOLVED: Text("Hindernis behoben", "obstacle resolved"),
    Action.OBSTACLE_REOPENED: Text("Hindernis besteht weiter", "obstacle remains"),
    Action.IMPORTED: Text("Vereinbarung eingelesen", "agreement imported"),
    Action.IMPORT_UNDONE: Text("Import zurückgenommen", "import taken back"),
    Action.EXPORTED: Text("ausgegeben", "exported"),
    Action.RETENTION: Text("Fristen angewandt", "retention carried out"),
    Action.AUDIT_READ: Text("Protokoll gelesen", "audit log read"),
    Action.BACKED_UP: Text("gesichert", "backed up"),
    Action.RESTORED: Text("Sicherung eingespielt", "backup restored"),
}

DETAILS: Mapping[str, Text] = {
    "changes": Text("Änderungen", "changes"),
    "chat": Text("Chat", "chat"),
    "feature": Text("Funktion", "feature"),
    "format": Text("Format", "format"),
    "made_at": Text("Stand vom", "made at"),
    "measures": Text("Maßnahmen", "measures"),
    "reason": Text("Grund", "reason"),
    "role": Text("Rolle", "role"),
    "row": Text("Zeile", "row"),
    "to": Text("neue Nummer", "new number"),
    "units": Text("Einheiten", "units"),
    "was": Text("vorher", "before"),
}
"""What details are called; what is not among them is shown as it is."""
