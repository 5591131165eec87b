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

  // The searches as the file that `nachlese alert` reads: a name and a query in each line.
  const inWords = (search) => {
    const parts = [];
    const asked = new URLSearchParams(search.query);
    const kinds = ["person", "place", "org", "source", "section", "author", "says"];
    for (const [parameter, value] of asked) {
      const kind = parameter.replace(/^not-/, "");
      if (parameter === "q") parts.push(/\s(OR|ODER)\s/.test(value) ? `(${value})` : value);
      else if (kinds.includes(kind))
        parts.push(`${kind === parameter ? "" : "-"}${kind}:"${value.replaceAll('"', "")}"`);
    }
    if (asked.has("from") || asked.has("to"))
      parts.push(`date:${asked.get("from") ?? ""}..${asked.get("to") ?? ""}`);
    return `${search.name.replace(/\s+/g, " ")}\t${parts.join(" ").replace(/\s+/g, " ")}\n`;
  };
  document.getElementById("saved-file")?.addEventListener("click", () => {
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob(searches().map(inWords), { type: "text/plain" }));
    file.download = "searches.txt";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 1000);
  });
})();
