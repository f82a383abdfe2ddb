// Block Kit blocks as people see them.

import { chart } from "./chart.js";
import { h } from "./dom.js";
import { image, renderElement } from "./elements.js";
import { mrkdwn, plain, textObject } from "./mrkdwn.js";
import { markdown, richText, table } from "./rich.js";

function section(block, context) {
  const fields = block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "field-cell" }, textObject(field))));
  const body = h("div", { class: "section-body" }, block.text && h("div", { class: "text" }, textObject(block.text)), fields);
  return h("div", { class: "block section" }, body, block.accessory && h("div", { class: "accessory" }, renderElement(block.accessory, block, context)));
}

function contextBlock(block) {
  return h("div", { class: "block context" }, (block.elements ?? []).map((element) =>
    (element.type === "image" ? h("span", { class: "context-image" }, image(element)) : h("span", {}, textObject(element)))));
}

let inputs = 0;

function input(block, context) {
  const element = renderElement(block.element ?? {}, block, context);
  const id = `input-${++inputs}`;
  const group = element.matches(".choices");
  element.id = id;
  const label = group ? h("p", { class: "label", id: `${id}-label` }) : h("label", { class: "label", for: id });
  label.append(plain(block.label?.text ?? ""));
  if (block.optional) label.append(h("span", { class: "optional" }, " (optional)"));
  if (group) element.setAttribute("aria-labelledby", `${id}-label`);
  const notes = [block.hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  element.setAttribute("aria-describedby", notes);
  return h("div", { class: "block input", "data-block-id": block.block_id, "data-optional": block.optional ? "yes" : "no" },
    label, element, block.hint && h("p", { class: "hint", id: `${id}-hint` }, plain(block.hint.text ?? "")),
    h("p", { class: "error", id: `${id}-error`, hidden: true }));
}

const MARKS = { complete: "✓", in_progress: "◐", error: "✕", pending: "○" };

function plan(block) {
  return h("div", { class: "block plan" }, block.title && h("b", {}, typeof block.title === "string" ? block.title : textObject(block.title)),
    (block.tasks ?? []).map((task) => h("div", { class: `task ${task.status ?? "pending"}` }, h("span", { class: "li-mark" }, MARKS[task.status] ?? "○"),
      h("span", {}, typeof task.title === "string" ? task.title : textObject(task.title), h("span", { class: "only-read" }, ` (${task.status ?? "pending"})`)))));
}

function one(block, context) {
  switch (block.type) {
    case "header": return h("div", { class: "block header", role: "heading", "aria-level": 3 }, textObject(block.text));
    case "section": return section(block, context);
    case "context": return contextBlock(block);
    case "divider": return h("hr", { class: "block divider" });
    case "actions": return h("div", { class: "block actions" }, (block.elements ?? []).map((element) => renderElement(element, block, context)));
    case "image": return h("div", { class: "block" }, image(block));
    case "rich_text": return h("div", { class: "block text" }, richText(block));
    case "table": case "data_table": return h("div", { class: "block" }, table(block));
    case "markdown": return h("div", { class: "block text markdown" }, markdown(block.text));
    case "data_visualization": return h("div", { class: "block" }, chart(block));
    case "input": return input(block, context);
    case "plan": return plan(block);
    case "alert": return h("div", { class: "block alert" }, textObject(block.text));
    default: return h("p", { class: "block muted" }, block.text ? textObject(block.text) : `(${block.type} block)`);
  }
}

/** All blocks of a message, a modal or the home tab. */
export const renderBlocks = (blocks, context) => (blocks ?? []).map((block) => one(block, context));

/** The secondary attachments of a message. */
export function renderAttachments(attachments, context) {
  return (attachments ?? []).map((part) => {
    const bar = h("div", { class: "attachment" },
      part.pretext && h("div", { class: "text" }, mrkdwn(part.pretext)),
      part.title && h("div", { class: "text" }, h("b", {}, part.title_link ? mrkdwn(`<${part.title_link}|${part.title}>`) : plain(part.title))),
      part.blocks ? renderBlocks(part.blocks, context) : h("div", { class: "text" }, mrkdwn(part.text ?? part.fallback ?? "")),
      part.fields && h("div", { class: "fields" }, part.fields.map((field) => h("div", { class: "field-cell" }, h("b", {}, field.title ?? ""), h("div", {}, mrkdwn(field.value ?? ""))))),
      part.footer && h("div", { class: "context" }, part.footer));
    const color = { good: "#2e9e6b", warning: "#d99a1c", danger: "#c8372d" }[part.color] ?? (/^#?[0-9a-f]{6}$/i.test(part.color ?? "") ? `#${part.color.replace("#", "")}` : "");
    if (color) bar.style.borderLeftColor = color;
    return bar;
  });
}
