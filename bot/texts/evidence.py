"""What is said of files that go with a report: taken, refused, stored, not stored, sent back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from bot.agreement.model import Standing
from bot.periods.wording import day_text
from bot.reporting.evidence import MEGABYTE, Evidence, Failure, FileState, Refusal, Refused
from bot.texts.common import TITLE_LENGTH, code_text, quoted
from bot.texts.reply import Button, Line, Reply
from bot.texts.text import Plural, Text, cut, joined

SHOWN = 5
"""Labels on a card; further ones are counted."""

FETCHED = Plural(
    Text(
        "{file} wird abgeholt. Zielbot meldet, wenn der Nachweis gespeichert ist.",
        "{file} is being fetched. Zielbot tells you when it is stored.",
    ),
    Text(
        "{n} Nachweise werden abgeholt. Zielbot meldet, wenn sie gespeichert sind.",
        "{n} files are being fetched. Zielbot tells you when they are stored.",
    ),
)
CAUTION = Text(
    "Bitte keine Teilnehmerlisten und keine Bilder, auf denen Personen zu erkennen sind. Ist das geschehen: "
    "„Rückgängig“ nimmt die Meldung mit ihren Dateien zurück.",
    "Please no lists of participants and no pictures on which people can be recognised. If that has happened: "
    "“Undo” takes back the report and its files.",
)
NO_UPDATE = Text(
    "Zu einem Hindernis bewahrt Zielbot keine Dateien auf. Senden Sie sie bitte mit einer Meldung zum Stand.",
    "No files are kept with an obstacle. Please send them with a report on the status.",
)
CAME_LATE = Text(
    "Was von Ihrem Album später ankam, ist nicht gespeichert. Gehört es zu einer Meldung, senden Sie es bitte noch "
    "einmal, als Antwort auf diese.",
    "Part of your album arrived late and is not stored. If it belongs to a report, please send it once more, as a "
    "reply to that.",
)
REST_OF_ALBUM = Text(
    "Von Ihrem Album ist nur die Datei mit dem Text übernommen. Gehören die anderen auch zur Meldung, senden Sie sie "
    "bitte noch einmal, als Antwort auf diese.",
    "Only the file with the text was taken from your album. If the others belong to the report, too, please send them "
    "once more, as a reply to it.",
)
THIS_FILE = Text("Diese Datei", "This file")
REFUSED = {
    Refusal.KIND: Text(
        "{file} kann Zielbot nicht aufbewahren. Möglich sind Fotos und Dateien der Art {endings}.",
        "{file} cannot be kept. Photos and files of these kinds can: {endings}.",
    ),
    Refusal.SIZE: Text(
        "{file} ist zu groß. Zielbot bewahrt Dateien bis {most} MB auf.",
        "{file} is too large. Zielbot keeps files of up to {most} MB.",
    ),
}
ENDINGS = "pdf, docx, xlsx, pptx, odt, ods, odp, jpg, png"

STORED = Plural(
    Text("Nachweis {labels} gespeichert zu {codes}.", "File {labels} stored with {codes}."),
    Text("{n} Nachweise gespeichert zu {codes}: {labels}", "{n} files stored with {codes}: {labels}"),
)
STORED_MINIMAL = Plural(
    Text("Nachweis gespeichert zu {codes}.", "File stored with {codes}."),
    Text("{n} Nachweise gespeichert zu {codes}.", "{n} files stored with {codes}."),
)
NOT_STORED = Text("{file} ist nicht gespeichert. {reason}", "{file} is not stored. {reason}")
REASONS = {
    Failure.UNAVAILABLE: Text("Telegram hat die Datei nicht herausgegeben.", "Telegram did not hand it out."),
    Failure.TOO_LARGE: Text("Die Datei ist größer als angegeben.", "It is larger than it was said to be."),
    Failure.OTHER_CONTENT: Text(
        "Der Inhalt passt nicht zum Namen oder lässt sich nicht lesen, etwa wegen eines Kennworts.",
        "Its content does not fit its name or cannot be read, because of a password for example.",
    ),
}
SEND_AGAIN = Text(
    "Die Meldung zu {codes} gilt. Sie können die Datei als Antwort darauf noch einmal senden.",
    "The report on {codes} stands. You can send the file once more as a reply to it.",
)

ON_CARD = Text("Nachweise: {labels}", "Files: {labels}")
BEING_FETCHED = Text("Wird noch abgeholt: {labels}", "Still being fetched: {labels}")
MISSING = Text("Nicht gespeichert: {labels}", "Not stored: {labels}")
MORE_LABELS = Text("{labels} und {n} weitere", "{labels} and {n} more")
BUTTON = Text("Nachweise", "Files")
PRIVATE_BUTTON = Text("Nachweise (privat)", "Files (in private)")
HINT = Text("„/nachweise {code}“ sendet sie.", "“/evidence {code}” sends them.")

CAPTION = Text("{code}: {label}, gemeldet am {day}", "{code}: {label}, reported on {day}")
NONE = Text("Zu dieser Maßnahme ist kein Nachweis gespeichert.", "No file is stored with this measure.")
WHICH = Text("Zu welcher Maßnahme? Zum Beispiel: /nachweise 6.1.3", "For which measure? For example: /evidence 6.1.3")
SENT_IN_PRIVATE = Text(
    "Die Nachweise kommen in Ihren privaten Chat mit Zielbot.", "The files come to your private chat with Zielbot."
)
LISTED_ONLY = Text(
    "Nachweise sendet Zielbot nur an Personen auf der Liste.", "Zielbot sends files to people on the list only."
)
MINIMAL_ONLY = Text(
    "Nachweise gehen hier nicht über Telegram. Bitte fragen Sie die Koordination.",
    "Files do not go through Telegram here. Please ask the coordinators.",
)
SO_FAR = Text("{shown} von {total} Nachweisen zu {code}.", "{shown} of {total} files of {code}.")
MORE_BUTTON = Text("Weitere senden", "Send more")


def fetched_lines(labels: Sequence[str], lang: str) -> tuple[Line, ...]:
    """Return which files are fetched, and a word of caution; an empty label leaves the name out."""
    if not labels:
        return ()
    return Line(FETCHED.in_(lang, len(labels), file=_file(labels[0], lang))), Line(CAUTION.in_(lang))


def refused_lines(refused: Iterable[Refused], most_bytes: int, lang: str) -> tuple[Line, ...]:
    """Return which files are not even fetched, and what could be; an empty label leaves the name out."""
    places = {"endings": ENDINGS, "most": most_bytes // MEGABYTE}
    return tuple(Line(REFUSED[one.reason].in_(lang, file=_file(one.label, lang), **places)) for one in refused)


def settled_text(files: Sequence[Evidence], codes: Mapping[int, str], lang: str, *, is_minimal: bool) -> Reply:
    """Return what became of the files of one message; `codes` by update. Withdrawn ones are passed over."""
    stored = [one for one in files if one.state is FileState.STORED]
    failed = [one for one in files if one.failure and one.failure in REASONS]
    lines = []
    if labels := _labels(stored):
        said = STORED_MINIMAL if is_minimal else STORED
        names = joined([quoted(label, lang) for label in labels], lang)
        lines.append(said.in_(lang, len(labels), labels=names, codes=_codes(stored, codes, lang)))
    reasons = {one.label: one.failure for one in failed if one.failure}
    for label, failure in reasons.items():
        file = _file("" if is_minimal else label, lang)
        lines.append(NOT_STORED.in_(lang, file=file, reason=REASONS[failure].in_(lang)))
    if failed:
        lines.append(SEND_AGAIN.in_(lang, codes=_codes(failed, codes, lang)))
    return Reply((tuple(map(Line, lines)),), lang=lang) if lines else Reply((), lang=lang)


def card_lines(standing: Standing, code: str, lang: str) -> Iterator[Line]:
    """Yield the files of a measure by their labels, and those that are not stored (yet)."""
    valid = [update for update in standing.updates if not update.withdrawn]
    if stored := [label for update in valid for label in update.evidence]:
        hint = HINT.in_(lang, code=code_text(code))
        yield Line(f"{ON_CARD.in_(lang, labels=_shown(stored, lang))}. {hint}")
    if pending := [label for update in valid for label in update.evidence_pending]:
        yield Line(BEING_FETCHED.in_(lang, labels=_shown(pending, lang)))
    if failed := [label for update in valid for label in update.evidence_failed]:
        yield Line(MISSING.in_(lang, labels=_shown(failed, lang)))


def card_row(standing: Standing, lang: str, *, is_group: bool) -> tuple[Button, ...]:
    """Return the button that sends the files of the only measure on a card; none where there are none."""
    if not any(update.evidence for update in standing.updates if not update.withdrawn):
        return ()
    return (Button((PRIVATE_BUTTON if is_group else BUTTON).in_(lang), "evidence"),)


def caption_text(code: str, file: Evidence, reported_on: date, lang: str) -> Reply:
    """Return what stands below a file that is sent back."""
    told = CAPTION.in_(lang, code=code_text(code), label=file.label, day=day_text(reported_on, lang))
    return Reply(((Line(told),),), lang=lang)


def so_far_text(code: str, shown: int, total: int, lang: str) -> Reply:
    """Return how many of a measure's files were sent, and the button for the next ones."""
    told = SO_FAR.in_(lang, shown=shown, total=total, code=code_text(code))
    return Reply(((Line(told),),), ((Button(MORE_BUTTON.in_(lang), "evidence_more"),),), lang)


def _file(label: str, lang: str) -> str:
    return quoted(label, lang) if label else THIS_FILE.in_(lang)


def _labels(files: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.label for one in files))


def _codes(files: Iterable[Evidence], codes: Mapping[int, str], lang: str) -> str:
    return joined([code_text(code) for code in dict.fromkeys(codes[one.update_id] for one in files)], lang)


def _shown(labels: Sequence[str], lang: str) -> str:
    names = ", ".join(cut(label, TITLE_LENGTH) for label in labels[:SHOWN])
    return MORE_LABELS.in_(lang, labels=names, n=len(labels) - SHOWN) if len(labels) > SHOWN else names
