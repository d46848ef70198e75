"""What a message is read in: the agreement's words, the writer's units, what the chat is about."""

from dataclasses import dataclass

from bot.asking.question import Question
from bot.language.understanding import Intent
from bot.language.vocabulary import Vocabulary
from bot.periods.calendar import Calendar


@dataclass(frozen=True)
class Setting:
    """The setting of one message. A value: the same text, day and setting always mean the same."""

    vocabulary: Vocabulary
    calendar: Calendar
    own_units: tuple[str, ...] = ()
    topic_codes: tuple[str, ...] = ()
    """The measures of the card that was replied to."""
    last: Question | None = None
    """The last question of this chat, for "und nächstes Quartal?"."""
    lang: str = "de"
    """What answers are in where the message does not show its language."""
    expects: Intent | None = None
    """What a command such as /faellig named; the text then is only its arguments."""
