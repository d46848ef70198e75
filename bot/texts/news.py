"""What a group is told of what was reported: one line a measure, no names."""

from collections.abc import Sequence

from bot.reporting.answers import Planned
from bot.texts.page import fitted
from bot.texts.parts import AND_MORE
from bot.texts.reply import Line, Reply
from bot.texts.reporting import short_text
from bot.texts.text import Text

MOST = 20
"""Lines of one message."""

HEAD = Text("Neue Meldungen", "New reports")
ON = Text(
    "Diese Gruppe erfährt ab jetzt von neuen Meldungen: gesammelt, an Arbeitstagen zwischen {first} und {last} Uhr. "
    "„/gruppe_meldungen aus“ stellt das ab.",
    "From now on this group is told of new reports: gathered, on working days between {first}:00 and {last}:00. "
    "“/group_news off” ends that.",
)
OFF = Text(
    "Diese Gruppe erfährt nicht von neuen Meldungen. „/gruppe_meldungen an“ stellt das an.",
    "This group is not told of new reports. “/group_news on” starts that.",
)


def news_text(planned: Sequence[Planned], lang: str) -> Reply:
    """Return what is new, as "6.1.3: läuft, 60 % (Pflegestützpunkt)"."""
    lines = [Line(short_text(one, lang, with_unit=True)) for one in planned[:MOST]]
    if (left := len(planned) - MOST) > 0:
        lines.append(Line(AND_MORE.in_(lang, left)))
    return fitted(Reply(((Line(HEAD.in_(lang), bold=True), *lines),), lang=lang))
