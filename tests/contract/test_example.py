from importlib.resources import files

from bot.agreement.reader import read_agreement
from bot.agreement.units import read_register
from bot.periods.calendar import Calendar
from storage.work import SqlStore
from tests.contract.moments import NOW


async def test_a_real_agreement_comes_back_exactly_as_it_was_read(store: SqlStore) -> None:
    text, register = (
        files("storage.example").joinpath(name).read_text(encoding="utf-8")
        for name in ("kyffhaeuserkreis-2019.txt", "units.toml")
    )
    agreement = read_agreement(text, read_register(register), Calendar("TH")).agreement
    async with store.writing() as work:
        await work.agreements.store(agreement, source="example", at=NOW)
    async with store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot is not None
    assert snapshot.agreement == agreement
