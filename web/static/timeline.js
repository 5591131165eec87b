// Operates the timeline by pointer and keys: dragging, or Shift with the arrows, chooses a period;
// releasing, or Enter, shows it. For assistive technology it is a slider whose text describes the
// period. What a bar counts is shown above it: by pointer, keys, or a tap, whose second one opens
// it. Without the script the bars are links, and the table lists all periods.
"use strict";
(() => {
  const ns = "http://www.w3.org/2000/svg";
  // Pixels; less is a click on a bar.
  const enough = 5;

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

  // Ends listeners beyond the charts, when results while typing bring other charts.
  let shown = new AbortController();

  const operate = (chart) => {
    const { signal } = shown;
    const picture = chart.querySelector("svg");
    const periods = periodsOf(...chart.dataset.periods.split(" "));
    const from_of = (bar) => new URL(bar.href.baseVal, location.href).searchParams.get("from");
    const titles = new Map();
    const bars = new Map();
    for (const bar of picture.querySelectorAll("a")) {
      const at = periods.findIndex((period) => from_of(bar).startsWith(period));
      const title = bar.querySelector("title");
      titles.set(at, title.textContent);
      bars.set(at, bar);
      // The tooltip of the browser would come late, and twice.
      title.remove();
    }
    // Beside the bars, since no control may contain another.
    const slider = chart.insertBefore(document.createElement("div"), picture);
    slider.className = "slider";
    const chosen = picture.insertBefore(document.createElementNS(ns, "rect"), picture.firstChild);
    chosen.classList.add("chosen");
    chosen.setAttribute("height", "100%");
    // Start of the selection.
    let from = -1;
    // Its current end.
    let to = -1;
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

    // What a bar counts, above it.
    const tip = chart.appendChild(document.createElement("div"));
    tip.className = "tip";
    tip.hidden = true;
    let told = -1;
    const tell = (at, withLink) => {
      bars.get(told)?.classList.remove("pointed");
      told = titles.has(at) ? at : -1;
      tip.hidden = told < 0;
      if (told < 0) return;
      bars.get(at).classList.add("pointed");
      tip.textContent = titles.get(at);
      if (withLink) {
        const link = tip.appendChild(document.createElement("a"));
        link.href = bars.get(at).href.baseVal;
        link.textContent = chart.dataset.open;
      }
      const width = chart.clientWidth;
      const half = tip.offsetWidth / 2;
      const middle = (width * (at + 0.5)) / periods.length;
      tip.style.left = `${Math.min(Math.max(middle, half), Math.max(width - half, half))}px`;
    };

    const show = () => {
      const first = Math.min(from, to);
      const slot = 100 / periods.length;
      chosen.setAttribute("x", `${first * slot}%`);
      chosen.setAttribute("width", from < 0 ? "0" : `${(Math.abs(to - from) + 1) * slot}%`);
      if (from < 0) return;
      const name = (at) => titles.get(at) ?? (bars.size ? `${periods[at]}: 0` : periods[at]);
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
      tell(to);
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
      Escape: () => { from = to = -1; show(); tell(-1); },
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
    slider.addEventListener("blur", () => tell(-1));
    chart.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" && startX === undefined) tell(bin(event));
    });
    chart.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") tell(-1);
    });
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
    }, { signal });
    addEventListener("pointerup", () => {
      if (startX === undefined) return;
      startX = undefined;
      if (chart.classList.contains("dragging")) open();
      else from = to = -1;
    }, { signal });
    // A finger started to scroll.
    addEventListener("pointercancel", () => {
      if (startX === undefined) return;
      startX = undefined;
      chart.classList.remove("dragging");
      keys.Escape();
    }, { signal });
    chart.addEventListener("click", (event) => {
      if (chart.classList.contains("dragging")) {
        // Do not follow the bar under the pointer.
        event.preventDefault();
        chart.classList.remove("dragging");
      } else if (event.pointerType === "touch" && !tip.contains(event.target)) {
        const at = bin(event);
        if (at !== told) event.preventDefault();
        tell(at, true);
      }
    }, true);
    document.addEventListener("pointerdown", (event) => {
      if (!chart.contains(event.target)) tell(-1);
    }, { signal });
  };
  const begin = () => {
    shown.abort();
    shown = new AbortController();
    document.querySelectorAll(".timeline .chart").forEach(operate);
  };
  document.addEventListener("results", begin);
  begin();
})();
