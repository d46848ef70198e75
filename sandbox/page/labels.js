/** Gives the elements of index.html their words and icons. */

import { icon } from "./dom.js";
import { lang, t } from "./strings.js";

export function label() {
  document.documentElement.lang = lang;
  for (const [element, key] of marked("text")) element.textContent = t(key);
  for (const [element, key] of marked("label")) element.setAttribute("aria-label", t(key));
  for (const [element, key] of marked("icon")) element.append(icon(key));
}

/**
 * @param {string} name
 * @returns {[HTMLElement, any][]} the elements marked data-name, each with its value
 */
function marked(name) {
  const elements = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(`[data-${name}]`)]);
  return elements.map((element) => [element, element.dataset[name]]);
}
