/** Gives the elements of index.html their words and icons. */

import { icon } from "./dom.js";
import { lang, t } from "./strings.js";

export function label() {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-icon]")) element.append(icon(element.dataset.icon));
}
