"""The same service as python-telegram-bot's examples would build it, for comparison: `run_polling`, and a loop that
sends what is due and then marks it, or marks it and then sends. Its own little SQLite; every handler commits before
it answers.
"""

import asyncio
import sqlite3
from contextlib import closing, suppress

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, CommandHandler, ContextTypes

SCHEMA = """
CREATE TABLE IF NOT EXISTS people (telegram_id INTEGER PRIMARY KEY, language TEXT NOT NULL DEFAULT 'de');
CREATE TABLE IF NOT EXISTS nudges (id INTEGER PRIMARY KEY, chat_id INTEGER, text TEXT, is_sent INTEGER DEFAULT 0);
"""
ANSWERS = {"de": "Zielbot antwortet jetzt auf Deutsch.", "en": "Zielbot now answers in English."}
PAUSE_SECONDS = 0.05


def connect(database: str) -> sqlite3.Connection:
    """Open the database, with its tables."""
    connection = sqlite3.connect(database, timeout=30)
    connection.executescript(SCHEMA)
    return connection


def serve(url: str, token: str, database: str, *, marks_first: bool) -> None:
    """Run it until it is killed."""

    async def search(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text(f"Gesucht: {' '.join(context.args or ())}: nichts gefunden")

    async def language(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        assert update.effective_user
        with closing(connect(database)) as rows, rows:
            who = (update.effective_user.id,)
            rows.execute("INSERT INTO people (telegram_id) VALUES (?) ON CONFLICT DO NOTHING", who)
            change = "UPDATE people SET language = iif(language = 'de', 'en', 'de') WHERE telegram_id = ?"
            rows.execute(change, who)
            (chosen,) = rows.execute("SELECT language FROM people WHERE telegram_id = ?", who).fetchone()
        await update.message.reply_text(ANSWERS[chosen])

    def mark(rows: sqlite3.Connection, number: int) -> None:
        with rows:
            rows.execute("UPDATE nudges SET is_sent = 1 WHERE id = ?", (number,))

    async def nudge(app: Application) -> None:  # type: ignore[type-arg]
        while True:
            # As a JobQueue would: a round that fails is over, and the next one begins.
            with suppress(TelegramError), closing(connect(database)) as rows:
                due = rows.execute("SELECT id, chat_id, text FROM nudges WHERE NOT is_sent").fetchall()
                for number, chat_id, text in due:
                    if marks_first:
                        mark(rows, number)
                    await app.bot.send_message(chat_id, text)
                    if not marks_first:
                        mark(rows, number)
            await asyncio.sleep(PAUSE_SECONDS)

    async def begin(app: Application) -> None:  # type: ignore[type-arg]
        app.bot_data["nudging"] = asyncio.create_task(nudge(app))

    application = Application.builder().token(token).base_url(f"{url}/bot").post_init(begin).build()
    application.add_handler(CommandHandler("suche", search))
    application.add_handler(CommandHandler("sprache", language))
    application.run_polling(allowed_updates=["message"])
