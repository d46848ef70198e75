/** The file that goes with the next message: chosen or pasted, shown above the field, and sent with its text. */

import { byId } from "./dom.js";
import { size } from "./size.js";

/** @param {() => void} changed called when somebody chose a file or took it away */
export function attachment(changed) {
  const chooser = byId("file");
  const note = byId("attachment");
  /** @type {File | null} */
  let file = null;

  /** @param {File | null} next */
  const put = (next) => {
    file = next;
    chooser.value = "";
    note.hidden = !next;
    note.querySelector("strong").textContent = next?.name ?? "";
    note.querySelector("span").textContent = next ? size(next.size) : "";
  };

  /** @param {File | null} next */
  const choose = (next) => {
    put(next);
    changed();
  };

  byId("attach").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => choose(chooser.files[0] ?? null));
  note.querySelector("button").addEventListener("click", () => choose(null));
  byId("text").addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
    const pasted = event.clipboardData?.files[0];
    if (!pasted) return;
    event.preventDefault();
    choose(pasted);
  });

  return {
    put,
    /** @returns {File | null} */
    get: () => file,
  };
}
