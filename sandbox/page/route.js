/** Who one is and where, kept in the address, so that reload, a second tab and the back button work. */

/** @typedef {{as: number, chat: number, thread: number | null, start: string | null}} Place 0 where none is named */

/** @returns {Place} */
export function readPlace() {
  const query = new URLSearchParams(location.search);
  const number = (/** @type {string} */ name) => Number(query.get(name) ?? 0) || 0;
  return { as: number("as"), chat: number("chat"), thread: number("thread") || null, start: query.get("start") };
}

/**
 * @param {{as: number, chat?: number, thread?: number | null}} place
 * @param {boolean} [step] whether the back button returns from it
 */
export function writePlace(place, step = false) {
  const query = new URLSearchParams(location.search);
  query.delete("start");
  for (const name of /** @type {const} */ (["as", "chat", "thread"])) {
    if (place[name]) query.set(name, String(place[name]));
    else query.delete(name);
  }
  if (step) history.pushState("step", "", `?${query}`);
  else history.replaceState(history.state, "", `?${query}`);
}

/** @returns {boolean} whether the back button stays on the page */
export const canGoBack = () => history.state === "step";
