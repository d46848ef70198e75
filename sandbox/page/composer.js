/** The message field: send, reply, edit, and the suggestions above it. */

import * as api from "./api.js";
import { attachment } from "./attachment.js";
import { byId } from "./dom.js";
import { failure } from "./notices.js";
import { commandOptions, inlineOptions, inlineQuery, mentionOptions, pause } from "./sources.js";
import { isEditable, messagesOf, person, senderOf, service, state, summary, textOf } from "./state.js";
import { t } from "./strings.js";
import { suggestionList } from "./suggest.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {{kind: "reply" | "edit", message: Message, hint?: string}} Reference
 *   the message one replies to or edits; `hint` stands in the empty field */

/** @param {{start: (token: string) => void}} actions */
export function composer(actions) {
  const form = byId("composer");
  const field = byId("text");
  const note = byId("reference");
  const list = suggestionList(field);
  const attached = attachment(() => field.focus());
  /** @type {Reference | null} */
  let reference = null;
  let turn = 0;

  const resize = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  };

  /** @param {string} text */
  const fill = (text) => {
    field.value = text;
    resize();
    suggest();
    field.focus();
  };

  /** @param {Reference | null} next */
  const refer = (next) => {
    reference = next;
    field.placeholder = next?.hint || t("writeAs", { name: person().first_name });
    note.hidden = !next;
    if (!next) return;
    const title = next.kind === "edit" ? t("editing") : t("replyTo", { name: senderOf(next.message).name });
    note.querySelector("strong").textContent = title;
    note.querySelector("span").textContent = summary(next.message);
    field.focus();
  };

  const clear = () => {
    if (reference?.kind === "edit") field.value = "";
    refer(null);
    fill(field.value);
  };

  async function suggest() {
    const mine = (turn += 1);
    const found = await options(() => mine === turn).catch((error) => (failure(error), []));
    if (mine === turn) list.show(found);
  }

  /** @param {() => boolean} current whether nothing was typed since */
  async function options(current) {
    if (reference?.kind === "edit") return [];
    const query = inlineQuery(field.value);
    if (field.value.startsWith("@") && query === null) return mentionOptions(field.value, fill);
    if (query === null) return commandOptions(field.value, { send, fill });
    list.show([{ label: t("searching") }]);
    await pause();
    if (!current()) return [];
    return inlineOptions(query, { chosen: () => fill(""), start: actions.start, failed: failure });
  }

  /** @param {string} text to send to the open conversation, or to put in the place of the message one edits */
  async function send(text) {
    const file = reference?.kind === "edit" ? null : attached.get();
    if (!(text.trim() || file) || !state.open) return;
    const { chat, thread } = state.open;
    const sent = reference;
    refer(null);
    if (file) attached.put(null);
    fill("");
    try {
      await deliver({ as: state.me, chat, text, thread }, sent, file);
    } catch (error) {
      failure(/** @type {Error} */ (error));
      if (!field.value) fill(text);
      if (file) attached.put(file);
      refer(sent);
    }
  }

  /**
   * @param {{as: number, chat: number, text: string, thread: number | null}} values
   * @param {Reference | null} sent
   * @param {File | null} file
   */
  function deliver(values, sent, file) {
    const id = sent?.message.message_id ?? null;
    if (sent?.kind === "edit") return api.edit({ ...values, message: sent.message.message_id });
    return file ? api.send({ ...values, reply_to: id }, file) : api.say({ ...values, reply_to: id });
  }

  /** @param {Message} message */
  const edit = (message) => {
    refer({ kind: "edit", message });
    fill(textOf(message) ?? "");
  };

  /**
   * Ctrl and an arrow walk through the messages to reply to.
   * @param {-1 | 1} step
   */
  const walk = (step) => {
    const all = state.open ? messagesOf(state.open).filter((message) => !service(message)) : [];
    const at = reference ? all.findIndex(({ message_id }) => message_id === reference?.message.message_id) : all.length;
    const message = all[Math.max(at + step, 0)];
    refer(message ? { kind: "reply", message } : null);
  };

  const editLast = () => {
    const last = state.open && messagesOf(state.open).findLast(isEditable);
    if (last) edit(last);
  };

  field.addEventListener("input", () => (resize(), suggest()));
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || list.key(event)) return;
    const arrow = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" && !event.shiftKey) send(field.value);
    else if (event.key === "Escape" && reference) clear();
    else if (arrow && event.ctrlKey) walk(/** @type {-1 | 1} */ (arrow));
    else if (event.key === "ArrowUp" && !field.value) editLast();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    send(field.value);
  });
  note.querySelector("button").addEventListener("click", clear);
  byId("menu").addEventListener("click", () => fill(field.value === "/" ? "" : "/"));

  return {
    send,
    fill,
    edit,
    /** @param {Message} message */
    reply: (message) => refer({ kind: "reply", message }),
    /**
     * Reply to what the bot asks, unless one is editing.
     * @param {Message} message
     * @param {string} hint
     */
    answer(message, hint) {
      if (reference?.kind !== "edit") refer({ kind: "reply", message, hint });
    },
    /** Begin anew in another conversation. */
    reset() {
      refer(null);
      attached.put(null);
      field.value = "";
      resize();
      turn += 1;
      list.hide();
    },
  };
}
