// What the pages gain from a script: keys, and on an article switching and visiting the marks. Everything else works without it.
"use strict";
(() => {
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const box = document.getElementById("q");
  const hits = [...document.querySelectorAll(".hit")];
  const marks = [...document.querySelectorAll("article .text mark")];
  let current = -1;

  const moveHit = (step) => {
    if (hits.length === 0) return;
    hits[current]?.classList.remove("current");
    current = Math.min(Math.max(current + step, 0), hits.length - 1);
    hits[current].classList.add("current");
    hits[current].querySelector("h2 a").focus({ preventScroll: true });
    hits[current].scrollIntoView({ block: "nearest", behavior: smooth });
  };

  const moveMark = (step) => {
    if (marks.length === 0) return;
    marks[current]?.classList.remove("here");
    current = current < 0 ? (step > 0 ? 0 : marks.length - 1) : (current + step + marks.length) % marks.length;
    marks[current].classList.add("here");
    marks[current].scrollIntoView({ block: "center", behavior: smooth });
  };

  const focusBox = () => {
    box.focus();
    box.select();
  };

  // Enter opens by itself: the link of the current hit has the focus.
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

  // Browsers that can't show the filters by style alone get them opened on wide screens.
  const filters = document.getElementById("filters");
  if (filters && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 58.01rem)").matches) filters.open = true;

  // Empty fields would only make the address longer.
  document.addEventListener("submit", (event) => {
    for (const field of event.target.querySelectorAll("input[name]")) field.disabled = field.value === "";
  });
  // Coming back by the back button, the fields must work again.
  addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("input[name]")) field.disabled = false;
  });
})();
