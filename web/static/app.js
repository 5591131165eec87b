// Enhances the pages: keys, versions that open in place. The pages work without it.
"use strict";
(() => {
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const box = document.getElementById("q");
  let hits = [];
  let current = -1;
  const begin = () => {
    hits = [...document.querySelectorAll(".hit, .entry")];
    current = -1;
  };
  begin();
  document.addEventListener("results", begin);

  const moveHit = (step) => {
    if (hits.length === 0) return;
    hits[current]?.classList.remove("current");
    current = Math.min(Math.max(current + step, 0), hits.length - 1);
    hits[current].classList.add("current");
    hits[current].querySelector("h2 a, .said a").focus({ preventScroll: true });
    hits[current].scrollIntoView({ block: "nearest", behavior: smooth });
  };

  const focusBox = () => {
    box.focus();
    box.select();
  };

  // Suggestions and results while typing are fetched by the first visit to the box.
  box?.addEventListener("focus", () => {
    const script = document.createElement("script");
    script.src = box.form.dataset.script;
    script.addEventListener("load", () => {
      if (box.value !== box.defaultValue) box.dispatchEvent(new Event("input"));
    });
    document.head.append(script);
  }, { once: true });

  // Enter needs no code: the link of the current hit has the focus.
  const keys = {
    "/": focusBox,
    j: () => moveHit(1),
    k: () => moveHit(-1),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && typing) typing.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

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
  const styled = CSS.supports("selector(::details-content)");
  const openFilters = () => {
    const filters = document.getElementById("filters");
    if (filters && !styled && matchMedia("(min-width: 58.01rem)").matches) filters.open = true;
  };
  document.addEventListener("results", openFilters);
  openFilters();

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
