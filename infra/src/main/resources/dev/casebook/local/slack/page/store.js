// What the page knows: people, channels, messages, where the person is.

export const store = {
  me: "", bot: "", people: {}, channels: [], home: null, life: "", shortcuts: { message: [], global: [] }, direct: true,
  messages: new Map(), // "channel ts" -> {channel, ephemeral, message}
  channel: "", thread: "", unread: 0,
};

const key = (channel, ts) => `${channel} ${ts}`;

export const find = (channel, ts) => store.messages.get(key(channel, ts));

export function keep(shown) {
  const id = key(shown.channel, shown.message.ts);
  const known = store.messages.has(id);
  if (shown.deleted) store.messages.delete(id);
  else store.messages.set(id, shown);
  return known;
}

export const drop = (channel, ts) => store.messages.delete(key(channel, ts));

const byTime = (a, b) => (a.message.ts < b.message.ts ? -1 : 1);
const isReply = ({ message }) => message.thread_ts && message.thread_ts !== message.ts;

/** The messages of a channel as its log shows them, oldest first. */
export const log = (channel) => [...store.messages.values()]
  .filter((shown) => shown.channel === channel && (!isReply(shown) || shown.message.subtype === "thread_broadcast"))
  .sort(byTime);

/** A thread: its first message, then the answers, oldest first. */
export const thread = (channel, ts) => [...store.messages.values()]
  .filter((shown) => shown.channel === channel && (shown.message.ts === ts || shown.message.thread_ts === ts))
  .sort(byTime);

/** Everything, newest first. */
export const newest = () => [...store.messages.values()].sort(byTime).reverse();

export const channelName = (channel) => (channel.is_im ? "casebook" : `#${channel.name}`);

/** What to call a person, by id. */
export function personName(id) {
  if (id === "USLACKBOT") return "Slackbot";
  return store.people[id]?.real_name ?? id;
}
