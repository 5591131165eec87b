// Suggestions while typing: the combobox pattern of the ARIA Authoring Practices, list with manual
// selection.
"use strict";
(() => {
  const box = document.getElementById("q");
  const form = box?.form;
  if (!form) return;
  const wait = 120; // ms without a key before it asks
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestions);
  form.append(list);
  const attributes = {
    role: "combobox", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id,
  };
  for (const [name, value] of Object.entries(attributes)) {
    box.setAttribute(name, value);
  }
  let selected = -1;
  let timer;
  let asking;

  const show = (visible) => {
    list.hidden = !visible;
    box.setAttribute("aria-expanded", String(visible));
    if (!visible) select(-1);
  };

  function select(index) {
    selected = index;
    [...list.children].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === index));
    });
    if (index < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", list.children[index].id);
  }

  // A word replaces the one being typed; a name becomes a search for the name in all spellings; a
  // title, which has all words of the box, is searched at once.
  const take = (item) => {
    const { text, kind } = item.dataset;
    if (kind === "title") {
      box.value = `title:"${text.replace(/["„“”«»]/g, " ")}"`;
      show(false);
      return form.requestSubmit();
    }
    const before = box.value.slice(0, box.value.length - box.value.split(/\s/).at(-1).length);
    box.value = before + (kind === "word" ? text : `${kind}:"${text}"`) + " ";
    show(false);
    box.focus();
  };

  const fill = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ text, kind, count }, i) => {
      const item = document.createElement("li");
      item.id = `suggestion-${i}`;
      item.textContent = text.length > 90 ? `${text.slice(0, 90)}…` : text;
      Object.assign(item.dataset, { text, kind });
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const label = document.createElement("span");
      label.className = "kind";
      const number = count.toLocaleString(document.documentElement.lang);
      label.textContent = `${form.dataset[kind] ?? ""} ${number}`;
      item.append(" ", label);
      return item;
    }));
    selected = -1;
    show(suggestions.length > 0);
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    if (box.value.split(/\s/).at(-1).length < 2) return show(false);
    try {
      const path = `api/v1/suggest?limit=8&q=${encodeURIComponent(box.value)}`;
      const answer = await fetch(new URL(path, form.action), { signal: asking.signal });
      if (answer.ok) fill((await answer.json()).suggestions);
      else show(false);
    } catch (error) {
      if (error.name !== "AbortError") show(false); // the box still searches
    }
  };

  const keys = {
    ArrowDown: () => select((selected + 1) % list.children.length),
    ArrowUp: () => select((selected <= 0 ? list.children.length : selected) - 1),
    Enter: () => take(list.children[selected]),
    Escape: () => show(false),
  };
  box.addEventListener("keydown", (event) => {
    if (list.hidden || !keys[event.key] || (event.key === "Enter" && selected < 0)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  });
  box.addEventListener("blur", () => show(false));
  form.addEventListener("submit", () => asking?.abort());
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // keeps the focus in the box
    const item = event.target.closest("li");
    if (item) take(item);
  });
})();
