// The strip of next steps, driven by /demo; without it the page is only a Slack.

import { ask, byId, h, icon, toast } from "./dom.js";
import { prefillNext } from "./modal.js";
import { act, read, sentence } from "./net.js";
import { newest } from "./store.js";
import { showStory } from "./story.js";

let known = "";
let timer = 0;
let absent = false; // a server without /demo is asked once
let tools = null;

/** Starts the strip. `given` has the composer and a way to bring the channel to the front. */
export function startDemo(given) {
  tools = given;
  byId("replay").addEventListener("click", async () => {
    tools.toChannel();
    await post("/demo/replay", byId("replay"));
  });
  byId("reset").addEventListener("click", async () => {
    const sure = await ask({
      title: "Reset the demonstration?", body: "The channel, the cases and the runs on this machine start again from the beginning.",
      confirm: "Reset", deny: "Keep everything", danger: true,
    });
    if (sure) await post("/demo/reset", byId("reset"));
  });
  return refreshDemo();
}

async function post(path, button) {
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(path, { method: "POST" });
    if (!answer.ok) toast(`That did not work: the server answered ${answer.status}.`);
  } catch {
    toast(sentence("network"));
  }
  button.disabled = false;
  button.removeAttribute("aria-busy");
  await refreshDemo();
}

/** Reads /demo again soon; several calls in a row become one. */
export function refreshDemoSoon() {
  clearTimeout(timer);
  timer = setTimeout(refreshDemo, 400);
}

async function refreshDemo() {
  if (absent) return;
  const demo = await read("/demo");
  absent = demo === null && known === "";
  const text = JSON.stringify(demo);
  if (text === known) return;
  known = text;
  byId("demo-actions").hidden = !demo;
  document.querySelector("nav.views").hidden = !demo;
  byId("steps").hidden = !demo?.steps?.length;
  byId("note").textContent = demo?.note ?? "";
  document.body.toggleAttribute("data-demo", Boolean(demo));
  showStory(demo);
  showSteps(demo?.steps ?? []);
}

function showSteps(steps) {
  const current = steps.findIndex((step) => !step.done);
  const done = steps.filter((step) => step.done).length;
  byId("steps-count").textContent = steps.length ? `${done}/${steps.length}` : "";
  const held = document.activeElement?.dataset?.step;
  byId("steps-list").replaceChildren(...steps.map((step, i) => card(step, i, i === current)));
  if (held) document.querySelector(`[data-step="${CSS.escape(held)}"]`)?.focus();
}

function card(step, i, current) {
  return h("li", { class: `step${step.done ? " done" : ""}${current ? " current" : ""}`, "aria-current": current ? "step" : undefined },
    h("span", { class: "number", "aria-hidden": "true" }, step.done ? icon("tick") : String(i + 1)),
    h("div", { class: "step-body" },
      h("h3", {}, step.title, step.done && h("span", { class: "only-read" }, " (done)")),
      step.text && h("p", {}, step.text)),
    h("div", { class: "step-foot" },
      h("button", { type: "button", class: `b${current ? " primary" : ""}`, "data-step": step.id, onclick: (event) => take(step, event.currentTarget) },
        step.button || (step.kind === "command" ? "Run it" : "Do it")),
      step.kind === "command" && h("code", { class: "step-command", title: step.command }, h("bdi", { dir: "ltr" }, step.command))));
}

async function take(step, button) {
  if (button.hasAttribute("aria-busy")) return;
  tools.toChannel();
  button.setAttribute("aria-busy", "true");
  try {
    if (step.kind === "command") await command(step);
    else await press(step);
  } finally {
    button.removeAttribute("aria-busy");
    refreshDemoSoon();
  }
}

/** Puts the command where a person would type it, lets it be seen, and sends it. */
async function command(step) {
  tools.composer.put(step.command);
  await new Promise((done) => { setTimeout(done, matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 350); });
  await tools.composer.send();
}

/** Presses the newest button in the channel with the step's action id: a real click, with a dialog filled in beforehand. */
async function press(step) {
  for (const shown of newest()) {
    const found = button(shown.message, step.action_id);
    if (found) {
      prefillNext(step.prefill ?? null);
      const answer = await act("press", {
        channel: shown.channel, ts: shown.message.ts, block_id: found.block_id, action_id: step.action_id, value: "", values: {},
      });
      if (!answer.ok) { prefillNext(null); toast(sentence(answer.error)); }
      return;
    }
  }
  toast("The button for this step is not in the channel yet. Press Replay, or wait a moment.");
}

function button(message, actionId) {
  const blocks = [...(message.blocks ?? []), ...(message.attachments ?? []).flatMap((part) => part.blocks ?? [])];
  return blocks.find((block) => [block.accessory, ...(block.elements ?? [])].some((element) => element?.action_id === actionId && element.type === "button"));
}
