/** One message as a list item: bubble, quote, buttons. */

import { h, hue, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { fileOf } from "./files.js";
import { isEditable, isMine, nameOf, senderOf, service, state, summary, textOf } from "./state.js";
import { t } from "./strings.js";
import { clockTime } from "./time.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Button} Button */
/**
 * @typedef {import("./entities.js").Actions & {
 *   reply: (message: Message) => void,
 *   edit: (message: Message) => void,
 *   press: (message: Message, button: Button) => Promise<void>,
 *   jump: (messageId: number) => void,
 * }} Actions what a message lets one do
 */

/**
 * @param {Message} message
 * @param {boolean} group whether senders are named
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function messageItem(message, group, actions) {
  const id = `message-${message.message_id}`;
  const said = service(message);
  if (said) return h("li", { id, class: "service" }, said);
  const kind = isMine(message) ? "own" : "other";
  return h(
    "li",
    { id, class: `message ${kind}`, "data-from": senderOf(message).id },
    bubble(message, group, actions),
    tools(message, actions),
    keyboard(message, actions),
  );
}

/**
 * @param {Message} message
 * @param {boolean} group
 * @param {Actions} actions
 */
function bubble(message, group, actions) {
  const own = isMine(message);
  const shown = group && !own;
  const { id, name } = senderOf(message);
  const sender = h(
    "p",
    { class: shown ? `sender ${hue(id)}` : "sender sr-only" },
    own ? t("you") : name,
  );
  return h(
    "div",
    { class: "bubble" },
    sender,
    via(message),
    forwarded(message),
    quote(message, actions),
    fileOf(message),
    body(message, actions),
    meta(message),
  );
}

/** @param {Message} message */
const via = (message) =>
  message.via_bot && h("p", { class: "via" }, t("via", { name: message.via_bot.username ?? nameOf(message.via_bot) }));

/** @param {Message} message */
function forwarded({ forward_origin: origin }) {
  if (!origin) return null;
  const chat = origin.sender_chat ?? origin.chat;
  const name = chat?.title ?? origin.sender_user_name ?? nameOf(origin.sender_user);
  return h("p", { class: "via" }, t("forwarded", { name }));
}

/**
 * The quoted message. The opening message of a topic is no quote, though every message of the topic "replies" to it.
 * @param {Message} message
 * @param {Actions} actions
 */
function quote({ reply_to_message: quoted }, actions) {
  if (!quoted || quoted.forum_topic_created) return null;
  const sender = senderOf(quoted);
  const name = sender.id === state.me ? t("you") : sender.name;
  return h(
    "button",
    { type: "button", class: `quote ${hue(sender.id)}`, onclick: () => actions.jump(quoted.message_id) },
    h("strong", {}, name),
    h("span", {}, summary(quoted)),
  );
}

/**
 * @param {Message} message
 * @param {Actions} actions
 */
function body(message, actions) {
  const text = textOf(message) ?? (message.photo || message.document ? "" : summary(message));
  const entities = message.entities ?? message.caption_entities ?? [];
  return h("div", { class: "text", dir: "auto" }, ...formatted(text, entities, actions));
}

/** @param {Message} message */
function meta(message) {
  const date = new Date(message.date * 1000).toISOString();
  return h(
    "p",
    { class: "meta" },
    message.edit_date ? h("span", { class: "edited" }, `${t("edited")} `) : null,
    h("time", { datetime: date }, clockTime(message.date)),
  );
}

/**
 * @param {Message} message
 * @param {Actions} actions
 */
function tools(message, actions) {
  const tool = (/** @type {"reply" | "edit"} */ name) =>
    h(
      "button",
      {
        type: "button",
        class: "quiet icon",
        "aria-label": t(name),
        title: t(name),
        onclick: () => actions[name](message),
      },
      icon(name),
    );
  return h("div", { class: "tools" }, tool("reply"), isEditable(message) && tool("edit"));
}

/**
 * @param {Message} message
 * @param {Actions} actions
 */
function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const key = (/** @type {Button} */ button) => {
    const cell = h(
      "button",
      { type: "button", onclick: () => pressOnce(cell, () => actions.press(message, button)) },
      button.text,
    );
    return cell;
  };
  return h("div", { class: "keyboard" }, ...rows.map((row) => h("div", { class: "keys" }, ...row.map(key))));
}

/**
 * A button waits for its answer before it can be pressed again. It stays focusable while it waits.
 * @param {HTMLElement} button
 * @param {() => Promise<void>} press
 */
async function pressOnce(button, press) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  await press();
  button.removeAttribute("aria-busy");
}
