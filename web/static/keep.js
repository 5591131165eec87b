// Remembers searches in the browser, and what each of them found at the last visit, so that it can
// say what is new. Nothing leaves the browser.
"use strict";
(() => {
  const key = "nachlese.searches";
  const most = 50;

  const read = () => {
    try {
      const stored = JSON.parse(localStorage.getItem(key)) ?? [];
      return stored.filter(
        (search) => typeof search?.query === "string" && typeof search?.name === "string");
    } catch {
      // Storage is off, or somebody else wrote to it.
      return [];
    }
  };

  // Every page of results can keep its search; the list is below each page, with a link above.
  const start = new URL(document.querySelector(".brand")?.href ?? location.href).pathname;
  const list = document.getElementById("saved");
  const link = document.getElementById("saved-link");
  let searches = read();
  // The first page of it, with nothing opened.
  const bare = (query) => {
    const all = new URLSearchParams(query);
    for (const parameter of ["offset", "more", "find"]) all.delete(parameter);
    return String(all);
  };
  const isHere = (search) =>
    start === location.pathname && bare(search.query) === bare(location.search);

  const name = () => {
    const filters = [...document.querySelectorAll(".active .chip")].map(
      (chip) => chip.lastElementChild.previousSibling.textContent.trim());
    return [document.getElementById("q").value, ...filters].filter(Boolean).join(" · ");
  };
  const total = () => {
    const shown = document.querySelector(".summary[data-total]");
    return shown ? Number(shown.dataset.total) : undefined;
  };
  // Query → how many are new.
  const fresh = new Map();
  const entry = (search) => {
    const item = document.createElement("li");
    const open = document.createElement("a");
    // Always this server, whatever is stored.
    open.href = `${start}?${search.query}`;
    open.textContent = search.name;
    const forget = document.createElement("button");
    forget.type = "button";
    forget.textContent = "×";
    forget.setAttribute("aria-label", `${list.dataset.forget}: ${search.name}`);
    forget.addEventListener("click", () => {
      keep(searches.filter((other) => other.query !== search.query));
    });
    item.append(open, " ", forget);
    const count = fresh.get(search.query) ?? 0;
    if (count > 0) {
      const badge = document.createElement("b");
      badge.textContent = list.dataset.fresh.replace("[]", count);
      forget.before(badge, " ");
    }
    return item;
  };
  function keep(wanted) {
    searches = wanted.slice(0, most);
    try {
      localStorage.setItem(key, JSON.stringify(searches));
    } catch {
      // they last as long as the page
    }
    show();
  }
  function show() {
    if (list) {
      list.hidden = searches.length === 0;
      list.querySelector("ul").replaceChildren(...searches.map(entry));
    }
    if (link) {
      const news = searches.filter(({ query }) => fresh.get(query) > 0).length;
      link.hidden = searches.length === 0;
      link.querySelector("span").textContent =
        searches.length + (news > 0 ? ` (${list.dataset.fresh.replace("[]", news)})` : "");
    }
    const save = document.getElementById("save-search");
    if (!save) return;
    save.hidden = !name();
    save.disabled = searches.some(isHere);
  }
  document.addEventListener("click", (event) => {
    if (event.target.id !== "save-search") return;
    if (searches.length === 0) loadRest();
    keep([{ query: bare(location.search), name: name(), total: total() }, ...searches]);
    list?.scrollIntoView({ block: "nearest" });
  });
  // A visit sees what is new.
  const visit = () => {
    const here = searches.find(isHere);
    if (here && total() !== undefined && here.total !== total()) {
      here.total = total();
      keep(searches);
    } else {
      show();
    }
  };
  document.addEventListener("results", visit);
  visit();

  // What only concerns readers with saved searches is in a file of its own (saved.js).
  globalThis.nachleseSaved = { start, isHere, fresh, show, searches: () => searches };
  function loadRest() {
    const script = document.createElement("script");
    script.src = list.dataset.script;
    document.head.append(script);
  }
  if (searches.length > 0 && list) loadRest();

  // Copies citations to the clipboard.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".cite .copy");
    if (!button) return;
    await navigator.clipboard.writeText(button.parentElement.nextElementSibling.textContent);
    const status = document.querySelector("[role=status][data-copied]");
    status.textContent = "";
    status.textContent = status.dataset.copied;
    button.classList.add("done");
  });
  const offerCopies = () => {
    for (const button of document.querySelectorAll(".cite .copy"))
      button.hidden = !navigator.clipboard;
  };
  document.addEventListener("results", offerCopies);
  offerCopies();

  // The list of keys.
  const help = document.getElementById("keys");
  const showKeys = document.getElementById("show-keys");
  if (help && showKeys) {
    const open = () => help.open || help.showModal();
    showKeys.hidden = false;
    showKeys.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      if (event.key === "?" && !event.target.closest("input, textarea, select")) open();
    });
  }
})();
