/** The list of chats, with the last message and what is unread. */

import { avatar, byId, h } from "./dom.js";
import { conversations, isMine, messagesOf, service, state, summary, unread } from "./state.js";
import { t } from "./strings.js";
import { clockTime } from "./time.js";

/** @typedef {import("./types.js").Conversation} Conversation */

/**
 * Draw the list anew; the focus stays on the same chat.
 * @param {(conversation: Conversation) => void} open
 */
export function showChats(open) {
  const list = byId("chats");
  const focused = list.contains(document.activeElement) ? document.activeElement?.id : null;
  const all = conversations();
  const items = all.flatMap((conversation, at) => {
    const heading = conversation.group && conversation.group !== all[at - 1]?.group;
    return [heading ? h("li", { class: "group" }, conversation.group) : null, entry(conversation, open)];
  });
  list.replaceChildren(h("ul", {}, ...items));
  if (focused) byId(focused)?.focus();
  const waiting = all.reduce((sum, conversation) => sum + unread(conversation), 0);
  document.title = (waiting ? `(${waiting}) ` : "") + all[0].title;
}

/**
 * @param {Conversation} conversation
 * @param {(conversation: Conversation) => void} open
 */
function entry(conversation, open) {
  const last = messagesOf(conversation).at(-1);
  const count = unread(conversation);
  const isOpen = conversation.chat === state.open?.chat && conversation.thread === state.open?.thread;
  return h(
    "li",
    {},
    h(
      "button",
      {
        type: "button",
        id: `chat-${conversation.chat}-${conversation.thread ?? 0}`,
        class: conversation.group ? "chat topic" : "chat",
        "aria-current": isOpen ? "true" : null,
        onclick: () => open(conversation),
      },
      badge(conversation),
      h("span", { class: "name" }, conversation.title),
      last ? h("time", {}, clockTime(last.date)) : null,
      h("span", { class: "preview" }, preview(conversation, last)),
      count ? h("span", { class: "unread", title: t("unread", { count }) }, String(count)) : null,
    ),
  );
}

/** @param {Conversation} conversation */
function badge({ chat, group, title }) {
  if (group) return h("span", { class: "hash", "aria-hidden": "true" }, "#");
  return avatar(title, chat === state.me ? state.world.bot.id : chat);
}

/**
 * @param {Conversation} conversation
 * @param {import("./types.js").Message} [last]
 * @returns {string} the last message in a line
 */
function preview({ group, subtitle }, last) {
  if (!last) return group ? "" : subtitle;
  return isMine(last) && !service(last) ? `${t("you")}: ${summary(last)}` : summary(last);
}
