// Whom the page acts as. Every tab of the browser remembers its own.

import { byId, h } from "./dom.js";
import { store } from "./store.js";

const KEY = "person";

/** Asked for in the address, else remembered, else left to the server. */
export const wanted = () => new URLSearchParams(location.search).get("as") ?? sessionStorage.getItem(KEY) ?? "";

const title = (person) => person.profile?.title ?? "";

/** Fills the switch; `changed(id)` hears who was chosen. */
export function showPersons(changed) {
  const people = Object.values(store.people).filter((person) => !person.is_bot);
  const box = byId("person");
  box.replaceChildren(...people.map((person) => h("option", { value: person.id, selected: person.id === store.me }, `${person.real_name} (${title(person).toLowerCase()})`)));
  box.onchange = () => { sessionStorage.setItem(KEY, box.value); changed(box.value); };
}

/** The people a person can be chosen from, with the words for them. */
export const choices = () => Object.values(store.people).filter((person) => !person.is_bot).map((person) => [person.id, `${person.real_name}, ${title(person).toLowerCase()}`]);

export const isGuest = (id) => Boolean(store.people[id]?.is_restricted);

export function initials(id) {
  const name = store.people[id]?.real_name ?? "S";
  return name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
}
