"""What the receiver and the sender do for many updates in one statement means the same as one by one."""

from bot.delivery import CardKind, NewCard, Outgoing, Purpose, Received
from bot.people.model import Role
from storage.work import SqlStore
from tests.contract.moments import NOW, later


async def test_people_are_found_together_without_strangers_and_the_revoked(store: SqlStore) -> None:
    async with store.writing() as work:
        anna = await work.people.add(1, "Anna", Role.MEMBER, ("Bauamt", "Schulamt"), at=NOW)
        berta = await work.people.add(2, "Berta", Role.READER, (), at=NOW)
        await work.people.revoke(berta.id, at=NOW)
        assert await work.people.by_telegram_ids({1, 2, 3}) == {1: anna}
        assert [await work.people.is_revoked(telegram_id) for telegram_id in (1, 2, 3)] == [False, True, False]


async def test_cards_come_back_in_the_order_given_and_the_last_of_each_chat_is_known(store: SqlStore) -> None:
    new = [
        NewCard(chat, CardKind.QUESTION, {"n": n}, thread)
        for n, (chat, thread) in enumerate([(1, None), (2, None), (1, None), (1, 9)])
    ]
    async with store.writing() as work:
        cards = await work.cards.add_all(new, at=NOW)
        assert [card.content["n"] for card in cards] == [0, 1, 2, 3]
        last = await work.cards.latest_of([1, 2, 3])
    assert {chat: card.id for chat, card in last.items()} == {1: cards[2].id, 2: cards[1].id}


async def test_rows_sent_together_tell_their_cards(store: SqlStore) -> None:
    async with store.writing() as work:
        first, second = await work.cards.add_all([NewCard(c, CardKind.QUESTION, {}) for c in (1, 2)], at=NOW)
        calls = [
            Outgoing(c.chat_id, "sendMessage", {"text": "x"}, card_id=c.id, confidential=False) for c in (first, second)
        ]
        await work.outbox.add_all([*calls, Outgoing(3, "leaveChat", {}, confidential=False)], at=NOW)
        rows = await work.outbox.claim(10, holder="a", until=later(1), at=NOW)
        await work.outbox.all_sent({rows[0].id: 50, rows[1].id: None, rows[2].id: None}, at=NOW)
        assert await work.outbox.claim(10, holder="a", until=later(1), at=later(9)) == []
        shown = [await work.cards.by_id(card.id) for card in (first, second)]
    assert [card and card.message_id for card in shown] == [50, None]


async def test_whoever_starts_anew_frees_what_it_held_without_waiting(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.outbox.add_all(
            [
                Outgoing(1, "sendMessage", {}, confidential=False),
                Outgoing(2, "x", {}, Purpose.NUDGE, confidential=False),
            ],
            at=NOW,
        )
        await work.outbox.claim(10, holder="a", until=later(9), at=NOW)
        assert await work.outbox.recover(at=NOW, holder="b") == 0
        assert await work.outbox.recover(at=NOW, holder="a") == 2
        again = await work.outbox.claim(10, holder="a", until=later(9), at=NOW)
    assert [row.outgoing.chat_id for row in again] == [1]


async def test_updates_of_an_earlier_life_are_free_again_and_not_blamed(store: SqlStore) -> None:
    async with store.writing() as work:
        await work.inbox.add([Received(n, n, "{}") for n in (1, 2)], at=NOW)
        claimed = await work.inbox.claim(10, holder="a", until=later(9), at=NOW)
        assert await work.inbox.reclaim("b") == 0
        assert await work.inbox.reclaim("a") == claimed[-1].seq
        again = await work.inbox.claim(10, holder="a", until=later(9), at=NOW)
    assert [row.tries for row in again] == [1, 1]
