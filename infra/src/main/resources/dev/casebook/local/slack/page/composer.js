// Where a person writes: commands with completion, the last commands on the up arrow, Enter to send.

import { h, icon, toast } from "./dom.js";
import { act, sentence } from "./net.js";
import { store } from "./store.js";
import { shortcuts } from "./tools.js";

const VERBS = [
  ["add", "turn a trace or message into a case"], ["answer", "write the right answer of a case"], ["baseline", "set what runs are compared with"],
  ["cancel", "stop a run"], ["compare", "two runs, case by case"], ["eval", "run the cases against an agent"],
  ["export", "cases as a file"], ["find", "search the traces"], ["help", "what Casebook can do"],
  ["incident", "one incident and its story"], ["incidents", "open incidents"], ["list", "cases of a dataset"],
  ["report", "a summary as a page"], ["reproduce", "replay a case until it fails again"], ["restore", "take a case back in"],
  ["retire", "keep a case, but run it no more"], ["show", "one case in full"], ["status", "what is running"],
];

const HISTORY = "commands";
const remembered = () => JSON.parse(sessionStorage.getItem(HISTORY) ?? "[]");

function remember(line) {
  sessionStorage.setItem(HISTORY, JSON.stringify([line, ...remembered().filter((old) => old !== line)].slice(0, 50)));
}

/** Which verbs complete what is typed; nothing when it is no command being started. */
function completions(text) {
  const found = /^\/(casebook|case)?\s?(\S*)$/.exec(text) ?? (/^\/\w*$/.test(text) && "/casebook".startsWith(text) ? [text, "", ""] : null);
  if (!found) return [];
  const command = found[1] === "case" && text.includes(" ") ? "/case" : "/casebook";
  return VERBS.filter(([verb]) => verb.startsWith(found[2]) && verb !== found[2]).map(([verb, what]) => ({ line: `${command} ${verb} `, verb, what }));
}

/** Who completes the name after the last at sign. */
function people(text) {
  const found = /(?:^|\s)@([a-z]*)$/.exec(text);
  if (!found) return [];
  const before = text.slice(0, text.length - found[1].length);
  return Object.values(store.people).filter((person) => person.name.startsWith(found[1]) && person.id !== store.me)
    .map((person) => ({ line: `${before}${person.name} `, verb: `@${person.name}`, what: [person.real_name, person.profile?.title].filter(Boolean).join(", ") }));
}

/** A composer for a channel or a thread. `target()` says where a line goes; `withShortcuts` offers the app's own. */
export function composer({ id, label, placeholder, target, commands = true, withShortcuts = false }) {
  let chosen = -1;
  let recalled = -1;
  const list = h("div", { class: "complete", id: `${id}-list`, role: "listbox", "aria-label": "Commands and people", hidden: true });
  const text = h("textarea", {
    id: `${id}-text`, rows: 1, placeholder, "aria-label": label, autocomplete: "off", spellcheck: "true", enterkeyhint: "send",
    role: "combobox", "aria-controls": `${id}-list`, "aria-expanded": "false", "aria-autocomplete": "list",
  });
  const button = h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send"));
  const box = h("div", { class: "composer-box" }, text, button);
  const pending = h("p", { class: "pending", role: "status", hidden: true }, "Waiting for the bot…");
  const form = h("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); send(); } }, list, box, pending);

  const fit = () => { text.style.height = "auto"; text.style.height = `${Math.min(200, text.scrollHeight)}px`; };

  function suggest() {
    const found = [...(commands ? completions(text.value) : []), ...people(text.value)];
    chosen = -1;
    list.hidden = found.length === 0;
    text.setAttribute("aria-expanded", String(found.length > 0));
    text.removeAttribute("aria-activedescendant");
    list.replaceChildren(...found.map((one, i) => h("div", {
      class: "suggestion", role: "option", id: `${id}-option-${i}`, "data-line": one.line,
      onmousedown: (event) => { event.preventDefault(); take(one.line); },
    }, h("b", {}, one.verb), h("span", {}, one.what))));
  }

  function choose(step) {
    const all = [...list.children];
    chosen = (chosen + step + all.length) % all.length;
    all.forEach((node, i) => node.setAttribute("aria-selected", String(i === chosen)));
    text.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(line) {
    text.value = line;
    list.hidden = true;
    text.setAttribute("aria-expanded", "false");
    text.focus();
    fit();
  }

  function recall(step) {
    const lines = remembered();
    const next = recalled + step;
    if (next >= lines.length || next < -1) return;
    recalled = next;
    text.value = recalled < 0 ? "" : lines[recalled];
    list.hidden = true;
    fit();
  }

  async function send(given) {
    const line = (given ?? text.value).trim();
    if (!line) return { ok: false };
    text.value = "";
    recalled = -1;
    suggest();
    fit();
    if (line.startsWith("/")) remember(line);
    const slow = setTimeout(() => { pending.hidden = false; }, 250);
    const answer = await act("send", { ...target(), text: line });
    clearTimeout(slow);
    pending.hidden = true;
    if (answer.error === "no_commands_in_threads") toast("Commands do not work in threads. Write @casebook and the verb instead.");
    else if (answer.error === "network") { text.value = line; fit(); toast(sentence("network")); }
    return answer;
  }

  text.addEventListener("input", () => { recalled = -1; suggest(); fit(); });
  text.addEventListener("blur", () => { list.hidden = true; });
  text.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    const stop = () => event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      stop();
      if (open && chosen >= 0) take(list.children[chosen].dataset.line);
      else send();
    } else if (event.key === "Tab" && open && !event.shiftKey) { stop(); take(list.children[Math.max(0, chosen)].dataset.line); }
    else if (event.key === "Escape" && open) { stop(); event.stopPropagation(); list.hidden = true; }
    else if (event.key === "ArrowDown" && open) { stop(); choose(1); }
    else if (event.key === "ArrowUp" && open && recalled < 0) { stop(); choose(-1); }
    else if (event.key === "ArrowUp" && (text.value === "" || recalled >= 0)) { stop(); recall(1); }
    else if (event.key === "ArrowDown" && recalled >= 0) { stop(); recall(-1); }
  });

  return { node: form, text, send, put: (line) => { take(line); }, ready: () => { if (withShortcuts && store.shortcuts.global.length) box.prepend(...shortcuts()); } };
}
