// Rich text, standard Markdown, and tables, as nodes.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { link } from "./mrkdwn.js";
import { personName, store } from "./store.js";

function styled(node, style = {}) {
  let out = node;
  if (style.code) out = h("code", {}, out);
  if (style.bold) out = h("b", {}, out);
  if (style.italic) out = h("i", {}, out);
  if (style.strike) out = h("s", {}, out);
  return out;
}

function inline(element) {
  switch (element.type) {
    case "text": return styled(document.createTextNode(element.text ?? ""), element.style);
    case "link": return styled(link(element.url ?? "", element.text || element.url), element.style);
    case "emoji": return h("span", { class: "emoji" }, emoji(element.name ?? "") ?? `:${element.name}:`);
    case "user": return h("span", { class: `mention${element.user_id === store.me ? " me" : ""}` }, "@" + personName(element.user_id));
    case "channel": return h("span", { class: "mention" }, "#" + (store.channels.find((c) => c.id === element.channel_id)?.name ?? element.channel_id));
    case "broadcast": return h("span", { class: "mention" }, "@" + element.range);
    case "date": return document.createTextNode(element.fallback ?? "");
    default: return document.createTextNode(element.text ?? "");
  }
}

const inlines = (part) => (part.elements ?? []).map(inline);

function list(part) {
  const items = (part.elements ?? []).map((item) => h("li", {}, inlines(item)));
  const kind = part.style === "ordered" ? "ol" : "ul";
  return h(kind, { class: `rich-list indent-${Math.min(4, part.indent ?? 0)}`, start: part.offset ? part.offset + 1 : undefined }, items);
}

function part(element) {
  switch (element.type) {
    case "rich_text_list": return list(element);
    case "rich_text_preformatted": return h("pre", {}, inlines(element));
    case "rich_text_quote": return h("blockquote", {}, h("div", { class: "line" }, inlines(element)));
    default: return h("div", { class: "line" }, inlines(element));
  }
}

/** A rich_text block. */
export const richText = (block) => (block.elements ?? []).map(part);

function cell(content, tag, settings) {
  const numeric = content.type === "raw_number";
  const align = settings?.align ?? (numeric ? "right" : "left");
  const inside = content.type === "rich_text" ? richText(content)
    : numeric ? (content.text ?? String(content.value ?? "")) : (content.text ?? "");
  return h(tag, { class: `to-${["left", "center", "right"].includes(align) ? align : "left"}${settings?.is_wrapped ? " wraps" : ""}`, scope: tag === "th" ? "col" : undefined }, inside);
}

/** A table or data_table block; the first row is its head. */
export function table(block) {
  const settings = block.column_settings ?? [];
  const [head = [], ...body] = block.rows ?? [];
  const row = (cells, tag) => h("tr", {}, cells.map((content, i) => cell(content ?? {}, tag, settings[i])));
  return h("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": block.caption || "Table" },
    h("table", {}, block.caption && h("caption", {}, block.caption), h("thead", {}, row(head, "th")), h("tbody", {}, body.map((cells) => row(cells, "td")))));
}

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|(?<![\w*])\*([^*\s][^*]*)\*|(?<!\w)_([^_\s][^_]*)_(?!\w)|~~([^~]+)~~|\[([^\]]+)\]\(([^)\s]+)\)/;

function span(text) {
  const out = document.createDocumentFragment();
  let rest = text;
  for (let found = SPAN.exec(rest); found; found = SPAN.exec(rest)) {
    const [all, code, bold, bold2, italic, italic2, strike, label, url] = found;
    out.append(rest.slice(0, found.index));
    if (code) out.append(h("code", {}, code));
    else if (bold ?? bold2) out.append(h("b", {}, span(bold ?? bold2)));
    else if (italic ?? italic2) out.append(h("i", {}, span(italic ?? italic2)));
    else if (strike) out.append(h("s", {}, span(strike)));
    else out.append(link(url, label));
    rest = rest.slice(found.index + all.length);
  }
  out.append(rest);
  return out;
}

function markdownTable(rows) {
  const cells = (row) => row.replace(/^\||\|$/g, "").split("|").map((text) => text.trim());
  const tr = (row, tag) => h("tr", {}, cells(row).map((text) => h(tag, {}, span(text))));
  return h("div", { class: "table-wrap" }, h("table", {}, h("thead", {}, tr(rows[0], "th")), h("tbody", {}, rows.slice(2).map((row) => tr(row, "td")))));
}

/** A markdown block: headings, lists, quotes, fences, tables, emphasis. */
export function markdown(text) {
  const out = [];
  const lines = String(text ?? "").split("\n");
  for (let i = 0; i < lines.length; i++) {
    const one = lines[i];
    const heading = /^(#{1,6})\s+(.*)$/.exec(one);
    const item = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(one);
    if (one.startsWith("```")) {
      const end = lines.findIndex((text, at) => at > i && text.startsWith("```"));
      const last = end < 0 ? lines.length : end;
      out.push(h("pre", {}, lines.slice(i + 1, last).join("\n")));
      i = last;
    } else if (heading) out.push(h("p", { class: "md-heading", role: "heading", "aria-level": heading[1].length + 2 }, span(heading[2])));
    else if (item) out.push(h("div", { class: item[1].length > 1 ? "li deep" : "li" }, h("span", { class: "li-mark" }, item[2] ? item[2] + "." : "•"), h("span", {}, span(item[3]))));
    else if (/^>\s?/.test(one)) out.push(h("blockquote", {}, span(one.replace(/^>\s?/, ""))));
    else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(one)) out.push(h("hr", {}));
    else if (one.startsWith("|") && /^\|[\s:|-]+\|?$/.test(lines[i + 1] ?? "")) {
      let last = i;
      while (lines[last + 1]?.startsWith("|")) last++;
      out.push(markdownTable(lines.slice(i, last + 1)));
      i = last;
    } else out.push(h("div", { class: one.trim() ? "line" : "line gap" }, span(one)));
  }
  return out;
}
