"""What is said of a text that looks like data of a client: what was noticed, and the choice."""

from bot.asking.answers import HeldBackAnswer
from bot.privacy.clients import Sign
from bot.texts.page import Page, page_of
from bot.texts.reply import Button, Line
from bot.texts.text import Text, joined

NOTICED = {
    Sign.BIRTH: Text("ein Geburtsdatum", "a date of birth"),
    Sign.ADDRESS: Text("eine Anschrift", "an address"),
    Sign.NUMBER: Text("ein Aktenzeichen oder eine Nummer", "a file number"),
    Sign.PHONE: Text("eine Telefonnummer", "a phone number"),
    Sign.BANK: Text("eine Bankverbindung", "a bank account"),
    Sign.HEALTH: Text("eine Angabe zur Gesundheit oder Lebenslage", "something about health or circumstances"),
}
LOOKS = Text(
    "Das sieht nach Daten einer Bürgerin oder eines Bürgers aus: {signs}. Es wurde nichts gespeichert.",
    "This looks like data of a citizen: {signs}. Nothing was stored.",
)
CHOOSE = Text(
    "Bitte schreiben Sie die Meldung ohne diese Angaben noch einmal, und löschen Sie Ihre Nachricht in Telegram. "
    "Ist sie unbedenklich, speichern Sie sie trotzdem.",
    "Please write the report again without it, and delete your message in Telegram. If there is no harm in it, "
    "store it anyway.",
)
ASK_AGAIN = Text(
    "Bitte fragen Sie noch einmal ohne diese Angaben, und löschen Sie Ihre Nachricht in Telegram.",
    "Please ask again without it, and delete your message in Telegram.",
)
KEEP = Text("Trotzdem speichern", "Store anyway")
DROP = Text("Nicht speichern", "Do not store")
KEPT = Text("Die Meldung wird auf Ihren Wunsch verwendet.", "The report is used, as you wish.")
DROPPED = Text("Es wurde nichts gespeichert.", "Nothing was stored.")
SEND_AGAIN = Text(
    "Ihre Nachricht ist nicht mehr zu lesen. Bitte senden Sie die Meldung noch einmal.",
    "Your message can no longer be read. Please send the report again.",
)
WRITERS_ONLY = Text("Das entscheidet, wer die Meldung geschrieben hat.", "Whoever wrote the report decides this.")


def held_back_page(answer: HeldBackAnswer) -> Page:
    """Say what was noticed; a report can be stored anyway, a question has to be asked anew."""
    lang = answer.lang
    signs = joined([NOTICED[sign].in_(lang) for sign in answer.signs], lang)
    next_step = CHOOSE if answer.may_be_kept else ASK_AGAIN
    row = (Button(KEEP.in_(lang), "held_keep"), Button(DROP.in_(lang), "held_drop")) if answer.may_be_kept else ()
    return page_of(((Line(LOOKS.in_(lang, signs=signs)),), (Line(next_step.in_(lang)),)), (row,), lang)
