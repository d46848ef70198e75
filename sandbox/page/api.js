/** The server's door for the page: JSON in, JSON out, and one stream of events. */

/** The server refused; its sentence is the message. */
export class ApiError extends Error {}

/**
 * @param {string} path below /sandbox/
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function request(path, options) {
  const response = await fetch(`/sandbox/${path}`, options);
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(body?.description ?? `HTTP ${response.status}`);
  return body;
}

/**
 * @param {string} path
 * @param {object} values
 */
const post = (path, values) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(values) });

/** @returns {Promise<import("./types.js").World>} */
export const world = () => request("world");

/**
 * @param {number} as
 * @param {number} chat
 * @returns {Promise<import("./types.js").Message[]>}
 */
export const messages = (as, chat) => request(`chats/${chat}/messages?as=${as}`);

/**
 * @param {number} as
 * @param {number} chat
 * @returns {Promise<import("./types.js").Command[]>}
 */
export const commands = (as, chat) => request(`commands?as=${as}&chat=${chat}`);

/**
 * @param {{as: number, chat: number, text: string, thread: number | null, reply_to: number | null}} values
 * @returns {Promise<import("./types.js").Message>}
 */
export const say = (values) => post("say", values);

/**
 * @param {{as: number, chat: number, text: string, thread: number | null, reply_to: number | null}} values
 * @param {File} file
 * @returns {Promise<import("./types.js").Message>}
 */
export function send(values, file) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, String(value ?? ""));
  body.append("file", file);
  return request("send", { method: "POST", body });
}

/**
 * @param {{as: number, chat: number, message: number, text: string}} values
 * @returns {Promise<import("./types.js").Message>}
 */
export const edit = (values) => post("edit", values);

/**
 * @param {{as: number, chat: number, message: number, data: string}} values
 * @returns {Promise<import("./types.js").CallbackAnswer | null>} null where the bot did not answer in time
 */
export const press = (values) => post("press", values);

/**
 * @param {{as: number, query: string}} values
 * @returns {Promise<import("./types.js").InlineAnswer | null>} null where the bot did not answer in time
 */
export const inline = (values) => post("inline", values);

/**
 * @param {{as: number, chat: number, query_id: string, result_id: string, thread: number | null}} values
 * @returns {Promise<import("./types.js").Message>}
 */
export const choose = (values) => post("choose", values);

/**
 * @param {{days: number} | {now: string} | {halt: true}} values
 */
export const moveClock = (values) => post("clock", values);

const EVENTS = ["message", "edited", "deleted", "asks", "clock", "world"];
const RETRY_MS = 2000;

/**
 * Listen as a person until the returned function is called. The browser reconnects by itself after a lost connection;
 * where it gives up (the server answered with an error), we begin anew.
 * @param {number} as
 * @param {{open: () => void, lost: () => void, event: (kind: string, data: any) => void}} on
 * @returns {() => void}
 */
export function listen(as, on) {
  /** @type {EventSource} */
  let source;
  let timer = 0;
  const connect = () => {
    source = new EventSource(`/sandbox/events?as=${as}`);
    source.onopen = on.open;
    source.onerror = () => {
      on.lost();
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    };
    for (const kind of EVENTS) {
      source.addEventListener(kind, (event) => on.event(kind, JSON.parse(event.data)));
    }
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
