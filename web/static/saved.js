// For readers who have saved searches: what is new in them, and the list as a file for alerts.
"use strict";
(() => {
  const { start, isHere, fresh, show, searches } = globalThis.nachleseSaved;

  // On the start page, asks how many there are now; what only concerns a page is left out.
  const ofPage = ["offset", "limit", "more", "find", "compare", "scale", "step", "sort", "hit"];
  const lookForNews = async () => {
    for (const search of searches()) {
      if (typeof search.total !== "number" || isHere(search)) continue;
      const asked = new URLSearchParams(search.query);
      for (const parameter of ofPage) asked.delete(parameter);
      asked.set("limit", "1");
      try {
        const answer = await fetch(`${start}api/v1/search?${asked}`);
        if (!answer.ok) continue;
        fresh.set(search.query, (await answer.json()).total - search.total);
        show();
      } catch {
        return; // offline
      }
    }
  };
  if (document.querySelector(".top.start")) lookForNews();

  // The searches as the file that `nachlese alert` reads: a name and the end of an address in each
  // line. Names differ, and are no comments.
  const lines = () => {
    const names = new Map();
    return searches().map((search) => {
      const asked = new URLSearchParams(search.query);
      for (const parameter of [...ofPage, "lang", "view", "versions"]) asked.delete(parameter);
      const name = search.name.replace(/\s+/g, " ").replace(/^[\s#]+/, "") || "?";
      const again = (names.get(name) ?? 0) + 1;
      names.set(name, again);
      return `${again > 1 ? `${name} (${again})` : name}\t?${asked}\n`;
    });
  };
  document.getElementById("saved-file")?.addEventListener("click", () => {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob(lines(), { type: "text/plain" }));
    file.download = "searches.txt";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
  });
})();
