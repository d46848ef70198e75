import pytest

from bot.delivery import OutboxState, Outgoing, Purpose
from bot.delivery.states import MAX_TRIES, Fate, next_state

SENT, PENDING = OutboxState.SENT, OutboxState.PENDING
FAILED, UNCERTAIN = OutboxState.FAILED, OutboxState.UNCERTAIN


def after(fate: Fate, purpose: Purpose, tries: int = 1, method: str = "sendMessage") -> OutboxState:
    return next_state(fate, Outgoing(1, method, {}, purpose), tries)


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize(
    ("fate", "first", "last"),
    [
        (Fate.DONE, SENT, SENT),
        (Fate.HELD, PENDING, PENDING),
        (Fate.LATER, PENDING, FAILED),
        (Fate.MOVED, PENDING, FAILED),
        (Fate.NEVER, FAILED, FAILED),
        (Fate.PLAIN, FAILED, FAILED),
        (Fate.GONE, FAILED, FAILED),
    ],
)
def test_what_is_certain_is_the_same_for_all(
    purpose: Purpose, fate: Fate, first: OutboxState, last: OutboxState
) -> None:
    assert (after(fate, purpose), after(fate, purpose, MAX_TRIES)) == (first, last)


@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_uncertain_is_repeated_only_for_whoever_waits_for_an_answer(purpose: Purpose) -> None:
    assert after(Fate.UNCERTAIN, purpose) is (PENDING if purpose is Purpose.ANSWER else UNCERTAIN)
    assert after(Fate.UNCERTAIN, purpose, MAX_TRIES) is UNCERTAIN


def test_an_edit_may_be_made_twice() -> None:
    assert after(Fate.UNCERTAIN, Purpose.NUDGE, method="editMessageText") is PENDING
