"""Whatever people, groups, units and measures are called: Telegram takes each message as it was meant (PITFALLS Z2)."""

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.agreement.model import Agreement, Cell, Due, Measure, Unit
from bot.asking.ask import ask
from bot.asking.asker import Asker
from bot.asking.inline import inline_results
from bot.clean import clean
from bot.people.groups import approve_group
from bot.people.model import Person, Role
from bot.periods.calendar import Calendar
from bot.texts.groups import GROUP_JOINED
from bot.texts.people import said, welcome_text
from bot.texts.reply import Reply
from handlers.render import MAX_TEXT, marked_up, plain_params, split
from sandbox.text import content_of
from storage.work import SqlStore
from tests.handlers.county import AGREEMENT
from tests.handlers.stage import MORNING, Stage

EXAMPLES = int(os.environ.get("ZIELBOT_TEST_EXAMPLES", "4"))
PARTS = st.sampled_from(
    [
        *(
            "<b>",
            "</b>",
            "<",
            ">",
            "&",
            "&amp;",
            "&#0;",
            "&lt;script&gt;",
            "<a href='tg://user?id=1'>x</a>",
            "<b",
            "</",
        ),
        *("_*[", "`", "](http://x)", "{title}", "{0}", "%s", "\\", "'; DROP TABLE units; --", "%_", "=1+1"),
        *("\u200d", "\u202e", "\x00", "\ud800", "👨\u200d👩\u200d👧", "u\u0308", "\u0308" * 50, "\n", "\t", " "),
        *(
            "Amt",
            "Bau",
            "ß",
            "ﬁ",
            "x" * 300,
            "@zielbot_demo_bot",
            "/start",
            "#x",
            "https://x.de",
            "\U0010ffff",
            "\uffff",
        ),
    ]
)
NAMES = st.lists(PARTS, min_size=1, max_size=6).map("".join).filter(lambda text: bool(clean(text).text.strip()))
CALENDAR = Calendar("TH")
QUESTIONS = (
    "Was ist fällig?",
    "Was ist überfällig?",
    "2.1.1",
    "2.1.4",
    "Was läuft?",
    "Stand",
    "Hilfe",
    "Maßnahmen zu Amt",
    "what is due",
)


def renamed(name: str) -> Agreement:
    """The agreement with one name for everything in it."""
    name = clean(name).text
    unit = name.strip()[:200]
    measures = tuple(_renamed(measure, name, unit) for measure in AGREEMENT.measures)
    return replace(
        AGREEMENT,
        title=name,
        region=name,
        fields=tuple(replace(field, title=name) for field in AGREEMENT.fields),
        goals=tuple(replace(goal, title=name, indicator=name, source=name) for goal in AGREEMENT.goals),
        measures=measures,
        units=(Unit(unit),),
    )


def _renamed(measure: Measure, name: str, unit: str) -> Measure:
    texts = {row: name for row in ("title", "indicator", "audience", "cost", "communication", "responsible")}
    due = Due(measure.due.period, name) if measure.due else None
    named = replace(measure, short_title=name[:75], units=(unit,), lead=unit, due=due, cells=(Cell(name, name, 1),))
    return replace(named, **texts)  # type: ignore[arg-type]


def check(reply: Reply) -> int:
    """Have every message of a reply read by Telegram's strict reader; return how many there were."""
    parts = split(reply)
    for part in parts:
        markup = marked_up(part)
        text = "\n\n".join("\n".join(line.text for line in block) for block in part)
        if text.strip():
            read = content_of(markup, "HTML")["text"]
            assert read == content_of(text)["text"]
            assert plain_params({"text": markup})["text"] == text
        assert len(text.encode("utf-16-le")) // 2 <= MAX_TEXT
    return len(parts)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES)
async def test_every_answer_about_an_agreement_with_hostile_names_is_read_as_it_was_meant(
    store: SqlStore, name: str
) -> None:
    async with store.writing() as work:
        await work.agreements.store(renamed(name), source="test", at=MORNING)
        for role in (Role.COORDINATOR, Role.MEMBER):
            person = Person(1, 1, clean(name).text, role, (clean(name).text.strip()[:200],))
            asker = Asker(person, is_group=False, lang="de", calendar=CALENDAR)
            for text in (*QUESTIONS, name):
                asked = await ask(work, clean(text, 4096).text, asker, today=MORNING.date())
                assert check(asked.reply)
                assert all(len(button.label) < 10_000 for row in asked.reply.buttons for button in row)
            for result in await inline_results(work, "", asker, today=MORNING.date()):
                assert check(result.reply)
            check(welcome_text(person, "de"))
        check(said(GROUP_JOINED, "de", title=clean(name).text))


async def test_hostile_names_of_people_groups_and_units_go_out_and_come_back_whole(stage: Stage) -> None:
    name = "<b>&_*[`u\u0308\u202e</b>\x00{title}%s"
    async with stage.store.writing() as work:
        await work.agreements.store(renamed(name), source="test", at=MORNING)
        person = await work.people.add(7, clean(name).text, Role.COORDINATOR, (), at=MORNING)
        group = await approve_group(work, -7, name, person, at=MORNING)
    assert group.title == "<b>&_*[`ü</b>{title}%s"
    karin = await stage.listed("Karin", Role.COORDINATOR, clean(name).text)
    box_group = stage.box.world.add_group("<i>&", [karin], with_bot=False)
    stage.box.world.add_bot(box_group, by=karin)
    for text in (*QUESTIONS, "/start", "/hilfe", "/meine", "/datenschutz", "/sprache"):
        stage.box.world.say(karin, karin, text)
    queries = [stage.box.world.ask_inline(karin, text) for text in ("", "2.1.1")]
    await stage.play()
    calls = [call for call in stage.box.calls if call.method in ("sendMessage", "answerInlineQuery")]
    assert [call.error for call in calls if call.error] == []
    assert all(query.answer and query.answer["results"] for query in queries)
    shown = [message["text"] for message in stage.box.world.private_chat(karin).messages.values()]
    assert any(group.title in text for text in shown)
    assert any("<i>&" in text for text in shown)
