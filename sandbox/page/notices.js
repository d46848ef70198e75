/** What the page says beside the messages: a passing line, or an alert that wants to be read. */

import { byId } from "./dom.js";
import { t } from "./strings.js";

let timer = 0;

/** @param {string} text shown for four seconds, longer where there is more to read */
export function toast(text) {
  const line = byId("toast");
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => line.classList.remove("shown"), 4000 + 40 * text.length);
}

/** @param {string} text */
export function alertBox(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

/** @param {Error} error */
export const failure = (error) => toast(t("failed", { reason: error.message }));
