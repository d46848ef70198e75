"""What coordinators order in words."""

import pytest

from bot.language.orders import Order, Ordered, read_order


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("vorschau nächste woche", Ordered(Order.PREVIEW, "nächste woche")),
        ("preview for june please", Ordered(Order.PREVIEW, "june please")),
        ("welche Hinweise gehen morgen raus?", Ordered(Order.PREVIEW, "morgen")),
        ("frag mal nach bei 6.1.3", Ordered(Order.INQUIRE, "6.1.3")),
        ("nachfragen 1.1.2 u 1.1.3", Ordered(Order.INQUIRE, "1.1.2 u 1.1.3")),
        ("bitte bei allen überfälligen nachfragen", Ordered(Order.INQUIRE, "allen überfälligen")),
        ("hak beim Bauamt wegen 6.1.4 nach", Ordered(Order.INQUIRE, "beim Bauamt wegen 6.1.4")),
        ("please ask the units about 6.2.2", Ordered(Order.INQUIRE, "6.2.2")),
        ("diese Gruppe ist für den Pflegestützpunkt", Ordered(Order.BIND, "den Pflegestützpunkt")),
        ("bind this chat to field of action 6", Ordered(Order.BIND, "field of action 6")),
        ("Gruppe bitte dem Jugendamt zuordnen", Ordered(Order.BIND, "dem Jugendamt")),
        ("Quartalsübersicht bitte hier rein", Ordered(Order.BOARD)),
        ("post the board for this quarter", Ordered(Order.BOARD)),
    ],
)
def test_an_order_is_read_with_its_words(text: str, ordered: Ordered) -> None:
    assert read_order(text) == ordered


@pytest.mark.parametrize(
    "text",
    [
        "hab beim Bauamt schon wegen 6.1.4 nachgefragt",
        "ich wollte bei 6.1.3 nachfragen",
        "frag nach den Ferien nochmal",
        "wir müssen bei 6.1.3 nachfragen",
        "bitte nicht bei 6.1.3 nachfragen",
        "ist diese Gruppe für das Bauamt?",
        "die Gruppe ist echt gut",
        "is the board meeting next week?",
        "die Quartalsübersicht war falsch",
        "welche Hinweise gibt es",
    ],
)
def test_what_is_told_or_asked_is_no_order(text: str) -> None:
    assert read_order(text) is None
