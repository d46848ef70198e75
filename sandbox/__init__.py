"""A Telegram in a box: an aiohttp server that speaks the Bot API over real HTTP, for tests, benchmarks and the demo.

Two doors, of the bot and of the people, on one port:

* `/bot<token>/<method>`: the Bot API, as strict as Telegram's. Calls can be made to fail (sandbox/faults.py), and
  Telegram's flood limits hold if asked for (sandbox/floods.py). Updates go to a webhook where one is set
  (sandbox/webhook.py).
* `/file/bot<token>/<path>`: files, by the path that getFile returns.
* `/` and `/sandbox/…`: the chat page and what it needs; JSON in, JSON out. Somebody is always "as" a person (an id).

      GET  /sandbox/world                     now, the bot, people, chats with members and topics
      GET  /sandbox/events?as=ID              server-sent events: message, edited, deleted, asks, clock, world
      GET  /sandbox/chats/CHAT/messages?as=ID the messages of a chat, Bot API `Message` objects, oldest first
      GET  /sandbox/commands?as=ID&chat=CHAT  the commands that the menu shows there
      POST /sandbox/say     {as, chat, text, thread?, reply_to?}        the message sent
      POST /sandbox/send    as, chat, text, file, thread?, reply_to?    the message sent; a form with the file in it
      GET  /sandbox/files/FILE_ID             the file
      POST /sandbox/edit    {as, chat, message, text}                   the message edited
      POST /sandbox/press   {as, chat, message, data}                   the bot's callback answer, or null in time
      POST /sandbox/inline  {as, query, offset?}                        the bot's inline answer, or null in time
      POST /sandbox/choose  {as, chat, query_id, result_id, thread?}    the message sent via the bot
      POST /sandbox/clock   {days} or {now}, or {halt: true}            the new moment, once it is reached

A person's private chat with the bot has the person's id, as in Telegram. `edited` and `message` events carry the
`Message`, `deleted` `{chat: {id}, message_id}`, `asks` (a reply, of all or some) `{chat: {id}, message_id, of: [id] |
null, placeholder}`, `clock` `{now, until?}` (`until`: on its way there), `world` the whole
world. What cannot be done is answered by 400 and `{description}`.

Tests have a third door: `sandbox.server.Sandbox` and its `world` (sandbox/world.py). One box holds one bot. Dates and
expiry follow the box's own clock; only waiting is in real seconds.
It stands alone: it imports nothing of Zielbot.
"""
