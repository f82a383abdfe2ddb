// Small helpers to build the page. Text always becomes text nodes; nothing here parses HTML.

/** Makes an element. `props` are attributes, `class`, `on…` listeners, or properties that start with a dot. */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.startsWith(".")) element[name.slice(1)] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/** The same for pictures drawn as SVG. */
export function svg(tag, props, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props ?? {})) element.setAttribute(name, String(value));
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(4)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export const byId = (id) => document.getElementById(id);

/** A line icon; the paths are on a 20 by 20 grid. */
export function icon(name) {
  const paths = {
    reply: "M8 5 3 9.5 8 14M3.5 9.5H12a5 5 0 0 1 5 5v1",
    add: "M5 3h8a2 2 0 0 1 2 2v12H7a2 2 0 0 1-2-2zM10 8v5M7.5 10.5h5",
    link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1",
    close: "M5 5l10 10M15 5L5 15",
    send: "M3 10l14-6-4.5 13-3-5.5zM9.5 11.5 17 4",
    tick: "M4 10.5l4 4 8-9",
    eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
    smile: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M7 12c1.6 2.2 4.4 2.2 6 0M7.5 8h.01M12.5 8h.01",
    bolt: "M11 2.5 4.5 11.5H9L8.5 17.5 15.5 8.5H11z",
    more: "M5 10h.01M10 10h.01M15 10h.01",
  };
  return svg("svg", { viewBox: "0 0 20 20", class: `icon i-${name}`, "aria-hidden": "true" }, svg("path", { d: paths[name] }));
}

let toastTimer = 0;

/** Says for a few seconds that something went wrong. */
export function toast(text) {
  const box = byId("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.hidden = true; }, 6000);
}

/** Asks before doing something; resolves to true when confirmed. `body` may be a node. */
export function ask({ title, body, confirm, deny, danger }) {
  const dialog = byId("ask");
  return new Promise((resolve) => {
    const done = (answer) => { dialog.close(); resolve(answer); };
    const yes = h("button", { type: "button", class: danger ? "b danger-fill" : "b primary", onclick: () => done(true) }, confirm);
    const no = h("button", { type: "button", class: "b", onclick: () => done(false) }, deny);
    dialog.replaceChildren(h("h2", { id: "ask-title" }, title), h("div", { class: "ask-body" }, body), h("div", { class: "row-end" }, no, yes));
    dialog.oncancel = (event) => { event.preventDefault(); done(false); };
    dialog.showModal();
    yes.focus();
  });
}
