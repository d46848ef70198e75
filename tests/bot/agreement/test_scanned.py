"""What a PDF tore or a scanner misread is mended; what only looks like it is left alone."""

import pytest

from bot.agreement.scanned import readable

MENDED = {
    "3 0.06.2023": "30.06.2023",
    "30.0 6.2023": "30.06.2023",
    "31.12.20 24": "31.12.2024",
    "3 0. Juni 2025": "30. Juni 2025",
    "30.09 .2024": "30.09.2024",
    "31,12.2024": "31.12.2024",
    "31.l2.2025": "31.12.2025",
    "bis 2O25": "bis 2025",
    "Quartal Ill 2023": "Quartal III 2023",
    "I1. Quartal 2023": "II. Quartal 2023",
    "11. Quartal 2023": "II. Quartal 2023",
    "lV. Quartal": "IV. Quartal",
    "l. Halbjahr 2025": "I. Halbjahr 2025",
    "Okt0ber 2024": "Oktober 2024",
    "JuIi 2025": "Juli 2025",
    "Som mer 2024": "Sommer 2024",
    "bis Ende 20 24": "bis Ende 2024",
    "23–25": "2023–2025",
    "24/25": "2024/2025",
}
LEFT = [
    "1. Quartal 2024",
    "11. Juni 2024",
    "Phase 3 1.12.2024",
    "Kita 1 2. Juni 2024",
    "2.1 10.12.2024",
    "30.04., 31.08. und 31.12.2026",
    "12/24",
    "10–12",
    "60–80",
    "Kita 20 25 Plätze",
    "Mai er",
    "1.500 qm",
]


@pytest.mark.parametrize(("text", "mended"), MENDED.items(), ids=MENDED)
def test_a_damaged_date_is_readable_again(text: str, mended: str) -> None:
    assert readable(text) == mended


@pytest.mark.parametrize("text", LEFT)
def test_what_is_whole_stays_as_it_is(text: str) -> None:
    assert readable(text) == text
