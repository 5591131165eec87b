// Results while typing, where the server answers fast enough. Off by the operator (the form says
// so), by the reader's switch, and for the rest of a visit by itself if answers come too late.
"use strict";
(() => {
  const key = "nachlese.instant"; // "off"
  const wait = 160; // ms without a key
  const slow = 400; // ms; a second answer beyond it ends it
  const box = document.getElementById("q");
  const form = box?.form;
  const button = document.getElementById("instant");
  if (!form || !("instant" in form.dataset) || !button) return;

  const stored = (storage, value) => {
    try {
      if (value === undefined) return storage.getItem(key);
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
    } catch {
      // storage is off
    }
    return null;
  };
  let late = stored(sessionStorage) === "off" ? 2 : 0;
  let on = stored(localStorage) !== "off";
  const tell = () => button.setAttribute("aria-pressed", String(on && late < 2));
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    on = !(on && late < 2);
    late = 0;
    stored(localStorage, on ? null : "off");
    stored(sessionStorage, null);
    tell();
  });

  const status = document.getElementById("found");
  const nameOf = (details) => details.id || details.className;

  let timer;
  let asking;
  const ask = async () => {
    asking?.abort();
    if (!on || late >= 2 || box.value.trim().length < 3) return;
    asking = new AbortController();
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
    const asked = performance.now();
    try {
      const answer = await fetch(url, { signal: asking.signal });
      const text = await answer.text();
      if (!answer.ok || url.searchParams.get("q") !== box.value) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      const results = page.querySelector(".columns");
      if (!results) return;
      const before = document.querySelector(".columns");
      // What the reader has opened stays open.
      const open = [...before.querySelectorAll("details[open]")].map(nameOf);
      for (const details of results.querySelectorAll("details"))
        if (open.includes(nameOf(details))) details.open = true;
      before.replaceWith(document.adoptNode(results));
      status.textContent = document.querySelector(".summary h1")?.firstChild.textContent ?? "";
      document.querySelector(".top").classList.remove("start");
      document.title = page.title;
      history.replaceState(history.state, "", url);
      document.dispatchEvent(new Event("results"));
      if (performance.now() - asked > slow && ++late >= 2) stored(sessionStorage, "off");
      tell();
    } catch {
      // aborted by the next key, or offline: Enter still searches
    }
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asking?.abort();
  });
})();
