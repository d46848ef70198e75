"""The buttons that report: below one measure wherever it is shown, and below a list for all that is unchanged.

Actions count in the measures that the card of the message lists, so the same rows serve every card with `codes`.
"""

from collections.abc import Iterator, Sequence

from bot.asking.answers import Frame
from bot.asking.select import Listed
from bot.reporting.taps import Tap, unchanged_of
from bot.texts.page import Row
from bot.texts.reply import Button
from bot.texts.text import Text, cut

ALL_UNCHANGED = "report_all_same"
OBSTACLE_DONE = "obstacle_done"
"""What the other buttons here do."""
REASON_LENGTH = 30

LABELS = {
    Tap.ON_TRACK: Text("Planmäßig", "On track"),
    Tap.DONE: Text("Fertig", "Done"),
    Tap.DELAYED: Text("Verzögert", "Delayed"),
    Tap.OBSTACLE: Text("Hindernis", "Obstacle"),
    Tap.UNCHANGED: Text("Unverändert", "Unchanged"),
}
_ROWS = ((Tap.ON_TRACK, Tap.DONE), (Tap.DELAYED, Tap.OBSTACLE))
"""Two side by side: three are too wide for a phone."""
ALL_SAME = Text("Alle unverändert ({n})", "All unchanged ({n})")
RESOLVED = Text("Hindernis behoben", "Obstacle resolved")
RESOLVED_ONE = Text("Behoben: {reason}", "Resolved: {reason}")
NO_LONGER_YOURS = Text(
    "Diese Maßnahme liegt nicht bei Ihrer Einheit. Es wurde nichts gespeichert.",
    "This measure does not belong to your unit. Nothing was stored.",
)


def report_rows(listed: Listed, lang: str, position: int = 0) -> tuple[Row, ...]:
    """Return the taps for a measure that stands at this place of its card; none where nothing is left to do."""
    if listed.is_settled:
        return ()
    unchanged = ((Tap.UNCHANGED,),) if listed.standing.last else ()
    return tuple(
        tuple(Button(LABELS[tap].in_(lang), tap.value, position) for tap in row) for row in (*_ROWS, *unchanged)
    )


def resolved_rows(listed: Listed, lang: str) -> Iterator[Row]:
    """Yield a button for each open obstacle, by its place among them."""
    obstacles = listed.standing.obstacles
    for place, obstacle in enumerate(obstacles):
        is_named = len(obstacles) > 1 and obstacle.reason
        label = RESOLVED_ONE.in_(lang, reason=cut(obstacle.reason, REASON_LENGTH)) if is_named else RESOLVED.in_(lang)
        yield (Button(label, OBSTACLE_DONE, place),)


def unchanged_row(frame: Frame, page: Sequence[Listed]) -> Row:
    """Return the button by which a list's own measures are reported unchanged, and how many it would be."""
    own = unchanged_of(page, frame.reporter) if frame.reporter else ()
    reported = sum(one.standing.last is not None for one in own)
    return (Button(ALL_SAME.in_(frame.lang, n=reported), ALL_UNCHANGED),) if reported else ()
