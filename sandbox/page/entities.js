/** Formatted text: a message's entities become nested elements around plain text nodes. */

import { h } from "./dom.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Entity} Entity */
/** @typedef {{command: (text: string) => void, link: (url: string) => boolean}} Actions `link`: whether it took over */

/** @type {Record<string, string>} kinds that are an element and nothing more */
const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const SAFE_LINK = /^(https?|mailto|tel|tg):/i;

/**
 * @param {string} text
 * @param {Entity[]} entities in any order; they nest and never cross, as the Bot API promises
 * @param {Actions} actions
 * @returns {Node[]}
 */
export function formatted(text, entities, actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, sorted, 0, text.length, actions);
}

/**
 * @param {string} text
 * @param {Entity[]} entities sorted, the ones inside from–to; those used are taken away
 * @param {number} from
 * @param {number} to
 * @param {Actions} actions
 * @returns {Node[]}
 */
function nodes(text, entities, from, to, actions) {
  const found = [];
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = /** @type {Entity} */ (entities.shift());
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= at) continue;
    found.push(text.slice(at, entity.offset));
    const inside = nodes(text, entities, entity.offset, end, actions);
    found.push(element(entity, text.slice(entity.offset, end), inside, actions));
    at = end;
  }
  found.push(text.slice(at, to));
  return found.filter((node) => node !== "").map((node) => (node instanceof Node ? node : new Text(node)));
}

/**
 * @param {Entity} entity
 * @param {string} covered the plain text it covers
 * @param {Node[]} inside
 * @param {Actions} actions
 * @returns {Node}
 */
function element(entity, covered, inside, actions) {
  const tag = TAGS[entity.type];
  if (tag) return h(tag, {}, ...inside);
  switch (entity.type) {
    case "bot_command":
      return h("button", { type: "button", class: "link", onclick: () => actions.command(covered) }, ...inside);
    case "spoiler":
      return spoiler(inside);
    case "url":
      return link(SAFE_LINK.test(covered) ? covered : `https://${covered}`, inside, actions);
    case "text_link":
      return link(entity.url ?? "", inside, actions);
    case "email":
      return link(`mailto:${covered}`, inside, actions);
    case "phone_number":
      return link(`tel:${covered}`, inside, actions);
    case "mention":
    case "text_mention":
    case "hashtag":
      return h("span", { class: "mention" }, ...inside);
    default:
      return h("span", {}, ...inside);
  }
}

/**
 * @param {string} url
 * @param {Node[]} inside
 * @param {Actions} actions
 * @returns {Node}
 */
function link(url, inside, actions) {
  if (!SAFE_LINK.test(url)) return h("span", {}, ...inside);
  const onclick = (/** @type {Event} */ event) => {
    if (actions.link(url)) event.preventDefault();
  };
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick }, ...inside);
}

/**
 * @param {Node[]} inside
 * @returns {Node}
 */
function spoiler(inside) {
  const hidden = h("span", { class: "hidden", "aria-hidden": "true" }, ...inside);
  const show = () => button.replaceWith(h("span", {}, ...inside));
  const button = h("button", { type: "button", class: "spoiler", "aria-label": t("spoiler"), onclick: show }, hidden);
  return button;
}
