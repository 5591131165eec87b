// The list of articles that a reader collects. It lives in the browser; the page of the list has it
// in its address.
"use strict";
(() => {
  const key = "nachlese.list";
  // Marks links of the reader's own list, as against one that was shared (list.js).
  const mine = "#mine";
  const most = 100;
  const link = document.getElementById("list");
  if (!link) return;

  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(key)) ?? [];
      return stored.filter((item) => typeof item?.id === "string").slice(0, most);
    } catch {
      // Storage is off, or somebody else wrote to it.
      return [];
    }
  };
  let items = read();
  const write = (wanted) => {
    items = wanted.slice(0, most);
    try {
      localStorage.setItem(key, JSON.stringify(items));
    } catch {
      // the list lasts as long as the page
    }
    show();
  };

  const offer = (place, id) => {
    const star = document.createElement("button");
    star.type = "button";
    star.className = "star";
    star.dataset.id = id;
    star.title = link.dataset.star;
    star.setAttribute("aria-label", link.dataset.star);
    place.append(star);
  };
  const offerAll = () => {
    for (const hit of document.querySelectorAll(".hit"))
      offer(hit, new URL(hit.querySelector("h2 a").href).searchParams.get("id"));
  };
  offerAll();
  for (const tools of document.querySelectorAll(".tools")) offer(tools, tools.dataset.id);

  const start = new URL(link.href);
  function show() {
    const address = new URL(start);
    for (const { id, note } of items) {
      address.searchParams.append("id", id);
      if (note) address.searchParams.append("note", note);
    }
    link.href = address.pathname + address.search + mine;
    link.hidden = items.length === 0;
    link.querySelector("span").textContent = items.length;
    for (const star of document.querySelectorAll(".star")) {
      const on = items.some((item) => item.id === star.dataset.id);
      star.textContent = on ? "★" : "☆";
      star.setAttribute("aria-pressed", String(on));
    }
  }
  document.addEventListener("click", (event) => {
    const id = event.target.closest?.(".star")?.dataset.id;
    if (id === undefined) return;
    const others = items.filter((item) => item.id !== id);
    write(others.length < items.length ? others : [...items, { id, note: "" }]);
  });
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    items = read();
    show();
  });
  show();
  document.addEventListener("results", () => {
    offerAll();
    show();
  });
  globalThis.nachleseList = { mine, items: () => items, write };
})();
