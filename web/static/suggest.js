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

  // The filters of names, by kind.
  const filters = { person: "person", place: "place", organisation: "org" };

  // A word replaces those being typed. A title opens its article. A name is searched for at once:
  // as a filter, and as words, which mark where it is named and rank by how central it is. Behind a
  // field it becomes the value of the field.
  const take = (item) => {
    const { text, kind, replaces, id } = item.dataset;
    const words = box.value.split(/(\s+)/);
    const last = words.at(-1);
    const kept = words.slice(0, Math.max(0, words.length - (2 * replaces - 1))).join("");
    show(false);
    if (kind === "title") {
      return location.assign(new URL(`article?id=${encodeURIComponent(id)}`, form.action));
    }
    if (last.includes(":")) {
      box.value = `${kept}${last.slice(0, last.indexOf(":"))}:"${text}" `;
    } else if (filters[kind]) {
      const filter = document.createElement("input");
      Object.assign(filter, { type: "hidden", name: filters[kind], value: text });
      form.append(filter);
      box.value = kept + text;
      return form.requestSubmit();
    } else {
      box.value = kept + (kind === "word" ? text : `${kind}:"${text}"`) + " ";
    }
    box.focus();
  };

  const fill = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ text, kind, count, replaces, id }, i) => {
      const item = document.createElement("li");
      item.id = `suggestion-${i}`;
      item.textContent = text.length > 90 ? `${text.slice(0, 90)}…` : text;
      Object.assign(item.dataset, { text, kind, replaces, id: id ?? "" });
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
    const words = box.value.split(/\s+/);
    const last = words.at(-1);
    if (last === "" || (last.length < 2 && words.length < 2)) return show(false);
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
