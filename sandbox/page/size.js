/** Sizes of files in words. */

import { locale } from "./strings.js";

const STEP = 1024;
const UNITS = /** @type {const} */ (["byte", "kilobyte", "megabyte"]);

/**
 * @param {number} bytes
 * @returns {string} "1,4 MB", as Telegram counts: a kilobyte has 1024 bytes
 */
export function size(bytes) {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP)), UNITS.length - 1);
  const options = /** @type {const} */ ({ style: "unit", unit: UNITS[power], maximumFractionDigits: 1 });
  return new Intl.NumberFormat(locale, options).format(bytes / STEP ** power);
}
