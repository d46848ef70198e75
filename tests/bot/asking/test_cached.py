"""What is built from a stored version is built once."""

from bot.agreement.model import Snapshot
from bot.asking.cached import per_snapshot
from tests.bot.asking.county import AGREEMENT


def test_the_same_snapshot_is_built_once_and_another_anew() -> None:
    built: list[int] = []

    @per_snapshot
    def build(snapshot: Snapshot) -> int:
        built.append(snapshot.version)
        return snapshot.version

    first, second = Snapshot(1, AGREEMENT), Snapshot(2, AGREEMENT)
    assert [build(one) for one in (first, first, second, second)] == [1, 1, 2, 2]
    assert built == [1, 2]
    assert build(Snapshot(2, AGREEMENT)) == 2
    assert built == [1, 2, 2], "known by identity: an equal version may have other standings"
