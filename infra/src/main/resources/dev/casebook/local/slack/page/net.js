// Talking to the server: what a person does goes out as JSON, what changes comes in as events.

import { store } from "./store.js";

const WORDS = {
  operation_timeout: "The bot did not answer within 3 seconds (operation_timeout).",
  dispatch_failed: "The bot could not be reached or refused the request (dispatch_failed).",
  network: "The server on this machine does not answer.",
};

/** A sentence for Slack's name of an error. */
export const sentence = (error) => WORDS[error] ?? `That did not work (${error}).`;

/** Does something; resolves to the answer, which has `ok` and perhaps `error`. Never rejects. */
export async function act(what, body) {
  try {
    const answer = await fetch(`/page/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: store.me, ...body }),
    });
    return await answer.json();
  } catch {
    return { ok: false, error: "network" };
  }
}

/** Reads JSON, or null when there is none. */
export async function read(path) {
  try {
    const answer = await fetch(path, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/**
 * Follows all changes after a revision. The browser reconnects by itself and says what it saw last; when it gives up,
 * because the server answered with an error, the page starts again from there. A page that is left lets its connection go, for a
 * browser has six to a server, and takes it up when it is come back to. Returns what ends it.
 */
export function follow(revision, handlers) {
  let source = null;
  let ended = false;
  let last = revision;
  const open = () => {
    source = new EventSource(`/page/events?as=${store.me}&after=${last}`);
    hear(source);
  };
  function hear(from) {
    for (const name of ["hello", "message", "views", "home", "reset"]) {
      from.addEventListener(name, (event) => {
        last = event.lastEventId || last;
        handlers[name]?.(JSON.parse(event.data));
      });
    }
    from.onopen = () => handlers.state("live");
    from.onerror = () => {
      handlers.state("reconnecting");
      if (from.readyState === EventSource.CLOSED && !ended) setTimeout(() => { if (!ended) open(); }, 1500);
    };
  }
  const left = () => source.close();
  const back = (event) => { if (event.persisted) open(); };
  addEventListener("pagehide", left);
  addEventListener("pageshow", back);
  open();
  return () => {
    ended = true;
    source.close();
    removeEventListener("pagehide", left);
    removeEventListener("pageshow", back);
  };
}
