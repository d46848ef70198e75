/** Where suggestions come from: commands after "/", the bot's name after "@", its inline answers after "@bot ". */

import * as api from "./api.js";
import { nameOf, state } from "./state.js";
import { t } from "./strings.js";

/** @typedef {import("./suggest.js").Option} Option */

/** How long one must stop typing before the bot is asked. */
const PAUSE_MS = 250;

/**
 * @param {string} text what stands in the field
 * @param {{send: (text: string) => void, fill: (text: string) => void}} actions
 * @returns {Promise<Option[]>} the commands that begin with it
 */
export async function commandOptions(text, actions) {
  if (!/^\/\w*$/.test(text) || !state.open) return [];
  const commands = await api.commands(state.me, state.open.chat);
  return commands
    .map(({ command, description }) => ({ word: `/${command}`, description }))
    .filter(({ word }) => word.startsWith(text.toLowerCase()))
    .map(({ word, description }) => ({
      label: word,
      detail: description,
      brief: true,
      choose: () => actions.send(word),
      complete: () => actions.fill(`${word} `),
    }));
}

/**
 * @param {string} text what stands in the field
 * @param {(text: string) => void} fill
 * @returns {Option[]} the bot's name where it is being typed
 */
export function mentionOptions(text, fill) {
  const mention = `@${state.world.bot.username}`;
  if (!text.startsWith("@") || !mention.toLowerCase().startsWith(text.toLowerCase())) return [];
  const choose = () => fill(`${mention} `);
  return [{ label: mention, detail: nameOf(state.world.bot), brief: true, choose, complete: choose }];
}

/**
 * @param {string} text what stands in the field
 * @returns {string | null} the query where it begins with the bot's name and a space
 */
export function inlineQuery(text) {
  const mention = `@${state.world.bot.username} `.toLowerCase();
  return text.toLowerCase().startsWith(mention) ? text.slice(mention.length).trim() : null;
}

/**
 * @param {string} query
 * @param {{chosen: () => void, start: (token: string) => void, failed: (error: Error) => void}} actions
 * @returns {Promise<Option[]>}
 */
export async function inlineOptions(query, actions) {
  const answer = await api.inline({ as: state.me, query });
  if (!answer) return [{ label: t("silent") }];
  const { button, results } = answer;
  const first = button ? [{ label: button.text, choose: () => actions.start(button.start_parameter ?? "") }] : [];
  if (!results.length && !first.length) return [{ label: t("noResults") }];
  return [...first, ...results.map((result) => inlineOption(answer.query_id, result, actions))];
}

/**
 * @param {string} query_id
 * @param {import("./types.js").InlineResult} result
 * @param {{chosen: () => void, failed: (error: Error) => void}} actions
 * @returns {Option}
 */
function inlineOption(query_id, { id, title, description }, actions) {
  const choose = () => {
    const { chat, thread } = /** @type {import("./types.js").Conversation} */ (state.open);
    actions.chosen();
    api.choose({ as: state.me, chat, query_id, result_id: id, thread }).catch(actions.failed);
  };
  return { label: title ?? id, detail: description, choose };
}

/**
 * @returns {Promise<void>} after the pause
 */
export const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
