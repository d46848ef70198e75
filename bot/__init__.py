"""Zielbot thinks here: pure Python, no Telegram, no SQL, no files, no clock. See docs/architecture.md."""
