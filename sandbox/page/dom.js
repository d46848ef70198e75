/** Small helpers for building nodes. Text only ever enters the page as text nodes, never as HTML. */

/** @typedef {Node | string | null | undefined | false} Child children of `h`; the empty ones are left out */

const SVG = "http://www.w3.org/2000/svg";

/** Outlines of the icons, drawn on a grid of 24 × 24. */
const ICONS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  slash: "M15 5L9 19",
  clip: "M19 11l-7.5 7.5a4.2 4.2 0 0 1-6-6L13 5a2.8 2.8 0 0 1 4 4l-7.5 7.5a1.4 1.4 0 0 1-2-2L14 8",
  save: "M12 4v11M7 11l5 5 5-5M5 20h14",
  send: "M5 12l15-7-6 15-3-6z",
  reply: "M10 6l-6 5 6 5M4 11h9a6 6 0 0 1 6 6v1",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  down: "M6 9l6 6 6-6",
};

/**
 * Build an element.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `onclick` and the like are functions, `true` sets an empty attribute
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return element;
}

/**
 * Find an element that index.html promises.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * Draw an icon; it says nothing to a screen reader, its button has a label.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A round badge with somebody's initials, its colour chosen by id.
 * @param {string} name
 * @param {number} id
 * @returns {HTMLElement}
 */
export function avatar(name, id) {
  const initials = name.split(/\s+/).map((word) => [...word][0] ?? "");
  const shown = initials.length > 1 ? initials[0] + initials.at(-1) : initials[0];
  return h("span", { class: `avatar ${hue(id)}`, "aria-hidden": "true" }, shown.toUpperCase());
}

/**
 * The class that gives an id its colour.
 * @param {number} id
 * @returns {string}
 */
export const hue = (id) => `hue-${Math.abs(id) % 6}`;
