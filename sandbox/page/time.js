/** Dates in words, in the time zone of the world. */

import { state } from "./state.js";
import { locale } from "./strings.js";

/**
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} options
 */
const format = (date, options) =>
  new Intl.DateTimeFormat(locale, { timeZone: state.world.timezone, ...options }).format(date);

/** @param {number} seconds since 1970, as in a message */
export const clockTime = (seconds) => format(new Date(seconds * 1000), { hour: "2-digit", minute: "2-digit" });

/** @param {number} seconds since 1970, as in a message */
export const dayOf = (seconds) => longDay(new Date(seconds * 1000));

/** @param {Date} date */
export const longDay = (date) => format(date, { day: "numeric", month: "long", year: "numeric" });

/**
 * @param {Date} date
 * @returns {[string, string]} the weekday with what follows it ("Mo., "), and the day
 */
export function weekdayAndDay(date) {
  const options = /** @type {const} */ ({ day: "numeric", month: "short", year: "numeric" });
  const day = format(date, options);
  return [format(date, { ...options, weekday: "short" }).replace(day, ""), day];
}

/**
 * The day as an input field wants it, YYYY-MM-DD.
 * @param {Date} date
 * @returns {string}
 */
export const isoDay = (date) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: state.world.timezone, dateStyle: "short" }).format(date);

/**
 * @param {string} day YYYY-MM-DD
 * @param {string} other
 * @returns {number} days from one to the other
 */
export const daysBetween = (day, other) => Math.round((Date.parse(other) - Date.parse(day)) / 86_400_000);

/**
 * The same day some months later, or the month's last day where it is shorter.
 * @param {string} day YYYY-MM-DD
 * @param {number} months
 * @returns {string}
 */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
