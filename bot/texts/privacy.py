"""What people are told about their data: the notice, the file of their own data, erasing, and texts held back."""

from bot.privacy.policy import Policy
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Text

NOTICE = (
    Text(
        "Zielbot beantwortet Fragen zur Zielvereinbarung. Verantwortlich ist Ihr Landkreis.",
        "Zielbot answers questions about the target agreement. Your county is responsible for it.",
    ),
    Text(
        "Gespeichert: von Personen auf der Liste Nummer und Name aus Telegram, Rolle, Einheit und Sprache, und im "
        "Protokoll unter einem Pseudonym, wer Zugänge, Gruppen und die Vereinbarung geändert hat. Das bleibt, solange "
        "Sie Zugang haben. Endet er, wird der Name nach 30 Tagen gelöscht; die Nummer bleibt gesperrt.",
        "Stored: of people on the list number and name from Telegram, role, unit and language, and in a log under a "
        "pseudonym who changed access, groups or the agreement. It stays as long as you have access. When that ends, "
        "the name is deleted after 30 days; the number stays blocked.",
    ),
    Text(
        "Ihre Nachrichten werden beantwortet und dann gelöscht; scheitert eine, bleibt sie höchstens 7 Tage. Dass "
        "Nachrichten kamen und gingen, ist nach 30 Tagen gelöscht, ebenso die Frage zu den Knöpfen einer Antwort. In "
        "Gruppen liest Zielbot nur Befehle, Erwähnungen und Antworten an ihn.",
        "Your messages are answered and then deleted; one that fails stays for 7 days at most. That messages came and "
        "went is deleted after 30 days, and so is the question to the buttons of an answer. In groups Zielbot reads "
        "only commands, mentions and replies to it.",
    ),
    Text(
        "Ihr Name steht bei Ihren Meldungen, bis 12 Monate nach dem Jahresbericht. Hinweise kommen nur, wenn Sie "
        "zustimmen; wann, erfährt niemand sonst.",
        "Your name stands with what you report until 12 months after the yearly report. Nudges come only if you agree; "
        "nobody else learns when.",
    ),
    Text(
        "Die Liste der Personen sieht nur die Koordination. Wer was fragt, zeigt Zielbot niemandem; er vergleicht und "
        "beobachtet niemanden.",
        "Only the coordinators see the list of people. Zielbot shows nobody who asks what; it compares and observes "
        "nobody.",
    ),
    Text(
        "Die Nachrichten laufen über Telegram, ein Unternehmen außerhalb der EU, das sie lesen könnte. Was Sie in "
        "Telegram löschen, erfährt Zielbot nicht. Bitte schreiben Sie nichts über Bürgerinnen und Bürger.",
        "Messages go through Telegram, a company outside the EU, which could read them. Telegram does not tell Zielbot "
        "what you delete. Please write nothing about citizens.",
    ),
    Text(
        "Ihre Rechte: /meinedaten zeigt, was über Sie gespeichert ist, /datenloeschen löscht es. Sie können auch "
        "Berichtigung verlangen, widersprechen und sich bei der Datenschutzaufsicht beschweren.",
        "Your rights: /mydata shows what is stored about you, /erase_data erases it. You can also ask for "
        "rectification, object, and complain to the data protection authority.",
    ),
)
HEAD = Text("Datenschutz", "Privacy")
CONTACT = Text("Datenschutzbeauftragte: {contact}", "Data protection officer: {contact}")
NO_CONTACT = Text(
    "Fragen beantwortet die oder der Datenschutzbeauftragte Ihres Landkreises.",
    "The data protection officer of your county answers questions.",
)

DATA_FILE = Text("zielbot-meine-daten.json", "zielbot-my-data.json")
DATA_HEAD = Text("Das ist über Sie gespeichert.", "This is stored about you.")
DATA_BODY = Text(
    "Die Datei lässt sich mit jedem Textprogramm öffnen. Sie nennt zu jedem Eintrag auch, wann er gelöscht wird. "
    "Löschen können Sie mit /datenloeschen.",
    "Any text editor opens the file. It also says for each entry when it is deleted. To erase it: /erase_data.",
)
DATA_NOTE = Text(
    "Alles, was Zielbot über Sie gespeichert hat, aus allen Tabellen. Zeiten sind Weltzeit (UTC). Leere Felder fehlen.",
    "All that Zielbot has stored about you, from all tables. Times are UTC. Empty fields are left out.",
)
WHEN_MADE = Text("Erstellt", "Made")
WHEN_GONE = Text("Wann es gelöscht wird", "When it is deleted")
ROWS = Text("Einträge", "Entries")
MEASURE_CODE = Text("Maßnahme", "measure")
LEFT_OUT = Text(
    "nicht über Telegram; die Koordination gibt Auskunft", "not through Telegram; the coordinators will tell you"
)

ERASE_HEAD = Text("Ihre Daten löschen?", "Erase your data?")
ERASE = (
    Text(
        "Gelöscht werden Ihr Name, Ihre Nummer aus Telegram, Rolle, Einheit und Sprache, und was sich Zielbot zu "
        "diesem Chat gemerkt hat. Offene Einladungen von Ihnen enden. Sie haben dann keinen Zugang mehr; für einen "
        "neuen brauchen Sie eine Einladung.",
        "Your name, your number from Telegram, role, unit and language are erased, and what Zielbot has remembered of "
        "this chat. Open invitations of yours end. You then have no access any more; for a new one you need an "
        "invitation.",
    ),
    Text(
        "Es bleiben Meldungen mit Tag, Einheit und Text, aber ohne Ihren Namen, und das Protokoll, in dem dann "
        "niemand mehr Sie erkennt.",
        "What stays: status updates with day, unit and text, but without your name, and the log, in which nobody "
        "recognises you then.",
    ),
    Text("Das lässt sich nicht rückgängig machen.", "This cannot be undone."),
)
ERASE_GO = Text("Endgültig löschen", "Erase for good")
ERASE_STAY = Text("Nichts löschen", "Erase nothing")
ERASED = Text(
    "Ihre Daten sind gelöscht, und Sie haben keinen Zugang mehr. Diesen Chat können Sie in Telegram selbst löschen.",
    "Your data is erased, and you have no access any more. This chat you can delete in Telegram yourself.",
)
NOT_ERASED = Text("Es wurde nichts gelöscht.", "Nothing was erased.")
LAST_COORDINATOR = Text(
    "Sie sind die letzte Koordination. Bitte übergeben Sie zuerst mit /uebergabe; dann können Sie Ihre Daten löschen.",
    "You are the last coordinator. Please hand over first with /handover; then you can erase your data.",
)


def privacy_text(lang: str, policy: Policy | None = None) -> Reply:
    """Return what is stored, why, who sees it, how long, and what one can do about it."""
    contact = policy.contact if policy else None
    officer = CONTACT.in_(lang, contact=contact) if contact else NO_CONTACT.in_(lang)
    blocks = [(Line(text.in_(lang)),) for text in NOTICE]
    return Reply(((Line(HEAD.in_(lang), bold=True),), *blocks, (Line(officer),)), lang=lang)


def data_text(lang: str) -> Reply:
    """Return what stands below the file of somebody's own data."""
    return Reply(((Line(DATA_HEAD.in_(lang), bold=True),), (Line(DATA_BODY.in_(lang)),)), lang=lang)


def erase_text(lang: str) -> Reply:
    """Return the question before erasing: what goes, what stays."""
    blocks = [(Line(text.in_(lang)),) for text in ERASE]
    buttons = ((Button(ERASE_GO.in_(lang), "erase_go"),), (Button(ERASE_STAY.in_(lang), "erase_stay"),))
    return Reply(((Line(ERASE_HEAD.in_(lang), bold=True),), *blocks), buttons, lang)
