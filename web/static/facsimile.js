// Turns and zooms the printed pages of an article. Without the script all pages stand below each
// other, as wide as the text.
"use strict";
(() => {
  for (const section of document.querySelectorAll(".facsimile")) {
    const pages = [...section.querySelectorAll("figure")];
    const controls = section.querySelector(".controls");
    const button = (name) => controls.querySelector(`[data-do=${name}]`);
    // The first page with a mark, since that is what was looked for.
    let at = Math.max(0, pages.findIndex((page) => page.querySelector("rect")));
    let zoom = 1;

    const show = () => {
      pages.forEach((page, index) => { page.hidden = index !== at; });
      button("back").disabled = at === 0;
      button("next").disabled = at === pages.length - 1;
      button("smaller").disabled = zoom <= 1;
      button("larger").disabled = zoom >= 4;
      const sheet = pages[at].querySelector(".sheet");
      const picture = sheet.querySelector("svg");
      const middle = (sheet.scrollLeft + sheet.clientWidth / 2) / picture.clientWidth;
      picture.style.width = `${zoom * 100}%`;
      sheet.scrollLeft = middle * picture.clientWidth - sheet.clientWidth / 2;
      sheet.tabIndex = zoom > 1 ? 0 : -1; // what scrolls must be reachable by keys
    };

    const turn = (step) => {
      at = Math.min(Math.max(at + step, 0), pages.length - 1);
      show();
    };
    const size = (factor) => {
      zoom = Math.min(Math.max(zoom * factor, 1), 4);
      show();
    };
    button("back").addEventListener("click", () => turn(-1));
    button("next").addEventListener("click", () => turn(1));
    button("smaller").addEventListener("click", () => size(1 / 1.5));
    button("larger").addEventListener("click", () => size(1.5));
    button("back").hidden = button("next").hidden = pages.length < 2;
    controls.hidden = false;
    show();
  }
})();
