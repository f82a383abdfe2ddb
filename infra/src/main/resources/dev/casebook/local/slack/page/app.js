// The page: reads the state, follows the changes, puts the parts together.

import { renderBlocks } from "./blocks.js";
import { composer } from "./composer.js";
import { refreshDemoSoon, startDemo } from "./demo.js";
import { byId, h, toast } from "./dom.js";
import { values } from "./elements.js";
import { flash, showLog, stayAtEnd, walk } from "./messages.js";
import { showStack } from "./modal.js";
import { act, follow, read, sentence } from "./net.js";
import { showPersons, wanted } from "./persons.js";
import { channelName, find, keep, personName, store } from "./store.js";
import { closeThread, openThread, showThread } from "./thread.js";

const HOME = "home";
const elsewhere = new Map(); // channel -> how many new messages

const actions = {
  openThread: (ts) => openThread(ts, actions),
  refresh: () => show(),
};

let leave = () => {};

const write = composer({
  id: "composer", withShortcuts: true, label: "Message or command", placeholder: "/casebook help, or a message",
  target: () => ({ channel: store.channel === HOME ? store.firstChannel : store.channel }),
});

function show(options) {
  if (store.channel === HOME) showHome();
  else { showLog(actions, options); showThread(actions, options?.toEnd); }
}

function showHome() {
  const box = h("div", { class: "home" });
  const view = store.home;
  const context = {
    press: async (block, element, value) => {
      const answer = await act("press-view", { view_id: view.id, block_id: block.block_id, action_id: element.action_id, value, values: values(box) });
      if (!answer.ok) toast(sentence(answer.error));
    },
  };
  box.append(...(view ? renderBlocks(view.blocks, context) : [h("p", { class: "muted" }, "The app has not published its home yet.")]));
  byId("messages").replaceChildren(box);
}

function title() {
  const where = store.channel === HOME ? "Casebook" : channelName(store.channels.find((one) => one.id === store.channel) ?? { name: "" });
  document.title = `${store.unread ? `(${store.unread}) ` : ""}${where} · Casebook`;
}

function tabs() {
  const names = [...store.channels.map((one) => [one.id, channelName(one)]), [HOME, "Home"]];
  byId("channel-tabs").replaceChildren(...names.map(([id, name]) => h("button", {
    type: "button", role: "tab", "aria-selected": String(id === store.channel), tabindex: id === store.channel ? "0" : "-1", "data-channel": id,
    onclick: () => go(id),
  }, name, elsewhere.get(id) && h("span", { class: "badge", "aria-label": `${elsewhere.get(id)} new` }, elsewhere.get(id)))));
}

const wide = matchMedia("(min-width: 800px)");

function invite() {
  const to = wide.matches && store.channels.find((one) => one.id === store.channel);
  write.text.placeholder = to ? `/casebook help, or a message to ${channelName(to)}` : "/casebook help, or a message";
}

function go(channel, options = { toEnd: true }) {
  closeThread(actions);
  store.channel = channel;
  elsewhere.delete(channel);
  byId("composer-slot").hidden = channel === HOME || (!store.direct && channel.startsWith("D"));
  if (channel === HOME) act("home", {});
  invite();
  tabs();
  title();
  show(options);
}

function arrived(shown) {
  const { channel, message } = shown;
  if (message.user === store.me) return;
  const words = message.text || "a message";
  byId("announce").textContent = `${personName(message.user)}: ${words.slice(0, 200)}`;
  if (document.hidden) store.unread++;
  if (channel !== store.channel) elsewhere.set(channel, (elsewhere.get(channel) ?? 0) + 1);
  title();
}

function changed(shown) {
  const before = find(shown.channel, shown.message.ts);
  const known = keep(shown);
  const mine = !known && shown.message.user === store.me;
  if (!known && !shown.deleted) arrived(shown);
  tabs();
  if (shown.channel === store.channel) show({ toEnd: mine });
  const differs = known && JSON.stringify([before.message.text, before.message.blocks]) !== JSON.stringify([shown.message.text, shown.message.blocks]);
  if (differs && !shown.deleted) flash(shown.channel, shown.message.ts);
  refreshDemoSoon();
}

function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("nav.views button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
}

/** Opens `/archives/<channel>/p<ts>`: the channel with that message in sight. */
function toMessage(path, search) {
  const found = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(path);
  if (!found) return false;
  const [, channel, secs, micros] = found;
  const ts = `${secs}.${micros}`;
  if (store.channels.some((one) => one.id === channel) && channel !== store.channel) go(channel, {});
  const parent = new URLSearchParams(search).get("thread_ts");
  if (parent) openThread(parent, actions, { focus: false });
  const node = document.getElementById(`${parent ? "t-" : ""}m-${channel}-${ts}`);
  node?.scrollIntoView({ block: "center" });
  node?.classList.add("changed");
  return Boolean(node);
}

function keys() {
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, textarea, select, dialog");
    if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); view("channel"); write.put("/casebook "); write.text.dispatchEvent(new Event("input")); }
    else if (event.key === "Escape" && !writing && !event.defaultPrevented) write.text.focus();
  });
  byId("channel-tabs").addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    const all = [...byId("channel-tabs").children];
    const next = all[(all.indexOf(event.target) + step + all.length) % all.length];
    go(next.dataset.channel);
    byId("channel-tabs").querySelector("[aria-selected=true]").focus();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || new URL(link.href).origin !== location.origin || !new URL(link.href).pathname.startsWith("/archives/")) return;
    if (toMessage(new URL(link.href).pathname, new URL(link.href).search)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { store.unread = 0; title(); } });
  byId("newer").addEventListener("click", () => { byId("log").scrollTop = byId("log").scrollHeight; });
  wide.addEventListener("change", invite);
  stayAtEnd();
  for (const button of document.querySelectorAll("nav.views button")) button.addEventListener("click", () => view(button.dataset.view));
  walk(byId("log"));
  walk(byId("thread"));
}

async function load() {
  const state = await read(`/page/state?as=${encodeURIComponent(store.me || wanted())}`);
  if (!state) throw new Error("no state");
  Object.assign(store, { me: state.me, bot: state.bot, people: state.people, channels: state.channels, home: state.home ?? null, life: state.life, firstChannel: state.first_channel, shortcuts: state.shortcuts, direct: state.direct });
  store.messages.clear();
  state.messages.forEach(keep);
  showStack(state.stack);
  return state;
}

/** The same page through the eyes of somebody else. */
async function become(id) {
  leave();
  store.me = id;
  const state = await load();
  closeThread(actions);
  elsewhere.clear();
  go(store.channels.some((one) => one.id === store.channel) || store.channel === HOME ? store.channel : store.firstChannel);
  leave = follow(state.revision, handlers);
}

async function again() {
  await load();
  closeThread(actions);
  elsewhere.clear();
  tabs();
  show({ toEnd: true });
  refreshDemoSoon();
}

const handlers = {
  hello: (hello) => { if (hello.life !== store.life) again(); else showStack(hello.stack); },
  message: changed,
  views: (change) => showStack(change.stack),
  home: (change) => { store.home = change.view; if (store.channel === HOME) show(); },
  reset: () => again(),
  state: (word) => { byId("live").textContent = word; byId("live").dataset.state = word; },
};

async function start() {
  const state = await load();
  byId("composer-slot").append(write.node);
  write.ready();
  store.channel = state.first_channel;
  keys();
  go(state.first_channel);
  toMessage(location.pathname, location.search);
  if (wide.matches) write.text.focus();
  showPersons((id) => become(id).catch(() => toast(sentence("network"))));
  leave = follow(state.revision, handlers);
  await startDemo({ composer: write, toChannel: () => { view("channel"); if (store.channel !== store.firstChannel) go(store.firstChannel); } });
}

start().catch(() => toast("The page could not read the channel. Reload it when the server runs."));
