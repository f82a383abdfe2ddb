// The elements of Block Kit that a person can use: buttons, menus, inputs. `context.press(block, element, value)` tells
// the bot and resolves to the answer of the server.

import { ask, h, icon } from "./dom.js";
import { menu } from "./menu.js";
import { mrkdwn, plain, textObject } from "./mrkdwn.js";
import { choices } from "./persons.js";
import { channelName, store } from "./store.js";

const readers = new WeakMap();

/** Marks an element as holding a value of Slack's `state.values`. */
function reads(node, block, element, read) {
  node.dataset.block = block.block_id ?? "";
  node.dataset.action = element.action_id ?? "";
  readers.set(node, read);
  return node;
}

/** What stands in all inputs under a node: block id, then action id, then Slack's value object. */
export function values(root) {
  const out = {};
  for (const node of root.querySelectorAll("[data-action]")) {
    const read = readers.get(node);
    if (read) (out[node.dataset.block] ??= {})[node.dataset.action] = read();
  }
  return out;
}

const confirmed = (element) => (element.confirm
  ? ask({
    title: plain(element.confirm.title?.text ?? "Are you sure?"),
    body: textObject(element.confirm.text),
    confirm: plain(element.confirm.confirm?.text ?? "Yes"),
    deny: plain(element.confirm.deny?.text ?? "No"),
    danger: element.confirm.style === "danger" || element.style === "danger",
  })
  : Promise.resolve(true));

/** Tells the bot, once at a time. The element is not disabled meanwhile, for that would take the focus from it. */
async function use(context, block, element, value, node) {
  if (node.hasAttribute("aria-busy") || !(await confirmed(element))) return;
  node.setAttribute("aria-busy", "true");
  await context.press(block, element, value);
  node.removeAttribute("aria-busy");
}

function button(element, block, context) {
  const style = element.style === "primary" ? " primary" : element.style === "danger" ? " danger" : "";
  const node = h("button", {
    type: "button", class: `b${style}`, "aria-label": element.accessibility_label,
    "data-block-id": block.block_id, "data-action-id": element.action_id,
    onclick: async () => {
      if (element.url) window.open(element.url, "_blank", "noopener,noreferrer");
      await use(context, block, element, "", node);
    },
  }, plain(element.text?.text ?? ""));
  return node;
}

const options = (element) => element.options ?? (element.option_groups ?? []).flatMap((group) => group.options ?? []);
const optionOf = (element, value) => options(element).find((option) => option.value === value) ?? null;
const words = (text) => plain(text?.text ?? "").textContent;

function select(element, block, context) {
  const many = element.type.startsWith("multi_");
  const initial = many ? (element.initial_options ?? []).map((o) => o.value) : [element.initial_option?.value];
  const choice = (option) => h("option", { value: option.value, selected: initial.includes(option.value) }, words(option.text));
  const groups = element.option_groups
    ? element.option_groups.map((group) => h("optgroup", { label: words(group.label) }, (group.options ?? []).map(choice)))
    : options(element).map(choice);
  const node = h("select", { class: "field", multiple: many, "data-action-id": element.action_id, "data-block-id": block.block_id },
    !many && h("option", { value: "" }, words(element.placeholder) || "Choose…"), groups);
  node.addEventListener("change", () => {
    if (node.value && !many && acts(block)) use(context, block, element, node.value, node);
  });
  return reads(node, block, element, () => (many
    ? { type: element.type, selected_options: [...node.selectedOptions].map((o) => optionOf(element, o.value)) }
    : { type: element.type, selected_option: optionOf(element, node.value) }));
}

/** Elements outside input blocks act at once; those in input blocks only when asked to. */
const acts = (block) => block.type !== "input" || block.dispatch_action === true;

function overflow(element, block, context) {
  return h("span", { class: "overflow" }, menu({
    label: "More actions", face: icon("more"), look: "b icon-only",
    items: options(element).map((option) => ({
      face: textObject(option.text),
      run: async (opener) => {
        if (option.url) window.open(option.url, "_blank", "noopener,noreferrer");
        await use(context, block, element, option.value, opener);
      },
    })),
  }));
}

const channels = () => store.channels.filter((one) => !one.is_im).map((one) => [one.id, channelName(one)]);
const ENTITIES = { users_select: [choices, "user"], conversations_select: [channels, "conversation"], channels_select: [channels, "channel"] };

/** Menus that Slack fills itself: people and conversations. */
function entities(element, block, context) {
  const many = element.type.startsWith("multi_");
  const [all, noun] = ENTITIES[element.type.replace("multi_", "")];
  const initial = many ? element[`initial_${noun}s`] ?? [] : [element[`initial_${noun}`]];
  const node = h("select", { class: "field", multiple: many, "data-action-id": element.action_id, "data-block-id": block.block_id },
    !many && h("option", { value: "" }, words(element.placeholder) || "Choose…"), all().map(([id, name]) => h("option", { value: id, selected: initial.includes(id) }, name)));
  const chosen = () => [...node.selectedOptions].map((option) => option.value).filter(Boolean);
  node.addEventListener("change", () => { if (chosen().length && acts(block)) use(context, block, element, chosen().join("\n"), node); });
  return reads(node, block, element, () => (many
    ? { type: element.type, [`selected_${noun}s`]: chosen() } : { type: element.type, [`selected_${noun}`]: chosen()[0] ?? null }));
}

let groups = 0;

function boxes(element, block, context) {
  const one = element.type === "radio_buttons";
  const name = `choice-${++groups}`;
  const first = one ? [element.initial_option?.value] : (element.initial_options ?? []).map((o) => o.value);
  const node = h("div", { class: "choices", role: one ? "radiogroup" : "group", "data-action-id": element.action_id }, options(element).map((option) =>
    h("label", { class: "choice" },
      h("input", { type: one ? "radio" : "checkbox", name, value: option.value, ".checked": first.includes(option.value) }),
      h("span", {}, textObject(option.text), option.description && h("small", {}, textObject(option.description))))));
  const chosen = () => [...node.querySelectorAll("input:checked")].map((input) => input.value);
  node.addEventListener("change", () => { if (acts(block)) context.press(block, element, chosen().join("\n")); });
  return reads(node, block, element, () => (one
    ? { type: element.type, selected_option: optionOf(element, chosen()[0]) }
    : { type: element.type, selected_options: chosen().map((value) => optionOf(element, value)) }));
}

function textInput(element, block, context) {
  const long = element.multiline === true;
  const node = h(long ? "textarea" : "input", {
    class: "field", type: long ? undefined : "text", rows: long ? 4 : undefined, placeholder: words(element.placeholder) || undefined,
    minlength: element.min_length, maxlength: element.max_length ?? 3000, "data-action-id": element.action_id, autocomplete: "off",
    ".value": element.initial_value ?? "",
  });
  if (block.dispatch_action) node.addEventListener("change", () => context.press(block, element, node.value));
  return reads(node, block, element, () => ({ type: element.type, value: node.value === "" ? null : node.value }));
}

const SIMPLE = {
  datepicker: ["date", "initial_date", "selected_date"], timepicker: ["time", "initial_time", "selected_time"],
  number_input: ["number", "initial_value", "value"], email_text_input: ["email", "initial_value", "value"],
  url_text_input: ["url", "initial_value", "value"],
};

function simple(element, block) {
  const [type, initial, field] = SIMPLE[element.type];
  const node = h("input", { class: "field short", type, ".value": element[initial] ?? "", "data-action-id": element.action_id });
  return reads(node, block, element, () => ({ type: element.type, [field]: node.value || null }));
}

/** A picture. Only files of this Slack are loaded; anything else is named with a link, for the page calls nobody outside. */
export function image(element) {
  const url = element.image_url ?? (element.slack_file?.id ? `/page/files/${element.slack_file.id}` : element.slack_file?.url ?? "");
  const here = url.startsWith("data:image/") || (URL.canParse(url, location.href) && new URL(url, location.href).origin === location.origin);
  const title = element.title && h("figcaption", {}, textObject(element.title));
  return here ? h("figure", { class: "image" }, title, h("img", { src: url, alt: element.alt_text ?? "", loading: "lazy" }))
    : h("figure", { class: "image elsewhere" }, title, h("span", {}, "Picture: ", mrkdwn(`<${url}|${element.alt_text || "open"}>`)));
}

/** Any element, by its type. */
export function renderElement(element, block, context) {
  switch (element.type) {
    case "button": case "workflow_button": return button(element, block, context);
    case "overflow": return overflow(element, block, context);
    case "static_select": case "multi_static_select": return select(element, block, context);
    case "radio_buttons": case "checkboxes": return boxes(element, block, context);
    case "plain_text_input": return textInput(element, block, context);
    case "users_select": case "multi_users_select": case "conversations_select": case "multi_conversations_select": case "channels_select": case "multi_channels_select":
      return entities(element, block, context);
    case "image": return image(element);
    default: return SIMPLE[element.type] ? simple(element, block) : h("span", { class: "muted" }, `(${element.type})`);
  }
}
