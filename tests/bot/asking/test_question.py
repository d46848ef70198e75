"""Questions are kept on cards as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking.question import Question, View
from bot.language.understanding import Intent
from bot.periods.period import Period, Precision
from tests.bot.asking.county import question

WORDS = st.lists(st.text(max_size=8), max_size=3).map(tuple)


@given(
    first=st.none() | st.dates(),
    precision=st.sampled_from(Precision),
    units=WORDS,
    topic=WORDS,
    page=st.integers(0, 99),
    grouped_by=st.sampled_from([None, "unit", "field"]),
    view=st.none() | st.sampled_from(View),
)
def test_what_was_kept_is_read_again(
    first: None,
    precision: Precision,
    units: tuple[str, ...],
    topic: tuple[str, ...],
    page: int,
    grouped_by: str | None,
    view: View | None,
) -> None:
    kept = question(
        Intent.OVERDUE,
        Period(first, None, precision),
        units=units,
        topic=topic,
        page=page,
        grouped_by=grouped_by,
        view=view,
    )
    assert Question.from_json(json.loads(json.dumps(kept.to_json()))) == kept


@pytest.mark.parametrize("values", [{}, {"intent": "fly"}], ids=["empty", "unknown intent"])
def test_anything_else_is_refused(values: dict[str, str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        Question.from_json(values)
