/** The list above the message field: commands, or what the bot offers inline. Focus stays in the field. */

import { byId, h } from "./dom.js";

/** @typedef {{label: string, detail?: string, brief?: boolean, choose?: () => void, complete?: () => void}} Option
 *   without `choose` only a note; a `brief` one fits a line */

/** @param {HTMLTextAreaElement} field the field it belongs to */
export function suggestionList(field) {
  const list = byId("suggestions");
  /** @type {Option[]} */
  let options = [];
  let active = -1;

  /** @param {number} next */
  const activate = (next) => {
    active = next;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) field.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else field.removeAttribute("aria-activedescendant");
  };

  /** @param {Option[]} next */
  const show = (next) => {
    options = next;
    list.hidden = !options.length;
    list.replaceChildren(...options.map(item));
    activate(-1);
  };
  const hide = () => show([]);

  /**
   * @param {Option} option
   * @param {number} at
   */
  const item = (option, at) =>
    h(
      "div",
      {
        id: `suggestion-${at}`,
        role: "option",
        class: option.brief ? "brief" : null,
        "aria-selected": "false",
        "aria-disabled": option.choose ? null : "true",
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => option.choose?.(),
      },
      h("span", { class: "name" }, option.label),
      option.detail ? h("span", { class: "hint" }, option.detail) : null,
    );

  /** @type {Record<string, () => boolean>} what a key does, and whether it did anything */
  const KEYS = {
    ArrowDown: () => (activate((active + 1) % options.length), true),
    ArrowUp: () => (activate((active < 1 ? options.length : active) - 1), true),
    Escape: () => (hide(), true),
    Enter: () => {
      options[active]?.choose?.();
      return active >= 0;
    },
    Tab: () => {
      const { complete } = options[Math.max(active, 0)];
      complete?.();
      return Boolean(complete);
    },
  };

  return {
    show,
    hide,
    /**
     * @param {KeyboardEvent} event
     * @returns {boolean} whether the list took the key
     */
    key(event) {
      if (list.hidden || event.shiftKey || !KEYS[event.key]?.()) return false;
      event.preventDefault();
      return true;
    },
  };
}
