"""What a group is told of what was reported: one line a measure, no names."""

from collections.abc import Sequence

from bot.asking.select import Listed
from bot.reporting.answers import Planned
from bot.texts.common import code_text
from bot.texts.measures import status_text
from bot.texts.page import fitted
from bot.texts.parts import AND_MORE
from bot.texts.reply import Line, Reply
from bot.texts.reporting import short_text
from bot.texts.text import Text

MOST = 20
"""Lines of one message."""

HEAD = Text("Neue Meldungen", "New reports")
WITHDRAWN = Text(
    "{code}: Meldung zurückgezogen, Stand jetzt: {status}", "{code}: report taken back, status now: {status}"
)
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


def news_text(planned: Sequence[Planned], withdrawn: Sequence[Listed], lang: str) -> Reply:
    """Return what is new, as "6.1.3: läuft, 60 % (Pflegestützpunkt)", and where nothing follows what was withdrawn."""
    told = [short_text(one, lang, with_unit=True) for one in planned]
    told += [WITHDRAWN.in_(lang, code=code_text(one.code), status=status_text(one.standing, lang)) for one in withdrawn]
    if (more := len(told) - MOST) > 0:
        told = [*told[:MOST], AND_MORE.in_(lang, more)]
    return fitted(Reply(((Line(HEAD.in_(lang), bold=True), *map(Line, told)),), lang=lang))
