/** What the page knows: the world, who one is, which conversation is open, all messages, and what was read. */

import { t } from "./strings.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Conversation} Conversation */

export const state = {
  /** @type {import("./types.js").World} */
  world: /** @type {any} */ (null),
  /** the id of the person one is */
  me: 0,
  /** @type {Conversation | null} the open conversation */
  open: null,
  /** @type {Map<number, Map<number, Message>>} chat id → message id → message, of the chats this person sees */
  messages: new Map(),
};

/** @type {Map<string, number>} person, chat and thread → id of the last message read */
const read = new Map(JSON.parse(sessionStorage.getItem("read") ?? "[]"));

/** @returns {import("./types.js").Person} the person one is */
export const person = () => /** @type {any} */ (state.world.people.find(({ id }) => id === state.me));

/**
 * @param {import("./types.js").User} [user]
 * @returns {string} first and last name
 */
export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ");

/**
 * @param {Message} message
 * @returns {{id: number, name: string}} who wrote it: a person, or the chat that a person or channel writes as
 */
export function senderOf({ from, sender_chat }) {
  if (sender_chat) return { id: sender_chat.id, name: sender_chat.title };
  return { id: from?.id ?? 0, name: nameOf(from) };
}

/**
 * The lines of the chat list of the person one is: the private chat, then groups, each with its topics.
 * @returns {Conversation[]}
 */
export function conversations() {
  const { bot, chats } = state.world;
  const mine = chats.filter((chat) => chat.type !== "private" && chat.members.includes(state.me));
  const privately = { chat: state.me, thread: null, title: nameOf(bot), subtitle: t("bot"), group: null };
  return [privately, ...mine.flatMap(lines)];
}

/**
 * @param {import("./types.js").Chat} chat
 * @returns {Conversation[]}
 */
function lines(chat) {
  const subtitle = t("members", { count: chat.members.length });
  const line = { chat: chat.id, thread: null, title: chat.title, subtitle, group: null };
  if (!chat.topics?.length) return [line];
  const topics = chat.topics.filter(({ message_thread_id }) => message_thread_id !== GENERAL);
  return [
    { ...line, title: t("general"), subtitle: chat.title, group: chat.title },
    ...topics.map(({ message_thread_id, name }) => ({
      chat: chat.id,
      thread: message_thread_id,
      title: name,
      subtitle: chat.title,
      group: chat.title,
    })),
  ];
}

/** The topic that every forum has; its messages carry no thread. */
const GENERAL = 1;

/**
 * @param {Message} message
 * @returns {number | null} the topic it belongs to
 */
export const threadOf = (message) => (message.is_topic_message ? (message.message_thread_id ?? null) : null);

/**
 * @param {Message} message
 * @param {Conversation} conversation
 * @returns {boolean}
 */
export const belongs = (message, conversation) =>
  message.chat.id === conversation.chat && threadOf(message) === conversation.thread;

/**
 * @param {Conversation} conversation
 * @returns {Message[]} oldest first
 */
export const messagesOf = (conversation) =>
  [...(state.messages.get(conversation.chat)?.values() ?? [])]
    .filter((message) => belongs(message, conversation))
    .sort((a, b) => a.message_id - b.message_id);

/** @param {Message} message a new or changed one */
export function keep(message) {
  if (!state.messages.has(message.chat.id)) state.messages.set(message.chat.id, new Map());
  state.messages.get(message.chat.id)?.set(message.message_id, message);
}

/** @param {Conversation} conversation all that is in it counts as read */
export function markRead(conversation) {
  read.set(key(conversation), messagesOf(conversation).at(-1)?.message_id ?? 0);
  sessionStorage.setItem("read", JSON.stringify([...read]));
}

/**
 * @param {Conversation} conversation
 * @returns {number} how many messages of others came after the last one read
 */
export function unread(conversation) {
  const messages = messagesOf(conversation);
  const newest = messages.at(-1)?.message_id ?? 0;
  const last = read.get(key(conversation)) ?? 0;
  const since = last > newest ? 0 : last; // ids beyond the newest are of another box, before a restart
  return messages.filter((message) => message.message_id > since && !isMine(message) && !service(message)).length;
}

/**
 * @param {Message} message
 * @returns {boolean}
 */
export const isMine = (message) => senderOf(message).id === state.me;

/**
 * @param {Message} message
 * @returns {boolean} whether the person one is wrote its text
 */
export const isEditable = (message) => isMine(message) && Boolean(textOf(message)) && !message.via_bot;

/**
 * @param {Message} message
 * @returns {string | undefined} its text, or what stands under its file
 */
export const textOf = (message) => message.text ?? message.caption;

/** @param {Conversation} conversation */
const key = (conversation) => `${state.me} ${conversation.chat} ${conversation.thread}`;

/**
 * One line that stands for a message: in the chat list, in a quote.
 * @param {Message} message
 * @returns {string}
 */
export function summary(message) {
  const text = textOf(message);
  if (text) return text.replace(/\s+/g, " ").slice(0, 200);
  if (message.photo) return t("photo");
  if (message.document) return t("file", { name: message.document.file_name ?? "" });
  return service(message) ?? t("unknown");
}

/**
 * @param {Message} message
 * @returns {string | null} the sentence of a message that nobody wrote
 */
export function service(message) {
  if (message.forum_topic_created) return t("topicCreated", { name: message.forum_topic_created.name });
  if (message.new_chat_members) return t("joined", { name: message.new_chat_members.map(nameOf).join(", ") });
  if (message.left_chat_member) return t("left", { name: nameOf(message.left_chat_member) });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("migrated");
  return null;
}
