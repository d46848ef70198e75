"""What a bot sends is checked as Telegram checks it, and lands in the chat."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden

from sandbox.errors import Impossible
from sandbox.places import Chat, Person
from sandbox.server import Sandbox


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("6.1.3", callback_data=one) for one in data]])


async def test_a_text_lands_in_the_chat(box: Sandbox, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(
        anna.id,
        "<b>Fällig</b> &amp; mehr",
        parse_mode="HTML",
        reply_markup=keyboard("detail"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    assert sent.text_html == "<b>Fällig</b> &amp; mehr"
    shown = await box.next_message(anna)
    assert shown["text"] == "Fällig & mehr"
    assert shown["reply_markup"] == {"inline_keyboard": [[{"text": "6.1.3", "callback_data": "detail"}]]}
    assert shown["date"] == box.clock.timestamp()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("", "Message text is empty", id="nothing"),
        pytest.param(" \n ", "Text must be non-empty", id="white space"),
        pytest.param("x" * 4097, "Message is too long", id="4097 characters"),
        pytest.param("ä" * 20_000, "Text is too long", id="more than 32 KiB"),
        pytest.param("<b>x", "Can't parse entities: can't find end tag", id="open tag"),
    ],
)
async def test_a_text_that_telegram_would_refuse(bot: Bot, anna: Person, text: str, reason: str) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(anna.id, text, parse_mode="HTML")
    assert caught.value.message.lower().startswith(reason.lower())


async def test_the_length_counts_characters_after_the_markup(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "<b>" + "👪" * 4096 + "</b>", parse_mode="HTML")
    assert len(sent.text or "") == 4096


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(keyboard("x" * 65), "Button_data_invalid", id="65 bytes of data"),
        pytest.param(keyboard("ä" * 33), "Button_data_invalid", id="66 bytes in 33 characters"),
        pytest.param(keyboard(*"x" * 101), "Reply markup is too long", id="101 buttons"),
        pytest.param(
            InlineKeyboardMarkup([[InlineKeyboardButton("x")]]),
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            id="a button that does nothing",
        ),
        pytest.param(
            InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="x")]]),
            "Inline keyboard button text must be non-empty",
            id="a button without text",
        ),
        pytest.param(
            InlineKeyboardMarkup([[InlineKeyboardButton("x", url="nonsense")]]),
            "Inline keyboard button URL 'nonsense' is invalid: Wrong HTTP URL",
            id="a button with no address",
        ),
    ],
)
async def test_a_keyboard_that_telegram_would_refuse(
    bot: Bot, anna: Person, markup: InlineKeyboardMarkup, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(anna.id, "x", reply_markup=markup)


async def test_a_hundred_buttons_with_64_bytes_each_are_allowed(bot: Bot, anna: Person) -> None:
    assert (await bot.send_message(anna.id, "x", reply_markup=keyboard(*["x" * 64] * 100))).reply_markup


async def test_nobody_hears_from_a_bot_before_pressing_start(box: Sandbox, bot: Bot) -> None:
    berta = box.world.add_person("Berta")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(berta.id, "Guten Tag")
    box.world.start(berta)
    assert await bot.send_message(berta.id, "Guten Tag")


async def test_a_blocked_bot_is_told_so_until_one_writes_again(box: Sandbox, bot: Bot, anna: Person) -> None:
    box.world.block(anna)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "Guten Tag")
    box.world.say(anna, anna, "Hallo")
    assert await bot.send_message(anna.id, "Guten Tag")
    blocked, unblocked, _ = await bot.get_updates()
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_a_deleted_account_is_deactivated(box: Sandbox, bot: Bot, anna: Person) -> None:
    box.world.delete_account(anna)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(anna.id, "Guten Tag")


@pytest.mark.parametrize("chat_id", [1, -1, -100_999, "@nobody", "x"])
async def test_an_unknown_chat_is_not_found(bot: Bot, chat_id: int | str) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(chat_id, "Guten Tag")


@pytest.mark.parametrize(("basic", "kind"), [(True, "group"), (False, "supergroup")])
async def test_a_bot_thrown_out_cannot_write(box: Sandbox, bot: Bot, anna: Person, basic: bool, kind: str) -> None:
    group = box.world.add_group("Leitung", [anna], basic=basic)
    box.world.remove_bot(group, by=anna)
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await bot.send_message(group.id, "Guten Tag")


async def test_a_deleted_group_is_gone(box: Sandbox, bot: Bot, anna: Person) -> None:
    old_kind, new_kind = box.world.add_group("Leitung", [anna], basic=True), box.world.add_group("Bauamt", [anna])
    for group in (old_kind, new_kind):
        box.world.delete_group(group)
        with pytest.raises(Impossible, match="deleted"):
            box.world.say(anna, group, "Hallo")
    with pytest.raises(Forbidden, match="the group chat was deleted"):
        await bot.send_message(old_kind.id, "Guten Tag")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(new_kind.id, "Guten Tag")


@pytest.mark.parametrize(
    "told",
    [
        (),
        ("migrate_to_chat_id",),
        ("migrate_from_chat_id",),
        ("migrate_from_chat_id", "migrate_to_chat_id"),
    ],
    ids=["by none", "by the old one", "by the new one", "the new one first"],
)
async def test_the_bot_hears_of_a_new_id_in_the_order_asked_for(
    box: Sandbox, bot: Bot, anna: Person, told: tuple[str, ...]
) -> None:
    old = box.world.add_group("Leitung", [anna], basic=True)
    new = box.world.upgrade(old, told)
    messages = [update.to_dict()["message"] for update in await bot.get_updates()]
    assert [next(name for name in message if name.startswith("migrate")) for message in messages] == list(told)
    with pytest.raises(ChatMigrated):
        await bot.send_message(old.id, "Guten Tag")
    assert await bot.send_message(new.id, "Guten Tag")


async def test_a_group_that_became_a_supergroup_names_its_new_id(box: Sandbox, bot: Bot, anna: Person) -> None:
    old = box.world.add_group("Leitung", [anna], basic=True)
    new = box.world.upgrade(old)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(old.id, "Guten Tag")
    assert caught.value.new_chat_id == new.id
    assert await bot.send_message(new.id, "Guten Tag")
    farewell, welcome = await bot.get_updates()
    assert farewell.message is not None
    assert farewell.message.migrate_to_chat_id == new.id
    assert welcome.message is not None
    assert welcome.message.migrate_from_chat_id == old.id


async def test_a_reply_shows_its_original(box: Sandbox, bot: Bot, anna: Person) -> None:
    asked = box.world.say(anna, anna, "Was ist fällig?")
    sent = await bot.send_message(anna.id, "Nichts.", reply_parameters=ReplyParameters(asked["message_id"]))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Was ist fällig?"


async def test_a_reply_needs_its_original_unless_said_otherwise(bot: Bot, anna: Person) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "Nichts.", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert not (await bot.send_message(anna.id, "Nichts.", reply_parameters=lenient)).reply_to_message


async def test_an_edit_replaces_text_and_keyboard(box: Sandbox, bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "eins", reply_markup=keyboard("a"))
    box.clock.advance(seconds=5)
    edited = await bot.edit_message_text("zwei", anna.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.text == "zwei"
    assert edited.reply_markup is None
    assert edited.edit_date is not None
    assert (await box.next_message(anna))["text"] == "zwei"


async def test_an_edit_of_the_keyboard_keeps_the_text(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "<b>eins</b>", parse_mode="HTML")
    edited = await bot.edit_message_reply_markup(anna.id, sent.message_id, reply_markup=keyboard("a"))
    assert not isinstance(edited, bool)
    assert edited.text_html == "<b>eins</b>"
    assert edited.reply_markup is not None


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "<b>eins</b>", parse_mode="HTML", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text(
            "<b>eins</b>", anna.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard("a")
        )
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(anna.id, sent.message_id, reply_markup=keyboard("a"))


async def test_only_ones_own_messages_can_be_edited(box: Sandbox, bot: Bot, anna: Person) -> None:
    asked = box.world.say(anna, anna, "Was ist fällig?")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Nichts.", anna.id, asked["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Nichts.", anna.id, 99)


async def test_a_message_can_be_deleted_for_48_hours(box: Sandbox, bot: Bot, anna: Person) -> None:
    young = await bot.send_message(anna.id, "eins")
    old = await bot.send_message(anna.id, "zwei")
    assert await bot.delete_message(anna.id, young.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(anna.id, young.message_id)
    box.clock.advance(days=2, seconds=1)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(anna.id, old.message_id)


async def test_others_messages_in_a_group_stay(box: Sandbox, bot: Bot, anna: Person, group: Chat) -> None:
    said = box.world.say(anna, group, "/faellig")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, said["message_id"])


async def test_typing_leaves_no_trace(box: Sandbox, bot: Bot, anna: Person) -> None:
    assert await bot.send_chat_action(anna.id, ChatAction.TYPING)
    assert not box.world.private_chat(anna).messages
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(anna.id, "thinking")


async def test_people_are_mentioned_by_link(bot: Bot, anna: Person) -> None:
    link = f'<a href="tg://user?id={anna.id}">Anna</a>, <a href="tg://user?id=1">niemand</a>'
    sent = await bot.send_message(anna.id, link, parse_mode="HTML")
    (mention,) = sent.entities
    assert mention.user is not None
    assert mention.user.id == anna.id


async def test_an_unknown_method_and_mode_are_refused(bot: Bot, anna: Person) -> None:
    with pytest.raises(EndPointNotFound, match="not found in Bot API"):
        await bot.do_api_request("getTheMoon")
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(anna.id, "x", parse_mode="MarkdownV3")


async def test_message_ids_are_counted_as_telegram_counts_them(
    box: Sandbox, bot: Bot, anna: Person, group: Chat
) -> None:
    """Private chats and basic groups share the bot's count, each supergroup has its own."""
    berta = box.world.add_person("Berta")
    first, second = box.world.say(anna, anna, "eins"), box.world.say(berta, berta, "zwei")
    in_group = box.world.say(anna, group, "/drei")
    assert second["message_id"] == first["message_id"] + 1
    assert in_group["message_id"] == 2
