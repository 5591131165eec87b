// An article: visiting and toggling the highlights, underlining names or not, ways to pass it on.
"use strict";
(() => {
  const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const marks = [...document.querySelectorAll("article .text mark")];
  const namesKey = "nachlese.names";
  let current = -1;

  const moveMark = (step) => {
    if (marks.length === 0) return;
    marks[current]?.classList.remove("here");
    const first = step > 0 ? 0 : marks.length - 1;
    current = current < 0 ? first : (current + step + marks.length) % marks.length;
    marks[current].classList.add("here");
    marks[current].scrollIntoView({ block: "center", behavior: smooth });
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const step = { n: 1, N: -1 }[event.key];
    if (typing || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moveMark(step);
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

  // The browser remembers whether names are underlined.
  const names = document.getElementById("toggle-names");
  const apply = (on) => {
    document.documentElement.classList.toggle("no-names", !on);
    names.setAttribute("aria-pressed", String(on));
  };
  if (names && document.querySelector(".text .n")) {
    let wanted = true;
    try {
      wanted = localStorage.getItem(namesKey) !== "false";
    } catch {
      // storage is off
    }
    names.hidden = false;
    apply(wanted);
    names.addEventListener("click", () => {
      const on = names.getAttribute("aria-pressed") !== "true";
      apply(on);
      try {
        localStorage.setItem(namesKey, String(on));
      } catch {
        // for this page only
      }
    });
  }

  // The address of the article alone, without the search that led there.
  const address = () => {
    const all = new URL(location.href);
    const alone = new URL(all.pathname, all.origin);
    alone.searchParams.set("id", all.searchParams.get("id"));
    return alone.href;
  };
  const offer = (id, possible, action) => {
    const button = document.getElementById(id);
    if (!button || !possible) return;
    button.hidden = false;
    button.addEventListener("click", () => action(button));
  };
  offer("print", true, () => print());
  offer("share", navigator.share, () => {
    navigator.share({ title: document.title, url: address() }).catch(() => {});
  });
  offer("copy-link", navigator.clipboard, async (button) => {
    await navigator.clipboard.writeText(address());
    button.textContent = button.dataset.copied;
  });
})();
