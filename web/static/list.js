// The page of the list: what is changed there changes the reader's own list, too.
"use strict";
(() => {
  const { mine, items, write } = globalThis.nachleseList ?? {};
  const page = document.querySelector("main.clippings");
  if (!page || !write) return;
  const shown = [...page.querySelectorAll(".clip")].map((clip) => ({
    id: clip.querySelector("[name=id]").value,
    note: clip.querySelector("[name=note]")?.value ?? "",
  }));
  const adopt = document.getElementById("adopt");
  if (location.hash === mine) {
    history.replaceState(history.state, "", location.pathname + location.search);
    write(shown);
    for (const change of page.querySelectorAll(".move a")) change.hash = mine;
    const form = page.querySelector("form");
    if (form) form.action = form.getAttribute("action") + mine;
  } else if (adopt && shown.some(({ id }) => !items().some((item) => item.id === id))) {
    adopt.hidden = false;
    adopt.addEventListener("click", () => {
      write([...items(), ...shown.filter(({ id }) => !items().some((item) => item.id === id))]);
      adopt.hidden = true;
    });
  }
})();
