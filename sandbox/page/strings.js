/** All words of the page itself, in both languages. */

const DE = {
  skip: "Zum Eingabefeld",
  choosePerson: "Wer möchten Sie sein?",
  youAre: "Sie sind {name}",
  chats: "Chats",
  back: "Zurück zu den Chats",
  messages: "Nachrichten",
  write: "Nachricht schreiben",
  writeAs: "Nachricht als {name}",
  send: "Senden",
  attach: "Datei anhängen",
  detach: "Datei entfernen",
  commands: "Befehle",
  suggestions: "Vorschläge",
  cancel: "Abbrechen",
  reply: "Antworten",
  replyTo: "Antwort an {name}",
  edit: "Bearbeiten",
  editing: "Nachricht bearbeiten",
  edited: "bearbeitet",
  via: "über @{name}",
  forwarded: "Weitergeleitet von {name}",
  you: "Sie",
  bot: "Bot",
  general: "Allgemein",
  members: "{count} Mitglieder",
  unread: "{count} ungelesen",
  newMessages: "Neue Nachrichten: {count}",
  newest: "Zu den neuesten Nachrichten",
  noMessages: "Noch keine Nachrichten",
  spoiler: "Verdeckten Text zeigen",
  today: "Heute",
  date: "Datum",
  moveDate: "Datum weiterstellen",
  onTheWay: "Unterwegs zum {day}",
  plusDay: "+ 1 Tag",
  plusWeek: "+ 1 Woche",
  plusMonth: "+ 1 Monat",
  plusYear: "+ 1 Jahr",
  go: "Einstellen",
  halt: "Anhalten",
  silent: "Der Bot hat nicht geantwortet.",
  noResults: "Keine Treffer",
  searching: "Suche läuft …",
  offline: "Keine Verbindung",
  failed: "Das hat nicht geklappt: {reason}",
  topicCreated: "Thema „{name}“ angelegt",
  joined: "{name} ist jetzt dabei",
  left: "{name} ist nicht mehr dabei",
  migrated: "Die Gruppe hat jetzt eine neue Nummer",
  unknown: "Nachricht ohne Text",
  photo: "Foto",
  photoOf: "Foto: {caption}",
  file: "Datei {name}",
  unnamed: "Datei ohne Namen",
};

/** @type {typeof DE} */
const EN = {
  skip: "To the message field",
  choosePerson: "Who would you like to be?",
  youAre: "You are {name}",
  chats: "Chats",
  back: "Back to the chats",
  messages: "Messages",
  write: "Write a message",
  writeAs: "Message as {name}",
  send: "Send",
  attach: "Attach a file",
  detach: "Remove the file",
  commands: "Commands",
  suggestions: "Suggestions",
  cancel: "Cancel",
  reply: "Reply",
  replyTo: "Reply to {name}",
  edit: "Edit",
  editing: "Edit message",
  edited: "edited",
  via: "via @{name}",
  forwarded: "Forwarded from {name}",
  you: "You",
  bot: "Bot",
  general: "General",
  members: "{count} members",
  unread: "{count} unread",
  newMessages: "New messages: {count}",
  newest: "To the newest messages",
  noMessages: "No messages yet",
  spoiler: "Show hidden text",
  today: "Today",
  date: "Date",
  moveDate: "Move the date on",
  onTheWay: "On the way to {day}",
  plusDay: "+ 1 day",
  plusWeek: "+ 1 week",
  plusMonth: "+ 1 month",
  plusYear: "+ 1 year",
  go: "Set",
  halt: "Stop",
  silent: "The bot did not answer.",
  noResults: "No results",
  searching: "Searching …",
  offline: "No connection",
  failed: "That did not work: {reason}",
  topicCreated: "Topic “{name}” created",
  joined: "{name} joined",
  left: "{name} left",
  migrated: "The group has a new number now",
  unknown: "Message without text",
  photo: "Photo",
  photoOf: "Photo: {caption}",
  file: "File {name}",
  unnamed: "File without a name",
};

export const TABLES = { de: DE, en: EN };

/** The language of the page: `?lang=`, else the browser's, else German. */
export const lang = chooseLanguage(new URLSearchParams(location.search).get("lang"), navigator.language);

/** How numbers and dates are written. */
export const locale = { de: "de-DE", en: "en-GB" }[lang];

/**
 * @param {string | null} wish
 * @param {string} browser
 * @returns {"de" | "en"}
 */
export function chooseLanguage(wish, browser) {
  if (wish === "de" || wish === "en") return wish;
  return browser.toLowerCase().startsWith("en") ? "en" : "de";
}

/**
 * A sentence of the page.
 * @param {keyof typeof DE} key
 * @param {Record<string, string | number>} [values] for the {names} in it
 * @returns {string}
 */
export function t(key, values = {}) {
  return TABLES[lang][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
