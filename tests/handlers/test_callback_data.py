import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.callback_data import MAX_BYTES, Press, read, written

PRESSES = st.builds(
    Press,
    st.sampled_from(["detail", "page", "shift", "unit", "list", "group_by"]),
    st.integers(0, 10**18 - 1),
    st.integers(0, 10**6),
    st.integers(-1000, 1000),
)


@given(PRESSES)
def test_what_a_button_carries_is_read_back(press: Press) -> None:
    assert read(written(press)) == press
    assert len(written(press).encode()) <= MAX_BYTES


@given(st.text(max_size=80))
def test_nothing_else_is_read_as_a_press(data: str) -> None:
    press = read(data)
    assert press is None or int(data.split(":")[1]) == press.card_id


@pytest.mark.parametrize("data", [None, "", "detail", "detail:1:1", "detail:1:1:1:1", "detail:١:1:1", " detail:1:1:1"])
def test_what_we_did_not_write_is_refused(data: str | None) -> None:
    assert read(data) is None
