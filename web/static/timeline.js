// Operates the timeline by pointer and keys: dragging, or Shift with the arrows, chooses a period;
// releasing, or Enter, shows it. For assistive technology it is a slider whose text describes the
// period. Without the script the bars are links, and the table lists all periods.
"use strict";
(() => {
  const ns = "http://www.w3.org/2000/svg";
  const enough = 5; // pixels; less is a click on a bar

  // All periods from the first to the last: years, months or days, depending on their format.
  const periodsOf = (first, last) => {
    const all = [first];
    for (const day = new Date(first); all.at(-1) < last;
         all.push(day.toISOString().slice(0, first.length))) {
      if (first.length === 4) day.setUTCFullYear(day.getUTCFullYear() + 1);
      else if (first.length === 7) day.setUTCMonth(day.getUTCMonth() + 1);
      else day.setUTCDate(day.getUTCDate() + 1);
    }
    return all;
  };

  for (const chart of document.querySelectorAll(".timeline .chart")) {
    const picture = chart.querySelector("svg");
    const periods = periodsOf(...chart.dataset.periods.split(" "));
    const from_of = (bar) => new URL(bar.href.baseVal, location.href).searchParams.get("from");
    const titles = new Map([...picture.querySelectorAll("a")].map(
      (bar) => [periods.findIndex((period) => from_of(bar).startsWith(period)),
                bar.querySelector("title").textContent]));
    // Beside the bars, since no control may contain another.
    const slider = chart.insertBefore(document.createElement("div"), picture);
    slider.className = "slider";
    const chosen = picture.insertBefore(document.createElementNS(ns, "rect"), picture.firstChild);
    chosen.classList.add("chosen");
    chosen.setAttribute("height", "100%");
    let from = -1; // start of the selection
    let to = -1; // its current end
    let startX;

    const set = (attributes) => {
      for (const [name, value] of Object.entries(attributes)) slider.setAttribute(name, value);
    };
    set({
      tabindex: "0", role: "slider",
      "aria-label": chart.dataset.name, "aria-orientation": "horizontal",
      "aria-valuemin": "0", "aria-valuemax": String(periods.length - 1),
      "aria-valuenow": "0", "aria-valuetext": titles.get(0) ?? periods[0],
    });

    const show = () => {
      const first = Math.min(from, to);
      const slot = 100 / periods.length;
      chosen.setAttribute("x", `${first * slot}%`);
      chosen.setAttribute("width", from < 0 ? "0" : `${(Math.abs(to - from) + 1) * slot}%`);
      if (from < 0) return;
      const name = (at) => titles.get(at) ?? `${periods[at]}: 0`;
      const several = `${periods[first]} – ${periods[Math.max(from, to)]}`;
      set({ "aria-valuenow": String(to), "aria-valuetext": from === to ? name(to) : several });
    };

    const open = () => {
      if (from < 0) return;
      const url = new URL(chart.dataset.url, location.href);
      url.searchParams.set("from", periods[Math.min(from, to)]);
      url.searchParams.set("to", periods[Math.max(from, to)]);
      location.href = url;
    };

    const move = (target, extend) => {
      to = Math.min(Math.max(target, 0), periods.length - 1);
      if (!extend) from = to;
      show();
    };
    const here = () => Math.max(to, 0);
    const keys = {
      ArrowRight: (event) => move(to < 0 ? 0 : here() + 1, event.shiftKey),
      ArrowLeft: (event) => move(here() - 1, event.shiftKey),
      ArrowUp: (event) => move(here() + 1, event.shiftKey),
      ArrowDown: (event) => move(here() - 1, event.shiftKey),
      Home: (event) => move(0, event.shiftKey),
      End: (event) => move(periods.length - 1, event.shiftKey),
      Enter: open,
      Escape: () => { from = to = -1; show(); },
      Backspace: () => chart.parentElement.querySelector(".widen")?.click(),
    };
    slider.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (from < 0 && event.shiftKey) from = 0;
      keys[event.key](event);
    });

    const bin = (event) => {
      const box = picture.getBoundingClientRect();
      return Math.floor(((event.clientX - box.left) / box.width) * periods.length);
    };
    // The bars are links, which browsers would drag.
    chart.addEventListener("dragstart", (event) => event.preventDefault());
    chart.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      startX = event.clientX;
      from = to = Math.min(Math.max(bin(event), 0), periods.length - 1);
    });
    addEventListener("pointermove", (event) => {
      if (startX === undefined || Math.abs(event.clientX - startX) < enough) return;
      chart.classList.add("dragging");
      move(bin(event), true);
    });
    addEventListener("pointerup", () => {
      if (startX === undefined) return;
      startX = undefined;
      if (chart.classList.contains("dragging")) open();
      else from = to = -1;
    });
    addEventListener("pointercancel", () => { // a finger started to scroll
      if (startX === undefined) return;
      startX = undefined;
      chart.classList.remove("dragging");
      keys.Escape();
    });
    chart.addEventListener("click", (event) => {
      if (!chart.classList.contains("dragging")) return;
      event.preventDefault(); // do not follow the bar under the pointer
      chart.classList.remove("dragging");
    }, true);
  }
})();
