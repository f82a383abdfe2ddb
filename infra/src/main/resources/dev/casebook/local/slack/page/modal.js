// Dialogs as Slack shows them: title, blocks, close and submit; errors under their inputs.

import { renderBlocks } from "./blocks.js";
import { byId, h, icon } from "./dom.js";
import { values } from "./elements.js";
import { plain } from "./mrkdwn.js";
import { act, sentence } from "./net.js";

const dialog = byId("modal");
let shown = null; // the view on top
let stackSize = 0;
let prefill = null; // {values, until}: what the next dialog is filled with

/** Fills the next dialog that opens within some seconds: action id or block id to text. */
export function prefillNext(given) {
  prefill = given ? { values: given, until: Date.now() + 10_000 } : null;
}

function enter(node, value) {
  if (node.matches(".choices")) {
    for (const box of node.querySelectorAll("input")) box.checked = [].concat(value).includes(box.value);
  } else {
    if (node.multiple) for (const option of node.options) option.selected = [].concat(value).includes(option.value);
    else node.value = value;
  }
}

function fillFrom(given, root) {
  for (const node of root.querySelectorAll("[data-action]")) {
    const value = given[node.dataset.action] ?? given[node.dataset.block];
    if (value !== undefined && value !== null) enter(node, value);
  }
}

/** What a person has typed stays when the bot changes the view around it. */
function keepTyped(before, root) {
  for (const node of root.querySelectorAll("[data-action]")) {
    const old = before[node.dataset.block]?.[node.dataset.action];
    if (!old) continue;
    const value = old.value ?? old.selected_option?.value ?? old.selected_options?.map((option) => option.value)
      ?? Object.entries(old).find(([field]) => field.startsWith("selected_"))?.[1];
    if (value !== undefined && value !== null) enter(node, value);
  }
}

function complain(form, errors) {
  let first = null;
  for (const block of form.querySelectorAll(".input")) {
    const text = errors[block.dataset.blockId];
    const line = block.querySelector(".error");
    const field = block.querySelector("[data-action]");
    line.textContent = text ?? "";
    line.hidden = !text;
    field?.toggleAttribute("aria-invalid", Boolean(text));
    if (text) first ??= field;
  }
  (first?.matches(".choices") ? first.querySelector("input") : first)?.focus();
  return first !== null;
}

function missing(form) {
  const errors = {};
  for (const block of form.querySelectorAll(".input[data-optional=no]")) {
    const field = block.querySelector("[data-action]");
    const empty = field?.matches(".choices") ? !field.querySelector("input:checked") : field && !field.value.trim();
    if (empty) errors[block.dataset.blockId] = "Please complete this required field.";
  }
  return errors;
}

async function submit(view, form) {
  if (complain(form, missing(form))) return;
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  const answer = await act("submit", { view_id: view.id, values: values(form) });
  button.disabled = false;
  button.removeAttribute("aria-busy");
  const banner = form.querySelector(".banner");
  banner.hidden = true;
  if (answer.ok || complain(form, answer.errors ?? {})) return;
  banner.textContent = `We had some trouble connecting. Try again? ${sentence(answer.error ?? "errors without a place")}`;
  banner.hidden = false;
}

const close = (view) => act("close", { view_id: view.id });

function render(view) {
  const form = h("form", { class: "modal-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(view, form); } });
  const context = {
    press: async (block, element, value) => {
      const answer = await act("press-view", { view_id: view.id, block_id: block.block_id, action_id: element.action_id, value, values: values(form) });
      const banner = form.querySelector(".banner");
      banner.textContent = answer.ok ? "" : sentence(answer.error);
      banner.hidden = answer.ok;
    },
  };
  form.append(
    h("header", {}, stackSize > 1 && h("button", { type: "button", class: "tool", "aria-label": "Back", onclick: () => close(view) }, "←"),
      h("h2", { id: "modal-title" }, plain(view.title?.text ?? "")),
      h("button", { type: "button", class: "tool", "aria-label": "Close", onclick: () => (stackSize > 1 ? act("close", { view_id: view.id, all: true }) : close(view)) }, icon("close"))),
    h("div", { class: "modal-body" }, h("p", { class: "banner", role: "alert", hidden: true }), renderBlocks(view.blocks, context)),
    h("footer", {}, h("span", { class: "keys" }, h("kbd", {}, "Esc"), " closes", view.submit && [" · ", h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "Enter"), " submits"]),
      h("button", { type: "button", class: "b", onclick: () => close(view) }, plain(view.close?.text ?? "Cancel")),
      view.submit && h("button", { type: "submit", class: "b primary" }, plain(view.submit.text))));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    else if (event.key === "Enter" && event.target.matches("input[type=text]")) event.preventDefault();
  });
  return form;
}

/** Shows the top of the stack of open views, or nothing. */
export function showStack(stack) {
  stackSize = stack.length;
  const top = stack.at(-1) ?? null;
  if (!top) {
    shown = null;
    if (dialog.open) dialog.close();
    return;
  }
  if (shown?.id === top.id && shown.hash === top.hash && dialog.open) return;
  const before = dialog.open ? values(dialog) : {};
  const same = shown?.id === top.id && dialog.open;
  const form = render(top);
  dialog.replaceChildren(form);
  if (same) keepTyped(before, form);
  else keepTyped(top.state?.values ?? {}, form);
  if (!same && prefill && Date.now() < prefill.until) { fillFrom(prefill.values, form); prefill = null; }
  shown = top;
  if (!dialog.open) dialog.showModal();
  if (!same) (form.querySelector(".modal-body :is(input, textarea, select)") ?? form.querySelector("button[type=submit]"))?.focus();
}

dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  if (shown) close(shown);
});
