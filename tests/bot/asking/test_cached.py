"""What is built from a stored version is built once."""

from datetime import date

from bot.agreement.model import Due, Snapshot, Standing
from bot.asking.cached import remembered
from bot.asking.topic import vocabulary_of
from bot.periods.period import Period, Precision
from tests.bot.asking.county import AGREEMENT


def test_the_same_snapshot_is_built_once_and_another_anew() -> None:
    built: list[int] = []

    @remembered
    def build(snapshot: Snapshot) -> int:
        built.append(snapshot.version)
        return snapshot.version

    first, second = Snapshot(1, AGREEMENT), Snapshot(2, AGREEMENT)
    assert [build(one) for one in (first, first, second, second)] == [1, 1, 2, 2]
    assert built == [1, 2]
    assert build(Snapshot(2, AGREEMENT)) == 2
    assert built == [1, 2, 2], "known by identity: an equal version may have other standings"


def test_the_words_of_the_agreement_are_kept_while_a_moved_date_counts() -> None:
    moved = Due(Period(date(2021, 10, 1), date(2021, 12, 31), Precision.QUARTER))
    code = next(measure.code for measure in AGREEMENT.measures if measure.due)
    before = vocabulary_of(Snapshot(1, AGREEMENT))
    after = vocabulary_of(Snapshot(2, AGREEMENT, {code: Standing(due=moved)}))
    assert after.index is before.index
    assert after.dues == {**before.dues, code: moved}
    assert vocabulary_of(Snapshot(3, AGREEMENT)).dues[code] == AGREEMENT.by_code[code].due
