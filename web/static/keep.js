// Remembers searches, and whether names are highlighted, in the browser. Nothing leaves it.
"use strict";
(() => {
  const searchesKey = "nachlese.searches";
  const namesKey = "nachlese.names";
  const most = 50;

  const read = (key, otherwise) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise; // storage is off, or somebody else wrote to it
    }
  };
  const write = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };

  // Searches: every page of results can keep its search; the start page lists them.
  const start = new URL(document.querySelector(".brand")?.href ?? location.href).pathname;
  const here = location.pathname + location.search;
  const list = document.getElementById("saved");
  const save = document.getElementById("save-search");
  const stored = read(searchesKey, []);
  let searches = (Array.isArray(stored) ? stored : []).filter(
    (search) => typeof search?.query === "string" && typeof search?.name === "string");

  const name = () => {
    const filters = [...document.querySelectorAll(".active .chip")].map(
      (chip) => chip.lastElementChild.previousSibling.textContent.trim());
    return [document.getElementById("q").value, ...filters].filter(Boolean).join(" · ");
  };
  const entry = (search) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${start}?${search.query}`; // always this server, whatever is stored
    link.textContent = search.name;
    const forget = document.createElement("button");
    forget.type = "button";
    forget.textContent = "×";
    forget.setAttribute("aria-label", `${list.dataset.forget}: ${search.name}`);
    forget.addEventListener("click", () => {
      keep(searches.filter((other) => other.query !== search.query));
    });
    item.append(link, " ", forget);
    return item;
  };
  function keep(wanted) {
    searches = wanted.slice(0, most);
    write(searchesKey, searches);
    show();
  }
  function show() {
    if (list) {
      list.hidden = searches.length === 0;
      list.querySelector("ul").replaceChildren(...searches.map(entry));
    }
    if (save) save.disabled = searches.some((search) => `${start}?${search.query}` === here);
  }
  if (save && name()) {
    save.hidden = false;
    save.addEventListener("click", () => {
      keep([{ query: location.search.slice(1), name: name() }, ...searches]);
      list?.scrollIntoView({ block: "nearest" });
    });
  }
  show();

  // Names in the text, highlighted or not.
  const toggle = document.getElementById("toggle-names");
  const apply = (on) => {
    document.documentElement.classList.toggle("no-names", !on);
    toggle.setAttribute("aria-pressed", String(on));
  };
  if (toggle && document.querySelector(".text .n")) {
    toggle.hidden = false;
    apply(read(namesKey, true) !== false);
    toggle.addEventListener("click", () => {
      const on = toggle.getAttribute("aria-pressed") !== "true";
      apply(on);
      write(namesKey, on);
    });
  }

  // Copies citations to the clipboard.
  const status = document.querySelector("[role=status][data-copied]");
  for (const button of navigator.clipboard ? document.querySelectorAll(".cite .copy") : []) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.parentElement.nextElementSibling.textContent);
      status.textContent = "";
      status.textContent = status.dataset.copied;
      button.classList.add("done");
    });
  }

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
