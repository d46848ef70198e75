/** Photos and documents in a message. */

import { h, icon } from "./dom.js";
import { size } from "./size.js";
import { t } from "./strings.js";

/** @typedef {import("./types.js").Message} Message */

/** @param {string} id */
const address = (id) => `/sandbox/files/${encodeURIComponent(id)}`;

/**
 * @param {Message} message
 * @returns {HTMLElement | null} what it carries beside text
 */
export function fileOf(message) {
  const largest = message.photo?.at(-1);
  if (largest) return photo(largest, message.caption);
  return message.document ? paper(message.document) : null;
}

/**
 * @param {import("./types.js").PhotoSize} shown
 * @param {string} [caption]
 */
function photo({ file_id, width, height }, caption) {
  const src = address(file_id);
  const picture = h("img", { src, width, height, alt: caption ? t("photoOf", { caption }) : t("photo") });
  return h("a", { class: "photo", href: src, target: "_blank", rel: "noopener" }, picture);
}

/** @param {import("./types.js").Document} document */
function paper({ file_id, file_name, file_size }) {
  const name = file_name || t("unnamed");
  return h(
    "a",
    { class: "file", href: address(file_id), download: name },
    h("span", { class: "badge" }, icon("save")),
    h("span", { class: "name" }, name),
    h("span", { class: "hint" }, size(file_size ?? 0)),
  );
}
