// One message, and the log of a channel.

import { renderAttachments, renderBlocks } from "./blocks.js";
import { byId, h, icon, toast } from "./dom.js";
import { values } from "./elements.js";
import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";
import { act, sentence } from "./net.js";
import { initials, isGuest } from "./persons.js";
import { drop, log, personName, store } from "./store.js";
import { react, tools } from "./tools.js";

const TOGETHER_SECONDS = 300;

const seconds = (ts) => Number(ts.split(".")[0]);
const clock = (ts) => new Date(seconds(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const day = (ts) => new Date(seconds(ts) * 1000).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });

const failed = (answer) => { if (!answer.ok) toast(sentence(answer.error)); return answer; };

const kind = (user) => (user === store.bot ? "bot" : store.people[user] ? `person p${Object.keys(store.people).indexOf(user)}` : "slack");
const avatar = (user) => h("span", { class: `avatar ${kind(user)}`, "aria-hidden": "true" }, user === store.bot ? "CB" : initials(user));

/** How the elements of a message tell the bot. */
function contextOf(shown, node) {
  return {
    press: async (block, element, value) => failed(await act("press", {
      channel: shown.channel, ts: shown.message.ts, block_id: block.block_id, action_id: element.action_id, value, values: values(node),
    })),
  };
}

function reactions(shown) {
  const list = shown.message.reactions ?? [];
  return list.length > 0 && h("div", { class: "reactions" }, list.map((one) => h("button", {
    type: "button", class: "reaction", "aria-pressed": String(one.users.includes(store.me)),
    "aria-label": `${one.name}, ${one.users.map(personName).join(" and ")}`, onclick: () => react(shown, one.name),
  }, h("span", { class: "emoji" }, emoji(one.name) ?? `:${one.name}:`), String(one.count))));
}

function replies(shown, actions) {
  const { message } = shown;
  if (!message.reply_count || store.thread === message.ts) return null;
  const word = message.reply_count === 1 ? "reply" : "replies";
  return h("button", { type: "button", class: "replies", onclick: () => actions.openThread(message.ts) },
    h("b", {}, `${message.reply_count} ${word}`), h("span", { class: "muted" }, ` last at ${clock(message.latest_reply ?? message.ts)}`));
}

const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function files(message) {
  return (message.files ?? []).map((file) => (String(file.mimetype).startsWith("image/")
    ? h("figure", { class: "image" }, h("figcaption", {}, file.title), h("img", { src: `/page/files/${file.id}`, alt: file.alt_txt || file.title, loading: "lazy" }))
    : h("a", { class: "file", href: `/page/files/${file.id}`, download: file.name }, h("b", {}, file.title), h("span", { class: "muted" }, ` ${file.name}, ${size(file.size)}`))));
}

function head(shown, joined) {
  const { message } = shown;
  if (joined) return null;
  return h("div", { class: "head" }, h("b", { class: "who" }, personName(message.user)), message.user === store.bot && h("span", { class: "app" }, "APP"), isGuest(message.user) && h("span", { class: "app" }, "GUEST"),
    h("time", { datetime: new Date(seconds(message.ts) * 1000).toISOString() }, clock(message.ts)));
}

/** A message as a node; `joined` when it follows one by the same person. */
export function renderMessage(shown, joined, actions) {
  const { message } = shown;
  const body = h("div", { class: "body" });
  const node = h("article", {
    class: `message${joined ? " joined" : ""}${shown.ephemeral ? " ephemeral" : ""}`, tabindex: "-1",
    id: `m-${shown.channel}-${message.ts}`, "data-ts": message.ts, "aria-label": `${personName(message.user)}, ${clock(message.ts)}`,
  }, h("div", { class: "gutter" }, joined ? h("time", {}, clock(message.ts)) : avatar(message.user)), body);
  const context = contextOf(shown, node);
  body.append(...[
    shown.ephemeral && h("p", { class: "private" }, icon("eye"), "Only visible to you",
      h("button", { type: "button", class: "linkish", onclick: () => { drop(shown.channel, message.ts); node.remove(); } }, "Dismiss")),
    head(shown, joined),
    message.in_answer_to && h("p", { class: "answer-to" }, shown.ephemeral ? "you" : personName(message.in_answer_to_user), " ran ", h("code", {}, message.in_answer_to)),
    ...(message.blocks?.length ? renderBlocks(message.blocks, context) : [message.text ? h("div", { class: "text" }, mrkdwn(message.text)) : null]),
    message.edited && h("span", { class: "edited" }, "(edited)"),
    ...renderAttachments(message.attachments, context), ...files(message), reactions(shown), replies(shown, actions),
  ].filter(Boolean));
  const bar = tools(shown, actions);
  if (bar) node.append(bar);
  return node;
}

/** A list of messages with the days between them. */
export function renderList(list, actions, { joining = true } = {}) {
  const out = [];
  let before = null;
  for (const shown of list) {
    const { message } = shown;
    const newDay = !before || day(before.message.ts) !== day(message.ts);
    if (newDay) out.push(h("p", { class: "day" }, h("span", {}, day(message.ts))));
    const joined = joining && !newDay && before.message.user === message.user && !before.ephemeral && !shown.ephemeral && !message.in_answer_to
      && seconds(message.ts) - seconds(before.message.ts) < TOGETHER_SECONDS && !message.blocks?.length;
    out.push(renderMessage(shown, joined, actions));
    before = shown;
  }
  return out;
}

/** Where the newest message begins, so that of a long one the headline is seen and not the small print. */
function newestTop(box) {
  const newest = byId("messages").lastElementChild;
  return newest ? newest.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop - 6 : 0;
}

const nearEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 120 || box.scrollTop >= newestTop(box) - 4;
const toNewest = (box) => { box.scrollTop = Math.max(0, Math.min(box.scrollHeight - box.clientHeight, newestTop(box))); };

let atEnd = true;

/** Keeps the newest message in sight while the log or what is in it changes its size. */
export function stayAtEnd() {
  const box = byId("log");
  const watch = new ResizeObserver(() => { if (atEnd) toNewest(box); });
  watch.observe(box);
  watch.observe(byId("messages"));
  box.addEventListener("scroll", () => {
    atEnd = nearEnd(box);
    if (atEnd) byId("newer").hidden = true;
  });
}

/** Shows the log of the current channel again; stays at the end when it was there. */
export function showLog(actions, { toEnd = false } = {}) {
  const box = byId("log");
  const stay = toEnd || atEnd;
  const focused = document.activeElement?.closest?.("#messages [data-ts]");
  const list = log(store.channel);
  const empty = h("div", { class: "empty" }, h("p", { class: "empty-title" }, "Nothing here yet"),
    h("p", {}, "Type ", h("code", {}, "/casebook help"), " below to see what Casebook can do."));
  byId("messages").replaceChildren(...(list.length ? renderList(list, actions) : [empty]));
  if (focused) document.getElementById(focused.id)?.focus({ preventScroll: true });
  atEnd = stay;
  if (stay) toNewest(box);
  byId("newer").hidden = stay || nearEnd(box);
}

/** Marks a message for a moment, so that the eye finds what changed. */
export function flash(channel, ts) {
  for (const node of document.querySelectorAll(`[id$="m-${channel}-${ts}"]`)) {
    node.classList.remove("changed");
    void node.offsetWidth;
    node.classList.add("changed");
  }
}

/** Arrow keys go from message to message. */
export function walk(box) {
  box.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, summary, [role=menu]")) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    const all = [...box.querySelectorAll(".message")];
    const at = all.indexOf(event.target.closest(".message"));
    const next = at < 0 ? all.at(-1) : all[at + step];
    if (next) { event.preventDefault(); next.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
}
