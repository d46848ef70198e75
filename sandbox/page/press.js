/** What a button under a message does, and what the bot answers to a press. */

import * as api from "./api.js";
import { alertBox, failure, toast } from "./notices.js";
import { state } from "./state.js";
import { t } from "./strings.js";

/** @typedef {{fill: (text: string) => void, start: (token: string) => void}} Actions */

/**
 * @param {import("./types.js").Message} message
 * @param {import("./types.js").Button} button
 * @param {Actions} actions
 * @returns {Promise<void>} when the bot has answered
 */
export async function press(message, button, actions) {
  const query = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (button.url) visit(button.url, actions);
  else if (query !== undefined) actions.fill(`@${state.world.bot.username} ${query}`);
  else if (button.callback_data) await callBack(message, button.callback_data, actions);
}

/**
 * @param {import("./types.js").Message} message
 * @param {string} data
 * @param {Actions} actions
 */
async function callBack(message, data, actions) {
  const values = { as: state.me, chat: message.chat.id, message: message.message_id, data };
  try {
    const answer = await api.press(values);
    if (!answer) toast(t("silent"));
    else if (answer.url) visit(answer.url, actions);
    else if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
  } catch (error) {
    failure(/** @type {Error} */ (error));
  }
}

/**
 * @param {string} url
 * @param {Actions} actions
 */
function visit(url, actions) {
  if (!followInvitation(url, actions.start) && /^(https?|tg):/i.test(url)) window.open(url, "_blank", "noopener");
}

/**
 * @param {string} url
 * @param {(token: string) => void} start
 * @returns {boolean} whether it was a link that starts our bot; then it is followed here
 */
export function followInvitation(url, start) {
  const [, name, token] = /^https:\/\/t\.me\/(\w+)\?start=([\w-]+)$/.exec(url) ?? [];
  if (name?.toLowerCase() !== state.world.bot.username?.toLowerCase() || !token) return false;
  start(token);
  return true;
}
