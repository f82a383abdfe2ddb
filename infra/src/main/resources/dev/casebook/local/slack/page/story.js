// "What happened": the wrong conversation beside what was true, the calendar of the clinic.

import { byId, h } from "./dom.js";

const weekday = (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString([], { weekday: "short", timeZone: "UTC" });
const dayOfMonth = (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString([], { day: "numeric", timeZone: "UTC" });
const month = (date) => new Date(`${date}T12:00:00Z`).toLocaleDateString([], { month: "long", year: "numeric", timeZone: "UTC" });

function bubble(turn) {
  const caller = turn.role === "user";
  return h("div", { class: `turn ${caller ? "caller" : "agent"}` }, h("span", { class: "speaker" }, caller ? "Patient" : "Agent"), h("p", {}, turn.text ?? ""));
}

const means = (highlight, doctor) => Boolean(highlight) && [doctor.name, doctor.fullName].includes(highlight.doctor);

function grid(doctor, highlight) {
  const times = [...new Set(doctor.days.flatMap((day) => day.slots.map((slot) => slot.time)))].sort();
  const marked = (day, time) => means(highlight, doctor) && highlight.date === day.date && highlight.time === time;
  const cell = (day, time) => {
    const slot = day.slots.find((one) => one.time === time);
    const state = !slot ? "none" : slot.free ? "free" : "taken";
    const word = { none: "", free: "free", taken: "taken" }[state];
    return h("td", { class: `${state}${marked(day, time) ? " marked" : ""}`, title: slot ? `${day.date} ${time}: ${slot.takenBy || word}` : undefined },
      h("span", { class: marked(day, time) ? "" : "only-read" }, word));
  };
  const column = (day) => means(highlight, doctor) && highlight.date === day.date;
  const table = h("table", { class: "calendar" },
    h("caption", { class: "only-read" }, doctor.fullName || doctor.name),
    h("thead", {}, h("tr", {}, h("td", {}), doctor.days.map((day) => h("th", { scope: "col", class: column(day) ? "on" : undefined }, h("span", {}, weekday(day.date)), h("b", {}, dayOfMonth(day.date)))))),
    h("tbody", {}, times.map((time) => h("tr", {}, h("th", { scope: "row" }, time), doctor.days.map((day) => cell(day, time))))));
  return h("div", { class: "doctor" },
    h("p", { class: "doctor-name" }, h("b", {}, doctor.fullName || doctor.name), doctor.specialty && h("span", { class: "muted" }, ` ${doctor.specialty}`)),
    h("div", { class: "calendar-box", tabindex: "0", role: "region", "aria-label": `Calendar of ${doctor.name}` }, table));
}

/** Brings the slot that was given away to the middle of its calendar, when that is long. */
function centre(column) {
  const slot = column.querySelector("td.marked");
  const box = slot?.closest(".calendar-box");
  if (box) box.scrollTop = slot.closest("tr").offsetTop - box.clientHeight / 2 + 10;
}

function calendar(data) {
  const doctors = data.doctors ?? [];
  const main = doctors.find((doctor) => means(data.highlight, doctor)) ?? doctors[0];
  if (!main) return null;
  const others = doctors.filter((doctor) => doctor !== main);
  const date = main.days[0]?.date ?? data.monday;
  return h("section", { class: "card" },
    h("h3", {}, "The clinic's calendar", date && h("span", { class: "muted" }, ` ${month(date)}`)),
    grid(main, data.highlight),
    h("p", { class: "calendar-key" }, h("span", { class: "key-free" }, "free"), h("span", { class: "key-taken" }, "taken"), data.highlight && h("span", { class: "key-marked" }, "what the agent gave away")),
    others.length > 0 && h("details", {}, h("summary", {}, `${others.length} more ${others.length === 1 ? "doctor" : "doctors"}`), others.map((doctor) => grid(doctor, data.highlight))));
}

/** Fills the column from what the demonstration says; hides it when there is none. */
export function showStory(demo) {
  const column = byId("story");
  column.hidden = !demo;
  if (!demo) return;
  column.replaceChildren(
    h("h2", {}, "What happened"),
    h("section", { class: "card conversation" },
      h("h3", {}, "What the agent said", demo.agent && h("span", { class: "muted" }, ` agent “${demo.agent}”`)),
      (demo.conversation ?? []).map(bubble),
      demo.wrong && h("p", { class: "wrong" }, h("b", {}, "Wrong: "), demo.wrong)),
    ...[demo.calendar && calendar(demo.calendar)].filter(Boolean));
  centre(column);
}
