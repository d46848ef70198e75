"""What is said of groups; in a group itself only once it is on the list."""

from bot.texts.text import Text

GROUP_APPROVED = Text(
    "Diese Gruppe ist zugelassen. Wer hier schreibt, kann fragen, zum Beispiel: /faellig. "
    "Alles andere in der Gruppe wird weder beantwortet noch gespeichert.",
    "This group is approved. Whoever writes here can ask, for example: /due. "
    "Nothing else in this group is answered or stored.",
)
GROUP_REVOKED = Text(
    "Diese Gruppe ist gesperrt. Zielbot verlässt sie jetzt.",
    "This group is shut out. Zielbot is leaving it now.",
)
GROUP_JOINED = Text(
    "Zielbot ist jetzt in der Gruppe „{title}“. Dort bleibt er still, bis Sie in der Gruppe /gruppe_zulassen senden. "
    "Nach sieben Tagen ohne Zulassung verlässt er sie.",
    "Zielbot is now in the group “{title}”. It stays silent there until you send /approve_group in the group. "
    "After seven days without approval it leaves.",
)
COORDINATORS_ADD = Text(
    "In die Gruppe „{title}“ kann Zielbot nur die Koordination aufnehmen. Er hat sie wieder verlassen.",
    "Only a coordinator can add Zielbot to the group “{title}”. It has left the group again.",
)
MADE_ADMIN = Text(
    "Zielbot ist in der Gruppe „{title}“ jetzt Administrator. Damit stellt ihm Telegram alles zu, was dort "
    "geschrieben wird. Bitte nehmen Sie ihm die Rolle wieder; er braucht sie nicht.",
    "Zielbot is now an administrator of the group “{title}”. Telegram therefore hands it all that is written there. "
    "Please take that role away again; it is not needed.",
)
