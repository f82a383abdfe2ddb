// A thread in the panel at the side.

import { composer } from "./composer.js";
import { byId, h, icon } from "./dom.js";
import { renderList } from "./messages.js";
import { store, thread } from "./store.js";

const panel = byId("thread");
let list = null;
let back = null;

/** Opens the thread of a message, or closes the panel when there is none. */
export function openThread(ts, actions, { focus = true } = {}) {
  if (!ts) return closeThread(actions);
  if (panel.hidden) back = document.activeElement;
  store.thread = ts;
  list = h("div", { class: "log-inner" });
  const write = composer({
    id: "reply", label: "Reply in the thread", placeholder: "Reply, or @casebook and a verb", commands: false,
    target: () => ({ channel: store.channel, thread_ts: store.thread }),
  });
  panel.replaceChildren(
    h("header", {}, h("h2", {}, "Thread"), h("button", { type: "button", class: "tool", "aria-label": "Close thread", onclick: () => closeThread(actions) }, icon("close"))),
    h("div", { class: "log", id: "thread-log", tabindex: "-1" }, list), write.node);
  panel.hidden = false;
  document.body.dataset.thread = "open";
  showThread(actions);
  actions.refresh();
  fromTheFirstAnswer();
  if (focus) write.text.focus();
  return undefined;
}

/** Of a long thread the answers are read from their beginning, and the message above them is known. */
function fromTheFirstAnswer() {
  const box = byId("thread-log");
  const line = box.querySelector(".message ~ .day");
  if (line) box.scrollTop += line.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
}

export function closeThread(actions) {
  if (panel.hidden) return;
  panel.hidden = true;
  delete document.body.dataset.thread;
  store.thread = "";
  list = null;
  actions.refresh();
  if (back?.isConnected) back.focus();
}

/** Shows the open thread again. */
export function showThread(actions, toEnd = false) {
  if (!list) return;
  const box = byId("thread-log");
  const stay = toEnd || box.scrollHeight - box.scrollTop - box.clientHeight < 120;
  const all = thread(store.channel, store.thread);
  if (all.length === 0) return closeThread(actions);
  const nodes = renderList(all, actions, { joining: false });
  for (const node of nodes) if (node.id) node.id = `t-${node.id}`;
  list.replaceChildren(...nodes);
  const answers = all.length - 1;
  nodes.find((node) => node.matches(".message"))?.after(h("p", { class: "day" }, h("span", {}, answers === 1 ? "1 reply" : `${answers} replies`)));
  if (stay) box.scrollTop = box.scrollHeight;
}

panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) panel.querySelector("header button")?.click();
});
