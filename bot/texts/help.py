"""What can be asked and reported."""

from bot.asking.answers import HelpAnswer
from bot.people.model import Role
from bot.texts.common import code_text, unit_text
from bot.texts.page import Page, page_of
from bot.texts.reply import Line
from bot.texts.text import Text

INTRO = Text(
    "Zielbot beantwortet Fragen zur Zielvereinbarung. Schreiben Sie einfach, zum Beispiel:",
    "Zielbot answers questions about the target agreement. Just write, for example:",
)
GROUP_INTRO = Text(
    "In der Gruppe antwortet Zielbot auf /faellig, wenn er erwähnt wird und wenn man ihm antwortet. Zum Beispiel:",
    "In the group Zielbot answers /due, mentions and replies to its messages. For example:",
)
DUE = Text(
    "„Was ist dieses Quartal fällig?“ – auch mit Monat, Jahr, „bis Ende Juni“",
    "“What is due this quarter?” – also with a month, a year, “by the end of June”",
)
UNIT = Text(
    "„fällig {unit}“ – auch mit Handlungsfeld oder Ziel",
    "“due {unit}” – also with a field of action or goal",
)
OVERDUE = Text("„Was ist überfällig?“", "“What is overdue?”")
ONGOING = Text("„Daueraufgaben“", "“Ongoing measures”")
DETAIL = Text("„{code}“ – eine Maßnahme mit allen Angaben", "“{code}” – one measure with all its rows")
SEARCH = Text(
    "„Maßnahmen zu“ und ein Stichwort – Suche in allen Zeilen", "“measures about” and a German word – searches all rows"
)
SUMMARY = Text(
    "„Wie ist der Stand?“ – Zahlen, Änderungen und Hindernisse; „Stand als Bild“ – dasselbe als Bild",
    "“What is the status?” – numbers, changes and obstacles; “status as a picture” – the same as a picture",
)
HISTORY = Text("„Verlauf {code}“ – alle Meldungen dazu", "“history {code}” – all reports on it")
REPORT = Text(
    "Melden: „{code} 60 %“, „{code} fertig“ oder „{code} verschiebt sich auf Ende des Jahres, weil …“; zurücknehmen: "
    "„rückgängig“.",
    "To report: “{code} 60 %”, “{code} done” or “{code} is delayed until the end of the year because …”; to take it "
    "back: “undo”.",
)
GROUP_REPORT = Text(
    "Melden: „/melden {code} 60 %“; zurücknehmen: /rueckgaengig.",
    "To report: “/report {code} 60 %”; to take it back: /undo.",
)
REMIND = Text(
    "Erinnern lassen: „Erinnere mich in zwei Wochen an {code}“ oder „jeden Montag um 9 die offenen Maßnahmen“; "
    "/erinnerungen zeigt, was eingerichtet ist.",
    "To be reminded: “remind me in two weeks of {code}” or “every Monday at 9 the open measures”; /reminders shows "
    "what is set up.",
)
NUDGES = Text(
    "/hinweise schaltet Hinweise auf Termine an oder aus und stellt die Uhrzeit ein.",
    "/nudges switches nudges about due dates on or off and sets their time of day.",
)
COORDINATOR = Text(
    "Für die Koordination: /einladen lädt Personen ein, /zugang zeigt, wer Zugang hat, /gruppe_zulassen in einer "
    "Gruppe lässt diese Gruppe zu, /vorschau zeigt, welche Hinweise kommen, und /nachfragen fragt nach.",
    "For coordinators: /invite lets people in, /access shows who has access, /approve_group in a group lets that group "
    "in, /preview shows which nudges come, and /inquire asks.",
)
LANGUAGE = Text("/sprache wechselt zwischen Deutsch und Englisch.", "/language switches between German and English.")


def help_page(answer: HelpAnswer) -> Page:
    """Say in a few lines what can be asked, with examples from the agreement."""
    lang = answer.lang
    intro = Line((GROUP_INTRO if answer.is_group else INTRO).in_(lang))
    examples = [DUE.in_(lang), *_own(answer), OVERDUE.in_(lang)]
    if not answer.is_group:
        examples += [ONGOING.in_(lang), SUMMARY.in_(lang), SEARCH.in_(lang)]
    if answer.example:
        examples.append(DETAIL.in_(lang, code=code_text(answer.example)))
        if not answer.is_group:
            examples.append(HISTORY.in_(lang, code=code_text(answer.example)))
    blocks = ((intro, *map(Line, examples)), tuple(map(Line, _notes(answer))))
    return page_of(blocks, (), lang)


def _own(answer: HelpAnswer) -> list[str]:
    return [UNIT.in_(answer.lang, unit=unit_text(answer.unit))] if answer.unit else []


def _notes(answer: HelpAnswer) -> list[str]:
    notes = []
    if answer.example and answer.role in (Role.MEMBER, Role.COORDINATOR):
        report = GROUP_REPORT if answer.is_group else REPORT
        notes.append(report.in_(answer.lang, code=code_text(answer.example)))
    if answer.role in (Role.MEMBER, Role.COORDINATOR) and not answer.is_group:
        notes.append(NUDGES.in_(answer.lang))
    if answer.example and not answer.is_group:
        notes.append(REMIND.in_(answer.lang, code=code_text(answer.example)))
    if not answer.is_group:
        notes.append(LANGUAGE.in_(answer.lang))
    if answer.role is Role.COORDINATOR and not answer.is_group:
        notes.append(COORDINATOR.in_(answer.lang))
    return notes
