/** Reads everything a person sees. Loads follow one another, and events wait for the load under way. */

import * as api from "./api.js";
import { conversations, keep, state } from "./state.js";

let last = Promise.resolve();
/** @type {(() => void)[] | null} what waits for the load under way */
let waiting = null;

/** @returns {Promise<void>} when the world and all messages of the person one is are there */
export function load() {
  last = last.catch(() => {}).then(read);
  return last;
}

/** @param {() => void} act done at once, or after the load under way */
export const afterLoading = (act) => (waiting ? waiting.push(act) : act());

async function read() {
  waiting = [];
  try {
    const me = state.me;
    state.world = await api.world();
    const chats = [...new Set(conversations().map(({ chat }) => chat))];
    const lists = await Promise.all(chats.map((chat) => api.messages(me, chat)));
    if (me !== state.me) return;
    state.messages = new Map(chats.map((chat) => [chat, new Map()]));
    lists.flat().forEach(keep);
  } finally {
    const acts = waiting;
    waiting = null;
    acts.forEach((act) => act());
  }
}
