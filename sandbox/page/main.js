/** Joins everything: who one is, what is open, and what happens live. */

import * as api from "./api.js";
import { showChats } from "./chats.js";
import { dateControl } from "./clock.js";
import { composer } from "./composer.js";
import { byId } from "./dom.js";
import { label } from "./labels.js";
import { afterLoading, load } from "./load.js";
import { failure } from "./notices.js";
import { peopleMenu } from "./people.js";
import { followInvitation, press } from "./press.js";
import { canGoBack, readPlace, writePlace } from "./route.js";
import { belongs, conversations, keep, markRead, messagesOf, state } from "./state.js";
import { t } from "./strings.js";
import { timeline } from "./timeline.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Conversation} Conversation */

const wide = matchMedia("(min-width: 45rem)");
const touch = matchMedia("(hover: none)");

const dates = dateControl();
const people = peopleMenu(become);
const writer = composer({ start });
const lines = timeline({
  command: writer.send,
  reply: writer.reply,
  edit: writer.edit,
  jump: (id) => lines.jump(id),
  link: (url) => followInvitation(url, start),
  press: (message, button) => press(message, button, { fill: writer.fill, start }),
});

let stopListening = () => {};

/**
 * Be somebody; the open group stays open where they are a member, else their private chat opens.
 * @param {number} id
 * @param {import("./route.js").Place} [place]
 */
function become(id, place) {
  const before = place ?? { chat: state.open?.chat ?? 0, thread: state.open?.thread ?? null, start: null };
  state.me = id;
  state.open = null;
  state.messages = new Map();
  document.body.setAttribute("aria-busy", "true");
  people.show();
  listen(before);
}

/**
 * Follow the events of the person one is; each time the stream opens, everything is read once.
 * @param {{chat: number, thread: number | null, start: string | null} | null} place to open first, once
 */
function listen(place) {
  stopListening();
  const opened = async () => {
    byId("offline").textContent = "";
    await refresh();
    if (place) settle(place);
    place = null;
    document.body.removeAttribute("aria-busy");
  };
  stopListening = api.listen(state.me, {
    open: () => opened().catch(failure),
    lost: () => (byId("offline").textContent = t("offline")),
    event: (kind, data) => afterLoading(() => happen(kind, data)),
  });
}

/** Read everything anew; the messages are drawn again only where they changed. */
async function refresh() {
  const shown = () => JSON.stringify(state.open && messagesOf(state.open));
  const before = shown();
  await load();
  dates.show();
  people.show();
  showChats(open);
  if (!state.open || shown() === before) return;
  showStart();
  lines.show(state.open);
  markRead(state.open);
}

/** @param {{chat: number, thread: number | null, start: string | null}} place where to begin */
function settle({ chat, thread, start: token }) {
  const all = conversations();
  const found = all.find((one) => one.chat === chat && one.thread === thread) ?? all.find((one) => one.chat === chat);
  if (token !== null) start(token);
  else if (found || wide.matches || chat) show(found ?? all[0]);
  else close();
}

/**
 * @param {string} kind
 * @param {any} data
 */
function happen(kind, data) {
  if (kind === "clock") {
    state.world.now = data.now;
    state.world.until = data.until;
    dates.show();
  } else if (kind === "world") {
    refresh().catch(failure);
  } else if (kind === "deleted") {
    state.messages.get(data.chat.id)?.delete(data.message_id);
    if (state.open && state.open.chat === data.chat.id) lines.show(state.open);
  } else if (kind === "asks") {
    answer(data);
  } else {
    receive(data);
  }
  showChats(open);
}

/** @param {Message} message a new or changed one */
function receive(message) {
  const known = state.messages.get(message.chat.id)?.has(message.message_id);
  keep(message);
  if (!state.open || !belongs(message, state.open)) return;
  showStart();
  if (known) lines.change(message);
  else lines.add(message);
  markRead(state.open);
}

/** @param {import("./types.js").Asking} asking the bot wants a reply: the field is opened for one, as Telegram does */
function answer({ chat, message_id, of, placeholder }) {
  const message = state.messages.get(chat.id)?.get(message_id);
  if (!message || !state.open || !belongs(message, state.open)) return;
  if (!of || of.includes(state.me)) writer.answer(message, placeholder);
}

/** @param {Conversation} conversation chosen in the list: the back button returns from it on a phone */
function open(conversation) {
  show(conversation, !wide.matches);
  if (!touch.matches) (byId("start").hidden ? byId("text") : byId("start")).focus();
}

/**
 * @param {Conversation} conversation
 * @param {boolean} [step]
 */
function show(conversation, step = false) {
  const same = state.open?.chat === conversation.chat && state.open.thread === conversation.thread;
  state.open = conversation;
  document.body.dataset.view = "chat";
  byId("title").textContent = conversation.title;
  byId("subtitle").textContent = conversation.subtitle;
  if (!same) writer.reset();
  writePlace({ as: state.me, chat: conversation.chat, thread: conversation.thread }, step);
  showStart();
  lines.show(conversation);
  markRead(conversation);
  showChats(open);
}

/** Back to the list of chats, on a phone. */
function close() {
  const left = state.open;
  state.open = null;
  document.body.dataset.view = "list";
  writePlace({ as: state.me });
  showChats(open);
  if (left) byId(`chat-${left.chat}-${left.thread ?? 0}`)?.focus();
}

/** A private chat begins with START, as Telegram has it. */
function showStart() {
  const conversation = /** @type {Conversation} */ (state.open);
  const empty = !messagesOf(conversation).length;
  const isNew = empty && conversation.chat === state.me;
  const wasPressed = document.activeElement === byId("start");
  byId("start").hidden = !isNew;
  byId("composer").hidden = isNew;
  byId("empty").hidden = !empty;
  byId("empty").textContent = (isNew && state.world.bot.description) || t("noMessages");
  if (wasPressed && !isNew) byId("text").focus();
}

/** @param {string} token of an invitation; empty for a plain start */
function start(token) {
  show(conversations()[0]);
  writer.send(token ? `/start ${token}` : "/start");
}

byId("start").addEventListener("click", () => start(""));
byId("back").addEventListener("click", () => (canGoBack() ? history.back() : close()));
addEventListener("popstate", () => settle(readPlace()));
document.addEventListener("visibilitychange", () => (document.hidden ? stopListening() : listen(null)));
wide.addEventListener("change", () => wide.matches && !state.open && settle({ chat: 0, thread: null, start: null }));

label();
state.world = await api.world();
const place = readPlace();
become(state.world.people.some(({ id }) => id === place.as) ? place.as : state.world.people[0].id, place);
