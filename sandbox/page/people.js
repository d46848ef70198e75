/** Who one is: a button with the present person, a menu with all. */

import { avatar, byId, h, icon } from "./dom.js";
import { nameOf, person, state } from "./state.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Person} Person */

/** @param {(id: number) => void} become */
export function peopleMenu(become) {
  const button = byId("me");
  const menu = byId("people");

  const items = () => /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("[role=menuitemradio]")]);

  menu.addEventListener("toggle", (/** @type {ToggleEvent} */ event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") menu.querySelector("[aria-checked=true]")?.focus();
  });
  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const all = items();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  });

  /** @param {Person} somebody */
  const item = (somebody) =>
    h(
      "button",
      {
        type: "button",
        role: "menuitemradio",
        "aria-checked": String(somebody.id === state.me),
        onclick: () => {
          menu.hidePopover();
          become(somebody.id);
        },
      },
      ...face(somebody),
    );

  return {
    show() {
      const name = nameOf(person());
      button.replaceChildren(...face(person()), icon("down"));
      button.setAttribute("aria-label", `${t("youAre", { name })}. ${t("choosePerson")}`);
      menu.replaceChildren(...state.world.people.map(item));
      byId("text").placeholder = t("writeAs", { name: person().first_name });
      byId("text").setAttribute("aria-label", t("writeAs", { name }));
    },
  };
}

/**
 * @param {Person} somebody
 * @returns {Node[]}
 */
function face(somebody) {
  const name = nameOf(somebody);
  const hint = somebody.hint ?? (somebody.username ? `@${somebody.username}` : "");
  return [
    avatar(name, somebody.id),
    h("span", { class: "who" }, h("span", { class: "name" }, name), h("span", { class: "hint" }, hint)),
  ];
}
