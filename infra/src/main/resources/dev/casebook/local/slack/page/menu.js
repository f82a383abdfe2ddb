// A button that opens a menu over everything else. Arrow keys walk in it, Escape and a click beside it close it.

import { h } from "./dom.js";

const GAP = 4;

/** Puts the menu under its button, or over it where there is no room below. */
function place(list, opener) {
  const at = opener.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  const below = at.bottom + GAP + box.height <= innerHeight;
  list.style.top = `${Math.max(GAP, below ? at.bottom + GAP : at.top - GAP - box.height)}px`;
  list.style.left = `${Math.max(GAP, Math.min(innerWidth - GAP - box.width, at.right - box.width))}px`;
}

/** `items` are nodes or text with what happens; `face` is what the button shows. Returns the button and its menu. */
export function menu({ label, face, items, look = "tool", kind = "" }) {
  const list = h("div", { class: `menu ${kind}`, role: "menu", "aria-label": label, popover: "auto" });
  const opener = h("button", { type: "button", class: look, "aria-label": label, title: label, "aria-haspopup": "menu", "aria-expanded": "false" }, face);
  opener.popoverTargetElement = list;
  list.append(...items.map((item) => h("button", {
    type: "button", role: "menuitem", "aria-label": item.label, title: item.label,
    onclick: () => { list.hidePopover(); item.run(opener); },
  }, item.face)));
  list.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    opener.setAttribute("aria-expanded", String(open));
    if (open) { place(list, opener); list.firstElementChild?.focus(); }
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...list.children];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
  });
  return [opener, list];
}
