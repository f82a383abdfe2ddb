// What a person can do with a message: react, answer in its thread, use the shortcuts of the app, copy its link.

import { h, icon, toast } from "./dom.js";
import { emoji } from "./emoji.js";
import { menu } from "./menu.js";
import { act, sentence } from "./net.js";
import { store } from "./store.js";

const OFTEN = ["bug", "eyes", "white_check_mark"];
const MORE = [
  "+1", "-1", "bug", "eyes", "white_check_mark", "x", "warning", "rotating_light", "question", "bulb", "memo", "mag", "hourglass", "repeat", "test_tube",
  "robot_face", "chart_with_upwards_trend", "tada", "pray", "wave", "heart", "fire", "joy", "thinking_face",
];

const failed = (answer) => { if (!answer.ok) toast(sentence(answer.error)); };

/** Gives or takes back a reaction. */
export const react = async (shown, name) => failed(await act("react", { channel: shown.channel, ts: shown.message.ts, name }));

const face = (name) => h("span", { class: "emoji", "aria-hidden": "true" }, emoji(name));
const tool = (label, content, onclick) => h("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick }, content);

const picker = (shown) => menu({
  label: "Find another reaction", face: icon("smile"), kind: "picker",
  items: MORE.map((name) => ({ label: `React with ${name}`, face: face(name), run: () => react(shown, name) })),
});

function more(shown) {
  const { channel, message } = shown;
  const link = `${location.origin}/archives/${channel}/p${message.ts.replace(".", "")}`;
  const shortcuts = store.shortcuts.message.map((one) => ({
    face: [icon("add"), one.name],
    run: async () => failed(await act("shortcut", { channel, ts: message.ts, callback_id: one.callback_id })),
  }));
  return menu({
    label: "More actions", face: icon("more"),
    items: [...shortcuts, { face: [icon("link"), "Copy link"], run: () => navigator.clipboard?.writeText(link) }],
  });
}

/** The bar over a message; nothing for one that only this person sees. */
export function tools(shown, actions) {
  const { message } = shown;
  if (shown.ephemeral) return null;
  return h("div", { class: "tools", role: "toolbar", "aria-label": "Message actions" },
    OFTEN.map((name) => tool(`React with ${name}`, face(name), () => react(shown, name))), picker(shown),
    tool("Reply in thread", icon("reply"), () => actions.openThread(message.thread_ts ?? message.ts)), more(shown));
}

/** The shortcuts of the app that belong to no message. */
export const shortcuts = () => menu({
  label: "Shortcuts", face: icon("bolt"), look: "tool shortcuts",
  items: store.shortcuts.global.map((one) => ({ face: [icon("bolt"), one.name], run: async () => failed(await act("global-shortcut", { callback_id: one.callback_id })) })),
});
