"""What Zielbot does not do, said kindly."""

from bot.texts.text import Text

TOO_MANY = Text(
    "Das waren viele Nachrichten auf einmal. Bitte warten Sie einen Moment und schreiben Sie dann noch einmal.",
    "That was a lot of messages at once. Please wait a moment and then write again.",
)
FORWARDED = Text(
    "Weitergeleitete Nachrichten trägt Zielbot nicht ein. Bitte schreiben Sie es selbst.",
    "Zielbot does not record forwarded messages. Please write it yourself.",
)
EDITED = Text(
    "Eine geänderte Nachricht führt Zielbot nicht noch einmal aus. Bitte senden Sie sie neu.",
    "Zielbot does not carry out a message again when it is edited. Please send it anew.",
)
NO_FILES = Text(
    "Die Datei wurde nicht gespeichert. Senden Sie sie mit Nummer und Stand der Maßnahme als Bildunterschrift, oder "
    "als Antwort auf Ihre Meldung.",
    "The file was not stored. Send it with the measure's number and status as its caption, or as a reply to your "
    "report.",
)
READERS = Text(
    "Mit Ihrer Rolle können Sie lesen, aber nicht melden. Es wurde nichts gespeichert.",
    "With your role you can read but not report. Nothing was stored.",
)
LINK_IS_OLD = Text(
    "Diese Maßnahme gibt es in der jetzigen Zielvereinbarung nicht.",
    "The present target agreement has no such measure.",
)
