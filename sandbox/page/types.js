/**
 * What the server sends, as far as the page reads it.
 *
 * @typedef {{id: number, is_bot?: boolean, first_name: string, last_name?: string, username?: string}} User
 * @typedef {User & {hint?: string}} Person somebody to be; `hint` says who that is
 * @typedef {{message_thread_id: number, name: string}} Topic
 * @typedef {{id: number, type: string, title: string, members: number[], topics?: Topic[]}} Chat
 * @typedef {User & {description?: string}} Bot
 * @typedef {{now: string, until?: string, timezone?: string, bot: Bot, people: Person[], chats: Chat[]}} World
 *
 * @typedef {{type: string, offset: number, length: number, url?: string}} Entity offsets in UTF-16 units
 * @typedef {{file_id: string, width: number, height: number}} PhotoSize
 * @typedef {{file_id: string, file_name?: string, file_size?: number}} Document
 * @typedef {{sender_user?: User, sender_user_name?: string, sender_chat?: {title: string}, chat?: {title: string}}} Origin
 * @typedef {{text: string, callback_data?: string, url?: string,
 *   switch_inline_query?: string, switch_inline_query_current_chat?: string}} Button
 * @typedef {{
 *   message_id: number, date: number, edit_date?: number, chat: {id: number}, from?: User, via_bot?: User,
 *   message_thread_id?: number, is_topic_message?: boolean, reply_to_message?: Message,
 *   text?: string, entities?: Entity[], caption?: string, caption_entities?: Entity[],
 *   photo?: PhotoSize[], document?: Document, sender_chat?: {id: number, title: string}, forward_origin?: Origin,
 *   reply_markup?: {inline_keyboard?: Button[][]},
 *   migrate_to_chat_id?: number, migrate_from_chat_id?: number,
 *   forum_topic_created?: {name: string}, new_chat_members?: User[], left_chat_member?: User,
 * }} Message
 *
 * @typedef {{chat: {id: number}, message_id: number, of: number[] | null, placeholder: string}} Asking
 *   a message that wants a reply, of everybody or of these people
 *
 * @typedef {{command: string, description: string}} Command
 * @typedef {{text?: string, show_alert?: boolean, url?: string}} CallbackAnswer
 * @typedef {{id: string, title?: string, description?: string}} InlineResult
 * @typedef {{
 *   query_id: string, results: InlineResult[], button?: {text: string, start_parameter?: string},
 * }} InlineAnswer
 *
 * @typedef {{chat: number, thread: number | null, title: string, subtitle: string, group: string | null}} Conversation
 *   one line of the chat list: a private chat, a group, or a topic of a group (`thread`, `group` its title)
 */

export {};
