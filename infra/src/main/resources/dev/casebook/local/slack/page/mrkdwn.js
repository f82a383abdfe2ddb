// Slack's text markup, as nodes: *bold* _italic_ ~strike~ `code` ```pre``` > quote, lists, <links>, :emoji:.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { personName, store } from "./store.js";

export const unescape = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

const TOKEN = new RegExp([
  "`([^`\\n]+)`",
  "<([^<>\\n]+)>",
  ":([a-z0-9_+'-]+(?:::skin-tone-\\d)?):",
  "(?<![\\p{L}\\p{N}*])\\*(?![\\s*])([^*\\n]*[^\\s*])\\*(?![\\p{L}\\p{N}*])",
  "(?<![\\p{L}\\p{N}_])_(?![\\s_])([^_\\n]*[^\\s_]|[^_\\n]*[^\\s_](?:_[^_\\n]*[^\\s_])*)_(?![\\p{L}\\p{N}_])",
  "(?<![\\p{L}\\p{N}~])~(?![\\s~])([^~\\n]*[^\\s~])~(?![\\p{L}\\p{N}~])",
].join("|"), "u");

/** A link that opens beside this page, or only its text when it is none a person should follow. */
export function link(url, label) {
  const href = unescape(url);
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return document.createTextNode(label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, label);
}

function angle(inside) {
  const bar = inside.indexOf("|");
  const what = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  if (what.startsWith("@")) return h("span", { class: `mention${what.slice(1) === store.me ? " me" : ""}` }, "@" + unescape(label || personName(what.slice(1))));
  if (what.startsWith("#")) return h("span", { class: "mention" }, "#" + unescape(label || what.slice(1)));
  if (what.startsWith("!date^")) return document.createTextNode(unescape(label || what));
  if (what.startsWith("!")) return h("span", { class: "mention" }, "@" + unescape(label || what.slice(1).replace(/\^.*/, "")));
  return link(what, unescape(label || what.replace(/^mailto:/, "")));
}

/** Emoji and escapes, for text without markup. */
export function plain(text, withEmoji = true) {
  const out = document.createDocumentFragment();
  for (const part of unescape(text).split(/(:[a-z0-9_+'-]+:)/)) {
    const found = withEmoji && /^:[^:]+:$/.test(part) ? emoji(part.slice(1, -1)) : null;
    out.append(found ? h("span", { class: "emoji", title: part }, found) : part);
  }
  return out;
}

function inline(text) {
  const out = document.createDocumentFragment();
  let rest = text;
  for (let found = TOKEN.exec(rest); found; found = TOKEN.exec(rest)) {
    const [all, code, inside, name, bold, italic, strike] = found;
    out.append(unescape(rest.slice(0, found.index)));
    if (code !== undefined) out.append(h("code", {}, unescape(code)));
    else if (inside !== undefined) out.append(angle(inside));
    else if (name !== undefined) out.append(emoji(name) ? h("span", { class: "emoji", title: all }, emoji(name)) : all);
    else if (bold !== undefined) out.append(h("b", {}, inline(bold)));
    else if (italic !== undefined) out.append(h("i", {}, inline(italic)));
    else out.append(h("s", {}, inline(strike)));
    rest = rest.slice(found.index + all.length);
  }
  out.append(unescape(rest));
  return out;
}

const BULLET = /^(\s*)(?:[•◦▪-])\s+(.*)$/;
const NUMBER = /^(\s*)(\d{1,3})[.)]\s+(.*)$/;
const QUOTE = /^(?:&gt;|>)\s?(.*)$/;

function line(text) {
  const bullet = BULLET.exec(text);
  if (bullet) return h("div", { class: bullet[1].length > 1 ? "li deep" : "li" }, h("span", { class: "li-mark" }, "•"), h("span", {}, inline(bullet[2])));
  const number = NUMBER.exec(text);
  if (number) return h("div", { class: "li" }, h("span", { class: "li-mark" }, number[2] + "."), h("span", {}, inline(number[3])));
  return h("div", { class: text.trim() ? "line" : "line gap" }, inline(text));
}

function lines(text, out) {
  let quote = null;
  for (const one of text.split("\n")) {
    const quoted = QUOTE.exec(one);
    if (quoted) {
      quote ??= out.appendChild(h("blockquote", {}));
      quote.append(line(quoted[1]));
    } else {
      quote = null;
      out.append(line(one));
    }
  }
}

/** A text of Slack's markup as nodes. */
export function mrkdwn(text) {
  const out = document.createDocumentFragment();
  String(text ?? "").split("```").forEach((part, index, all) => {
    const fenced = index % 2 === 1 && index < all.length - 1;
    if (fenced) out.append(h("pre", {}, unescape(part.replace(/^\n/, "").replace(/\n$/, ""))));
    else if (part.trim() || all.length === 1) lines(index % 2 === 1 ? "```" + part : part.replace(index > 0 ? /^\n/ : /^$/, "").replace(index < all.length - 1 ? /\n$/ : /^$/, ""), out);
  });
  return out;
}

/** A text object of Block Kit. */
export function textObject(text) {
  if (!text) return document.createDocumentFragment();
  return text.type === "mrkdwn" ? mrkdwn(text.text) : plain(text.text ?? "", text.emoji !== false);
}
