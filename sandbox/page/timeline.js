/** The messages of the open conversation: days between them, the newest in sight, a pill where it is not. */

import { byId, h, icon } from "./dom.js";
import { messageItem } from "./message.js";
import { isMine, messagesOf, senderOf, service } from "./state.js";
import { t } from "./strings.js";
import { dayOf } from "./time.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Conversation} Conversation */

/** How far from the end, in pixels, still counts as being at the end. */
const NEAR = 48;

/** How long a screen reader is kept from reading out a whole chat that was just opened. */
const QUIET_MS = 300;

/**
 * @param {import("./message.js").Actions} actions
 */
export function timeline(actions) {
  const log = byId("log");
  const list = byId("messages");
  const pill = byId("pill");
  let group = false;
  let day = "";
  let waiting = 0;

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const toEnd = () => log.scrollTo({ top: log.scrollHeight });

  const showPill = () => {
    pill.hidden = atEnd();
    if (pill.hidden) waiting = 0;
    const label = waiting ? t("newMessages", { count: waiting }) : t("newest");
    pill.replaceChildren(icon("down"), ...(waiting ? [label] : []));
    pill.setAttribute("aria-label", label);
  };

  /** @param {Message} message */
  const append = (message) => {
    const today = dayOf(message.date);
    const before = list.lastElementChild;
    if (today !== day) list.append(h("li", { class: "day" }, h("span", {}, today)));
    else if (before?.dataset.from === String(senderOf(message).id) && !service(message)) before.classList.add("followed");
    day = today;
    list.append(item(message));
  };

  /** @param {Message} message */
  const item = (message) => {
    const made = messageItem(message, group, actions);
    made.dataset.from ??= "";
    return made;
  };

  /**
   * @param {HTMLElement} made
   * @param {number} place negative, counted from the last
   */
  const refocus = (made, place) => {
    const places = /** @type {HTMLElement[]} */ ([...made.querySelectorAll("button, a")]);
    (places.at(place) ?? places.at(-1))?.focus({ preventScroll: true });
  };

  log.addEventListener("scroll", showPill, { passive: true });
  new ResizeObserver(() => waiting === 0 && pill.hidden && toEnd()).observe(log);
  pill.addEventListener("click", () => {
    toEnd();
    byId("text").focus();
  });

  return {
    /** @param {Conversation} conversation */
    show(conversation) {
      const messages = messagesOf(conversation);
      log.setAttribute("aria-busy", "true");
      group = conversation.chat < 0;
      day = "";
      waiting = 0;
      list.replaceChildren();
      messages.forEach(append);
      toEnd();
      showPill();
      setTimeout(() => log.removeAttribute("aria-busy"), QUIET_MS);
    },
    /** @param {Message} message */
    add(message) {
      const stay = !atEnd() && !isMine(message);
      append(message);
      if (stay) waiting += 1;
      else toEnd();
      showPill();
    },
    /** @param {Message} message its new state; the focus stays on the button in the same place from the end */
    change(message) {
      const old = byId(`message-${message.message_id}`);
      if (!old) return;
      const end = atEnd();
      const places = [...old.querySelectorAll("button, a")];
      const focused = places.indexOf(document.activeElement) - places.length;
      const made = item(message);
      made.classList.toggle("followed", old.classList.contains("followed"));
      const hadFocus = old.contains(document.activeElement);
      old.replaceWith(made);
      if (hadFocus) refocus(made, focused);
      if (end) toEnd();
    },
    /** @param {number} id show the message with this id */
    jump(id) {
      const target = byId(`message-${id}`);
      target?.scrollIntoView({ block: "center" });
      target?.classList.add("found");
      target?.addEventListener("animationend", () => target.classList.remove("found"), { once: true });
    },
  };
}
