"""A clean text comes back from either database as it went in, and is told from every text that only looks like it."""

from dataclasses import replace

from bot.agreement.model import Unit
from bot.clean import clean
from bot.delivery import CardKind
from bot.people.model import Role
from fuzz.hostile import HOSTILE
from storage.work import SqlStore
from tests.contract.agreement import AGREEMENT, BARE
from tests.contract.moments import NOW

TEXTS = tuple(dict.fromkeys(clean(text[:200]).text for text in HOSTILE.values()))
ALIKE = (
    "Müller",
    "müller",
    "Mueller",
    "MÜLLER",
    "Muller",
    "M%",
    "M_ller",
    "M\\%",
    "Мüller",
    "Müller ",
    "straße",
    "STRASSE",
)


async def test_every_hostile_text_of_an_agreement_comes_back(store: SqlStore) -> None:
    measures = tuple(
        replace(BARE, code=str(number), title=text, indicator=text, units=(text,)) for number, text in enumerate(TEXTS)
    )
    agreement = replace(AGREEMENT, title=TEXTS[0], measures=measures, units=tuple(map(Unit, TEXTS)))
    async with store.writing() as work:
        await work.agreements.store(agreement, source=TEXTS[1], at=NOW)
        card = await work.cards.add(1, CardKind.QUESTION, {"texts": list(HOSTILE)}, thread_id=None, at=NOW)
    async with store.reading() as work:
        snapshot = await work.agreements.current()
        kept = await work.cards.by_id(card.id)
    assert snapshot
    assert kept
    assert snapshot.agreement == agreement
    assert kept.content == {"texts": list(HOSTILE)}


async def test_names_that_look_alike_are_kept_apart_and_in_the_same_order_on_both_databases(store: SqlStore) -> None:
    async with store.writing() as work:
        for number, name in enumerate((*TEXTS, *ALIKE)):
            await work.people.add(number, name, Role.READER, (name,), at=NOW)
        for name in ALIKE:
            await work.facts.set(name, name)
    async with store.reading() as work:
        everybody = await work.people.everybody()
        assert [await work.facts.get(name) for name in ALIKE] == list(ALIKE)
    names = [person.name for person in everybody]
    assert sorted(names) == sorted((*TEXTS, *ALIKE))
    assert names == sorted(names, key=str.casefold)
