"""What people are told about coming in, rights and languages."""

from bot.people.model import Person, Role
from bot.texts.reply import Line, Reply
from bot.texts.text import Text, cut, joined

UNIT_LENGTH = 60

STRANGER = Text(
    "Zielbot steht nur eingeladenen Personen offen. Was gespeichert wird, sagt /datenschutz.",
    "Zielbot is open to invited people only. /privacy says what is stored.",
)
NOT_YOURS = Text(
    "Das gehört nicht zu Ihrer Rolle. Bitte wenden Sie sich an die Koordination.",
    "This is not part of your role. Please ask the coordinators.",
)
COORDINATORS_ONLY = Text("Das kann hier nur die Koordination.", "Only a coordinator can do this here.")
ANONYMOUS = Text(
    "Zielbot antwortet nur Personen. Bitte schreiben Sie nicht anonym.",
    "Zielbot answers people only. Please do not write anonymously.",
)
PRIVATE_ONLY = Text(
    "Das geht nur im privaten Chat mit Zielbot.",
    "This works only in the private chat with Zielbot.",
)
GROUPS_ONLY = Text("Das geht nur in einer Gruppe.", "This works only in a group.")
INVITATION_SPENT = Text(
    "Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue geben.",
    "This invitation is no longer valid. Please ask for a new one.",
)
WELCOME = Text("Willkommen bei Zielbot.", "Welcome to Zielbot.")
YOUR_ROLE = Text("Ihre Rolle: {role}", "Your role: {role}")
YOUR_UNITS = Text("Ihre Einheit: {units}", "Your unit: {units}")
JUST_WRITE = Text(
    "Schreiben Sie einfach, zum Beispiel: „Was ist dieses Quartal fällig?“ oder „Was ist überfällig?“ "
    "Mehr zeigt /hilfe.",
    "Just write, for example: “What is due this quarter?” or “What is overdue?” See /help for more.",
)
OPENING_BALANCE = Text(
    "Nach dem Einlesen einer Vereinbarung nimmt /anfangsstand auf, was schon erledigt ist.",
    "After an agreement was imported, /opening takes down what was done already.",
)
ADMINS_NOTICES = Text(
    "Sie erhalten technische Hinweise zum Betrieb. /hilfe zeigt, was es gibt.",
    "You receive technical notices. /help shows what there is.",
)
LANGUAGE_CHOSEN = Text(
    "Zielbot antwortet jetzt auf Deutsch. „/sprache en“ stellt auf Englisch um.",
    "Zielbot now answers in English. “/language de” switches to German.",
)
STALE = Text(
    "Inzwischen hat sich etwas geändert. Die Anzeige ist jetzt auf dem neuen Stand.",
    "Something has changed since. The message now shows the present state.",
)
GONE = Text(
    "Diese Nachricht ist zu alt für ihre Knöpfe. Bitte fragen Sie noch einmal.",
    "This message is too old for its buttons. Please ask again.",
)
FAILED = Text(
    "Das hat leider nicht geklappt. Fehlernummer {number}. Bitte versuchen Sie es später noch einmal.",
    "Sorry, this did not work. Error number {number}. Please try again later.",
)
ROLE_NAMES = {
    Role.READER: Text("lesen", "reader"),
    Role.MEMBER: Text("Mitglied", "member"),
    Role.COORDINATOR: Text("Koordination", "coordinator"),
    Role.ADMIN: Text("technische Betreuung", "administrator"),
}


def said(text: Text, lang: str, **places: object) -> Reply:
    """Return a reply of one sentence."""
    return Reply(((Line(text.in_(lang, **places)),),), lang=lang)


def welcome_text(person: Person, lang: str) -> Reply:
    """Return the greeting of somebody on the list: role, units, and what to write first."""
    about = [Line(YOUR_ROLE.in_(lang, role=ROLE_NAMES[person.role].in_(lang)))]
    if person.units:
        units = joined([cut(unit, UNIT_LENGTH) for unit in person.units], lang)
        about.append(Line(YOUR_UNITS.in_(lang, units=units)))
    next_step = ADMINS_NOTICES if person.role is Role.ADMIN else JUST_WRITE
    steps = [Line(next_step.in_(lang))]
    if person.role is Role.COORDINATOR:
        steps.append(Line(OPENING_BALANCE.in_(lang)))
    return Reply(((Line(WELCOME.in_(lang), bold=True),), tuple(about), tuple(steps)), lang=lang)
