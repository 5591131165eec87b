// Enhances the pages: keys, and on an article, toggling and visiting the highlights. The pages work
// without it.
"use strict";
(() => {
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const box = document.getElementById("q");
  const hits = [...document.querySelectorAll(".hit, .entry")];
  const marks = [...document.querySelectorAll("article .text mark")];
  let current = -1;

  const moveHit = (step) => {
    if (hits.length === 0) return;
    hits[current]?.classList.remove("current");
    current = Math.min(Math.max(current + step, 0), hits.length - 1);
    hits[current].classList.add("current");
    hits[current].querySelector("h2 a, .said a").focus({ preventScroll: true });
    hits[current].scrollIntoView({ block: "nearest", behavior: smooth });
  };

  const moveMark = (step) => {
    if (marks.length === 0) return;
    marks[current]?.classList.remove("here");
    const first = step > 0 ? 0 : marks.length - 1;
    current = current < 0 ? first : (current + step + marks.length) % marks.length;
    marks[current].classList.add("here");
    marks[current].scrollIntoView({ block: "center", behavior: smooth });
  };

  const focusBox = () => {
    box.focus();
    box.select();
  };

  // Enter needs no code: the link of the current hit has the focus.
  const keys = {
    "/": focusBox,
    j: () => moveHit(1),
    k: () => moveHit(-1),
    n: () => moveMark(1),
    N: () => moveMark(-1),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing) typing.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  const next = document.getElementById("next-mark");
  const toggle = document.getElementById("toggle-marks");
  if (next && marks.length > 0) {
    next.hidden = toggle.hidden = false;
    next.addEventListener("click", () => moveMark(1));
    toggle.addEventListener("click", () => {
      const off = document.documentElement.classList.toggle("no-marks");
      toggle.setAttribute("aria-pressed", String(!off));
    });
  }

  // Opens the versions of a hit below it; without a script, or if that fails, the link leads to
  // the list.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-versions]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const shown = link.parentElement.querySelector("ul");
    if (shown) {
      shown.hidden = !shown.hidden;
      link.setAttribute("aria-expanded", String(!shown.hidden));
      return;
    }
    try {
      const answer = await fetch(link.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = page.querySelector(".similar ul");
      if (!answer.ok || !list) throw new Error("no list");
      if (link.parentElement.querySelector("ul")) return;
      link.after(document.adoptNode(list));
      link.setAttribute("aria-expanded", "true");
    } catch {
      location.href = link.href;
    }
  });

  // On wide screens, opens the filters in browsers that cannot show them by style alone.
  const filters = document.getElementById("filters");
  const styled = CSS.supports("selector(::details-content)");
  if (filters && !styled && matchMedia("(min-width: 58.01rem)").matches) filters.open = true;

  // Leaves empty fields out of the address.
  document.addEventListener("submit", (event) => {
    for (const field of event.target.querySelectorAll("input[name]"))
      field.disabled = field.value === "";
  });
  // Enables the fields again when the user comes back.
  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("input[name]")) field.disabled = false;
  });
})();
