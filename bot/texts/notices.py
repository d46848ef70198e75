"""Notices that nobody asked for: to the administrators about the service, to the coordinators about a gap."""

from collections.abc import Sequence
from datetime import datetime

from bot.periods.wording import day_text
from bot.texts.reply import Line, Reply
from bot.texts.text import Plural, Text, joined

SHOWN = 10
"""Numbers named in one notice."""

CONFLICT = Text("Ein zweites Programm nutzt dieses Token", "Another program uses this token")
CONFLICT_ADVICE = Text(
    "Ein anderes Programm fragt bei Telegram mit dem Token von Zielbot nach Nachrichten. Falls Sie es kennen, beenden "
    "Sie es bitte. Falls nicht, erneuern Sie bitte das Token bei @BotFather mit /revoke: Wer es hat, kann mitlesen.",
    "Another program asks Telegram for messages with Zielbot's token. If you know it, please stop it. If you do not, "
    "please renew the token with /revoke at @BotFather: whoever has it can read along.",
)
QUARANTINE = Text("Nicht verarbeitet", "Not processed")
SET_ASIDE = Plural(
    Text(
        "Eine Nachricht konnte nicht verarbeitet werden und liegt jetzt in Quarantäne: {numbers}.",
        "One message could not be processed and is now in quarantine: {numbers}.",
    ),
    Text(
        "{n} Nachrichten konnten nicht verarbeitet werden und liegen jetzt in Quarantäne: {numbers}.",
        "{n} messages could not be processed and are now in quarantine: {numbers}.",
    ),
)
SET_ASIDE_ADVICE = Text(
    "„zielbot check“ nennt den Grund. Nach sieben Tagen wird gelöscht, was dort liegt.",
    "“zielbot check” names the reason. What is there is deleted after seven days.",
)
MORE_NUMBERS = Text("{n} weitere", "{n} more")
GAP = Text("Zielbot war länger als einen Tag nicht erreichbar", "Zielbot was out of reach for more than a day")
GAP_BETWEEN = Text(
    "Telegram bewahrt Nachrichten nur 24 Stunden auf. Was zwischen dem {first} und dem {last} an Zielbot geschrieben "
    "wurde, ist vermutlich nicht angekommen. Bitte lassen Sie Wichtiges aus dieser Zeit noch einmal senden.",
    "Telegram keeps messages for 24 hours only. What was written to Zielbot between {first} and {last} has probably "
    "not arrived. Please have anything important from that time sent again.",
)
MOMENT = Text("{day} um {time} Uhr", "{day} at {time}")


def conflict_text(lang: str) -> Reply:
    """Return the notice that the token may have leaked."""
    return _notice(CONFLICT, CONFLICT_ADVICE.in_(lang), lang=lang)


def quarantine_text(numbers: Sequence[int], lang: str) -> Reply:
    """Return the notice about updates that went aside, by their numbers."""
    named = [str(number) for number in numbers[:SHOWN]]
    if len(numbers) > SHOWN:
        named.append(MORE_NUMBERS.in_(lang, n=len(numbers) - SHOWN))
    told = SET_ASIDE.in_(lang, len(numbers), numbers=joined(named, lang))
    return _notice(QUARANTINE, told, SET_ASIDE_ADVICE.in_(lang), lang=lang)


def gap_text(first: datetime, last: datetime, lang: str) -> Reply:
    """Return the notice that messages between two moments may be missing; both in the county's time zone."""
    between = GAP_BETWEEN.in_(lang, first=moment_text(first, lang), last=moment_text(last, lang))
    return _notice(GAP, between, lang=lang)


def moment_text(at: datetime, lang: str) -> str:
    """Return "3. Mai 2021 um 10:00 Uhr" or "3 May 2021 at 10:00", as the clock shows it."""
    return MOMENT.in_(lang, day=day_text(at.date(), lang), time=f"{at:%H:%M}")


def _notice(head: Text, *sentences: str, lang: str) -> Reply:
    return Reply(((Line(head.in_(lang), bold=True),), tuple(map(Line, sentences))), lang=lang)
