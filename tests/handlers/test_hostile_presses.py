"""Data of buttons and links that we did not make for this person here: none of it does anything (PITFALLS A3)."""

import random
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.people.invite import invite, make_token
from bot.people.model import Role
from bot.texts.people import GONE, INVITATION_SPENT, STALE, STRANGER
from handlers.callback_data import MAX_BYTES, read
from sandbox.places import JsonObject, Person
from sandbox.queries import Query
from tests.dialogues.transcript import labels
from tests.handlers.stage import MORNING, Stage

ACTIONS = ("detail", "list", "page", "shift", "unit", "write", "done", "revoke", "approve", "aaaaaaaaaaaaaaaa")
NUMBERS = ("0", "-1", "2147483648", "9223372036854775807", "9999999999999999999", "1e3", "١", "+1", "")
SQL = ("1 OR 1=1", "1;DROP TABLE cards", "1'--", "%", "_", "\x00", "1\n", "<b>", "../../1")


def hostile_data(random_: random.Random, own: str, foreign: str) -> Iterator[str]:
    """Yield data that nobody's button here carries: made up, of others, spoilt, too long, too big."""
    action, card, version, arg = own.split(":")
    for value in (*NUMBERS, *SQL):
        yield from (f"{action}:{value}:{version}:{arg}", f"{action}:{card}:{value}:{arg}")
        yield f"{action}:{card}:{version}:{value or 'x'}{arg}9"
    yield from (f"{name}:{card}:{version}:99999" for name in ACTIONS)
    yield from (
        foreign,
        own + " ",
        " " + own,
        own.upper(),
        own + ":0",
        own * 3,
        "",
        ":::",
        "ä" * 32,
        "x" * 64,
        "😀" * 16,
    )
    for _ in range(40):
        yield "".join(random_.choices("detailpgeshf:0123456789-", k=random_.randint(1, MAX_BYTES)))


@given(st.text(max_size=80) | st.from_regex(r"[a-z_]{1,20}:-?\d{1,20}:\d{1,12}:-?\d{1,12}", fullmatch=True))
def test_what_is_read_as_a_press_fits_every_column(data: str) -> None:
    press = read(data)
    assert press is None or (0 <= press.card_id < 2**63 and press.version < 2**31 and abs(press.arg) < 2**31)


async def asked(stage: Stage, person: Person) -> JsonObject:
    (shown,) = await stage.said_after(stage.box.world.say(person, person, "Was ist dieses Quartal fällig?"))
    return shown


async def test_made_up_foreign_and_spoilt_data_does_nothing_for_anybody(stage: Stage) -> None:
    anna, berta = await stage.listed("Anna", Role.COORDINATOR), await stage.listed("Berta", Role.READER)
    stranger = stage.box.world.add_person("Fremd")
    group = stage.box.world.add_group("Leitung", [anna, berta, stranger])
    await stage.approve(group.id)
    shown, hers = await asked(stage, anna), await asked(stage, berta)
    (in_group,) = await stage.said_after(stage.box.world.say(anna, group, "/faellig"))
    own, foreign = (next(iter(labels(message).values())) for message in (shown, hers))
    before = [message["text"] for message in (shown, hers, in_group)]
    sent = len(stage.box.calls_of("sendMessage"))
    presses: list[Query] = []
    for data in hostile_data(random.Random(7), own, foreign):
        presses.append(stage.box.world.press(anna, shown, data))
        if data == foreign or len(presses) % 5 == 0:
            presses.append(stage.box.world.press(stranger, in_group, data))
    await stage.play()
    assert len(presses) > 100
    assert {(press.answer or {}).get("text", "") for press in presses} <= {GONE.de, STALE.de, GONE.en, STALE.en, ""}
    assert [message["text"] for message in (shown, hers, in_group)] == before
    # A version that is none of the card's shows the same card anew, in its place, and nothing else.
    assert len(stage.box.calls_of("sendMessage")) == sent
    assert {int(call.params["chat_id"]) for call in stage.box.calls_of("editMessageText")} <= {anna.id}
    async with stage.store.reading() as work:
        assert await work.inbox.quarantined() == []


async def test_a_strangers_press_of_a_button_that_is_right_is_answered_with_nothing(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    shown = await asked(stage, anna)
    stranger = stage.box.world.add_person("Fremd")
    for data in labels(shown).values():
        update = {"id": data, "from": stranger.user, "message": shown, "chat_instance": "1", "data": data}
        stage.box.push_raw({"callback_query": update})
    before = len(stage.box.calls_of("sendMessage"))
    await stage.play()
    assert {call.params.get("text") for call in stage.box.calls_of("answerCallbackQuery")} == {None}
    assert len(stage.box.calls_of("sendMessage")) == before


async def test_guessed_spoilt_and_spent_payloads_of_deep_links_let_nobody_in(stage: Stage) -> None:
    token = make_token()
    async with stage.store.writing() as work:
        await invite(work, Role.COORDINATOR, (), token=token, at=MORNING)
    stranger = stage.box.world.add_person("Fremd")
    guesses = [make_token() for _ in range(10)]
    spoilt = [token[:-1], token + "A", token.swapcase(), token[::-1], f"{token} {token}", f"{token}_", "-", "A" * 64]
    nasty = [*SQL, "' OR ''='", "ä" * 64, "x" * 4000, "\u202e" + token[::-1]]
    for payload in (*guesses, *spoilt, *nasty):
        stage.box.world.say(stranger, stranger, f"/start {payload}")
    group = stage.box.world.add_group("Kegelclub", [stranger])
    stage.box.world.say(stranger, group, f"/start {token}")
    await stage.play()
    async with stage.store.reading() as work:
        assert await work.people.by_telegram_id(stranger.id) is None
        assert await work.inbox.quarantined() == []
    told = [call.params["text"] for call in stage.box.calls_of("sendMessage")]
    assert set(told) <= {INVITATION_SPENT.de, STRANGER.de}
