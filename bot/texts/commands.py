"""The commands: German names with English aliases, a help line each, and what the bot says of itself in its profile."""

from dataclasses import dataclass

from bot.asking.question import View
from bot.language.understanding import Intent
from bot.normal import normal
from bot.rights import TABLE, ChatKind, Feature
from bot.texts.text import Text


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its two names (a–z and _, at most 32 characters) and its line in the menu (at most 256).

    `expects` is the question it stands for, `phrase` what it says in words where the intent alone says too little,
    `view` how the answer is seen.
    """

    name: Text
    help: Text
    features: tuple[Feature, ...]
    expects: Intent | None = None
    phrase: Text | None = None
    is_in_menu: bool = True
    view: View | None = None

    def language(self, typed: str) -> str | None:
        """Return the language that the name tells, as typed; None where both languages use it."""
        name = normal(typed)
        if name in _INTERNATIONAL:
            return None
        return "de" if name == self.name.de else "en"


DUE = Command(
    Text("faellig", "due"),
    Text("Was ist fällig? Auch mit Einheit und Zeitraum", "What is due? Also with unit and period"),
    (Feature.ASK,),
    Intent.DUE,
)
OVERDUE = Command(
    Text("ueberfaellig", "overdue"), Text("Was ist überfällig?", "What is overdue?"), (Feature.ASK,), Intent.OVERDUE
)
ONGOING = Command(
    Text("laufend", "ongoing"),
    Text("Welche Daueraufgaben gibt es?", "What is ongoing?"),
    (Feature.ASK,),
    Intent.ONGOING,
)
MINE = Command(
    Text("meine", "mine"),
    Text("Alle Maßnahmen Ihrer Einheit", "All measures of your unit"),
    (Feature.ASK,),
    Intent.SEARCH,
    Text("unsere Maßnahmen", "our measures"),
)
MEASURE = Command(
    Text("massnahme", "measure"),
    Text("Eine Maßnahme im Einzelnen: /massnahme 6.1.3", "One measure in detail: /measure 6.1.3"),
    (Feature.ASK,),
    Intent.DETAIL,
)
SEARCH = Command(
    Text("suche", "search"),
    Text("Maßnahmen zu einem Stichwort: /suche Ehrenamt", "Measures on a subject: /search volunteers"),
    (Feature.ASK,),
    Intent.SEARCH,
)
SUMMARY = Command(
    Text("stand", "summary"),
    Text("Der Stand, auch für eine Einheit: /stand Bauamt", "Where things stand, also for a unit: /summary Bauamt"),
    (Feature.ASK,),
    Intent.SUMMARY,
)
HISTORY = Command(
    Text("verlauf", "history"),
    Text("Alle Meldungen zu einer Maßnahme: /verlauf 6.1.3", "All reports on a measure: /history 6.1.3"),
    (Feature.ASK,),
    Intent.DETAIL,
    view=View.HISTORY,
)
EVIDENCE = Command(
    Text("nachweise", "evidence"),
    Text("Die Dateien zu einer Maßnahme: /nachweise 6.1.3", "The files of a measure: /evidence 6.1.3"),
    (Feature.EVIDENCE,),
)
REPORT = Command(
    Text("melden", "report"),
    Text("Einen Stand melden: /melden 6.1.3 60 %", "Report a status: /report 6.1.3 60 %"),
    (Feature.REPORT,),
    Intent.REPORT_STATUS,
)
UNDO = Command(
    Text("rueckgaengig", "undo"),
    Text("Die letzte Meldung zurücknehmen", "Take the last report back"),
    (Feature.REPORT,),
)
OBSTACLES = Command(
    Text("hindernisse", "obstacles"),
    Text("Gemeldete Hindernisse (Koordination)", "Reported obstacles (coordinators)"),
    (Feature.OBSTACLES,),
)
HELP = Command(Text("hilfe", "help"), Text("Was Sie fragen können", "What you can ask"), (Feature.HELP,), Intent.HELP)
LANGUAGE = Command(
    Text("sprache", "language"),
    Text("Sprache wählen: /sprache de oder /sprache en", "Choose the language: /language de or /language en"),
    (Feature.LANGUAGE, Feature.GROUP_LANGUAGE),
)
PRIVACY = Command(Text("datenschutz", "privacy"), Text("Was gespeichert wird", "What is stored"), (Feature.PRIVACY,))
MY_DATA = Command(
    Text("meinedaten", "mydata"), Text("Was über Sie gespeichert ist", "What is stored about you"), (Feature.OWN_DATA,)
)
ERASE_DATA = Command(
    Text("datenloeschen", "erase_data"),
    Text("Ihre Daten löschen; vorher wird gefragt", "Erase your data; you are asked first"),
    (Feature.OWN_DATA,),
)
APPROVE_GROUP = Command(
    Text("gruppe_zulassen", "approve_group"),
    Text("Diese Gruppe zulassen (Koordination)", "Approve this group (coordinators)"),
    (Feature.APPROVE_GROUP,),
)
DELIVERIES = Command(
    Text("zustellung", "deliveries"),
    Text("Was vielleicht nicht ankam (Koordination)", "What may not have arrived (coordinators)"),
    (Feature.DELIVERIES,),
)
REVOKE_GROUP = Command(
    Text("gruppe_sperren", "revoke_group"),
    Text("Diese Gruppe sperren (Koordination)", "Shut this group out (coordinators)"),
    (Feature.REVOKE_GROUP,),
)
INVITE = Command(
    Text("einladen", "invite"),
    Text("Jemanden einladen: /einladen Bauamt (Koordination)", "Invite somebody: /invite Bauamt (coordinators)"),
    (Feature.INVITE,),
)
ACCESS = Command(
    Text("zugang", "access"),
    Text("Wer Zugang hat, und Zugang entziehen (Koordination)", "Who has access, and revoking it (coordinators)"),
    (Feature.ACCESS,),
)
HANDOVER = Command(
    Text("uebergabe", "handover"),
    Text("An eine Nachfolge übergeben", "Hand over to a successor"),
    (Feature.HANDOVER,),
)
CONFIRM = Command(
    Text("bestaetigen", "confirm"),
    Text("Neue Termine bestätigen oder ablehnen (Koordination)", "Confirm or refuse new due dates (coordinators)"),
    (Feature.CONFIRM_DUE,),
)
OPENING = Command(
    Text("anfangsstand", "opening"),
    Text(
        "Was schon vorbei und noch ohne Meldung ist (Koordination)", "What is past and not reported yet (coordinators)"
    ),
    (Feature.OPENING,),
)
PREVIEW = Command(
    Text("vorschau", "preview"),
    Text(
        "Welche Hinweise hinausgehen: /vorschau 30 Tage (Koordination)",
        "Which nudges go out: /preview 30 days (coordinators)",
    ),
    (Feature.STEERING,),
)
INQUIRE = Command(
    Text("nachfragen", "inquire"),
    Text(
        "Zu Maßnahmen nachfragen: /nachfragen 6.1.3 (Koordination)", "Ask about measures: /inquire 6.1.3 (coordinators)"
    ),
    (Feature.STEERING,),
)
UNREACHED = Command(
    Text("unerreichbar", "unreached"),
    Text("Wo niemand erreichbar ist (Koordination)", "Where nobody can be reached (coordinators)"),
    (Feature.STEERING,),
)
RULES = Command(
    Text("regeln", "rules"),
    Text(
        "Wann Hinweise kommen; umschalten, ruhen lassen (Koordination)", "When nudges come; switch, rest (coordinators)"
    ),
    (Feature.STEERING,),
)
GROUP_NEWS = Command(
    Text("gruppe_meldungen", "group_news"),
    Text(
        "Meldungen in dieser Gruppe: /gruppe_meldungen an (Koordination)",
        "Reports told in this group: /group_news on (coordinators)",
    ),
    (Feature.GROUP_NEWS,),
)
GROUP_FOR = Command(
    Text("gruppe_fuer", "group_for"),
    Text(
        "Wofür diese Gruppe da ist: /gruppe_fuer Bauamt, Handlungsfeld 3 (Koordination)",
        "What this group is for: /group_for Bauamt, field 3 (coordinators)",
    ),
    (Feature.PLACE,),
)
BOARD = Command(
    Text("quartalsuebersicht", "board"),
    Text(
        "Das Quartal in einer Nachricht, zum Anheften (Koordination)", "The quarter in a message to pin (coordinators)"
    ),
    (Feature.PLACE,),
)
GROUP_DIGEST = Command(
    Text("gruppe_uebersicht", "group_digest"),
    Text(
        "Übersicht zu Beginn: /gruppe_uebersicht wöchentlich, quartal oder aus (Koordination)",
        "An overview at the start: /group_digest weekly, quarter or off (coordinators)",
    ),
    (Feature.PLACE,),
)
GROUP_ASKS = Command(
    Text("gruppe_fragt", "group_asks"),
    Text(
        "Hier nach fehlenden Ständen fragen: /gruppe_fragt an (Koordination)",
        "Ask here for missing statuses: /group_asks on (coordinators)",
    ),
    (Feature.PLACE,),
)
AWAY = Command(
    Text("abwesend", "away"),
    Text("Abwesenheit eintragen: /abwesend bis 14.8.", "Enter an absence: /away until 14 August"),
    (Feature.ABSENCE,),
)
BACK = Command(Text("anwesend", "back"), Text("Wieder da", "I am back"), (Feature.ABSENCE,))
DEPUTY = Command(
    Text("vertretung", "deputy"),
    Text("Wer Sie vertritt: /vertretung Name", "Who stands in for you: /deputy name"),
    (Feature.ABSENCE,),
)
REMINDERS = Command(
    Text("erinnerungen", "reminders"),
    Text("Ihre Erinnerungen zeigen, ändern, löschen", "Show, change and delete your reminders"),
    (Feature.REMINDERS,),
)
NUDGES = Command(
    Text("hinweise", "nudges"),
    Text("Hinweise auf Termine: /hinweise an, aus oder 8:30", "Nudges about due dates: /nudges on, off or 8:30"),
    (Feature.NUDGES,),
)
START = Command(Text("start", "start"), Text("Beginnen", "Begin"), (Feature.START,), is_in_menu=False)

_INTERNATIONAL = frozenset({"start", "help"})
"""Telegram's own names, which people of every language type."""

COMMANDS = (
    *(DUE, OVERDUE, ONGOING, MINE, MEASURE, SEARCH, SUMMARY, HISTORY, EVIDENCE, REPORT, UNDO),
    *(CONFIRM, OPENING, PREVIEW, INQUIRE, UNREACHED, RULES),
    *(GROUP_NEWS, GROUP_FOR, BOARD, GROUP_DIGEST, GROUP_ASKS),
    *(NUDGES, REMINDERS, AWAY, BACK, DEPUTY),
    *(HELP, LANGUAGE, OBSTACLES, INVITE, ACCESS, HANDOVER, APPROVE_GROUP, REVOKE_GROUP, DELIVERIES),
    *(PRIVACY, MY_DATA, ERASE_DATA, START),
)
"""In the order of the menu."""

_BY_NAME = {name: command for command in COMMANDS for name in (command.name.de, command.name.en)}

DESCRIPTION = Text(
    "Zielbot hält die Zielvereinbarung Ihres Landkreises bereit: was wann fällig ist, wer verantwortlich ist und wie "
    "der Stand ist. Schreiben Sie einfach, zum Beispiel: „Was ist dieses Quartal fällig?“\n\n"
    "Zielbot steht nur eingeladenen Personen offen.",
    "Zielbot keeps your county's target agreement at hand: what is due when, who is responsible and how far it is. "
    "Just write, for example: “What is due this quarter?”\n\n"
    "Zielbot is open to invited people only.",
)
"""Shown in an empty chat (at most 512 characters)."""

SHORT_DESCRIPTION = Text(
    "Was in der Zielvereinbarung wann fällig ist. Nur für eingeladene Personen.",
    "What is due when in the target agreement. For invited people only.",
)
"""Shown in the profile (at most 120 characters)."""


def command_named(name: str) -> Command | None:
    """Return the command with this German or English name; capitals and typed umlauts are understood."""
    return _BY_NAME.get(normal(name))


def menu(*kinds: ChatKind) -> tuple[Command, ...]:
    """Return the commands that somebody may use in one of these kinds of chat."""
    return tuple(
        command
        for command in COMMANDS
        if command.is_in_menu and any((feature, kind) in TABLE for feature in command.features for kind in kinds)
    )
