// The pages in a real browser, as people use them: with and without scripts, by keyboard, on a
// phone, in dark mode, in English.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { chromium as playwright } from "playwright-core";
import { chromium, index, makeArchive, reasonToSkip, screenshots, startServer } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = reasonToSkip();
const query = "Treffen Putin Trump Helsinki";
const searchPath = `/?q=${encodeURIComponent(query)}`;

describe("search page", { skip }, () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer();
    browser = await playwright.launch({
      executablePath: chromium,
      args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run",
      ],
    });
  });
  after(async () => {
    await browser?.close();
    if (server) assert.equal(await server.stop(), 0, "the server ends well on SIGTERM");
  });

  // Opens a page, runs the check, and fails on anything that the browser reported or loaded from
  // elsewhere.
  async function visit(path, check, options = {}) {
    const context = await browser.newContext({
      locale: "de-DE",
      viewport: { width: 1280, height: 900 },
      colorScheme: "light",
      reducedMotion: "reduce",
      ...options,
    });
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
      const expected = options.status && message.text().includes(`status of ${options.status}`);
      if (["error", "warning"].includes(message.type()) && !expected)
        complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on(
      "request",
      (request) =>
        request.url().startsWith(server.url) || complaints.push(`outside request: ${request.url()}`)
    );
    try {
      const response = await page.goto(server.url + path);
      await check(page, response);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  // A click alone does not wait for the page that it opens.
  const follow = (link) => Promise.all([link.page().waitForEvent("load"), link.click()]);
  const picture = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });
  const totalOf = async (page) =>
    Number((await page.locator(".summary h1").innerText()).match(/\d+/)[0]);

  async function assertAccessible(page) {
    const violations = await page.evaluate(async (source) => {
      (0, eval)(source); // through the debugger, past the policy of the page
      const result = await window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return result.violations
        .filter((v) => ["serious", "critical"].includes(v.impact))
        .map(
          (v) =>
            `${v.id}: ${v.nodes
              .slice(0, 3)
              .map((n) => n.html + " " + n.failureSummary)
              .join("\n")}`
        );
    }, axe);
    assert.deepEqual(violations, []);
  }

  async function assertNoSidewaysScroll(page) {
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(content <= window, `content is ${content} px wide, the window ${window}`);
  }

  it("shows marked results", () =>
    visit(searchPath, async (page) => {
      assert.ok((await page.locator(".hit").count()) >= 5);
      assert.match(await page.locator(".hit").first().innerText(), /Helsinki/);
      assert.ok((await page.locator(".hit mark").count()) >= 5);
      assert.equal(await page.title(), `${query} – Nachlese`);
      assert.equal(await page.locator("#q").inputValue(), query);
      await picture(page, "search-light");
    }));

  it("filters by a facet, and takes the filter back", () =>
    visit("/?q=Putin", async (page) => {
      const before = await totalOf(page);
      const value = page.locator("#facet-source .value").last();
      const name = await value.locator("span").first().innerText();
      const count = Number(await value.locator(".count").innerText());
      await follow(value);
      assert.ok((await totalOf(page)) < before);
      assert.equal(await totalOf(page), count);
      for (const source of await page.locator(".hit .source").allInnerTexts())
        assert.equal(source, name);
      await follow(page.locator(".chip", { hasText: name }));
      assert.equal(await totalOf(page), before);
    }));

  it("leaves out what is excluded", () =>
    visit("/?q=Putin", async (page) => {
      const first = page.locator("#facet-source li").first();
      const name = await first.locator("span").first().innerText();
      await first.hover();
      await follow(first.locator(".exclude"));
      assert.ok(!(await page.locator(".hit .source").allInnerTexts()).includes(name));
      assert.match(page.url(), /not-source=/);
    }));

  it("limits the period by a bar of the timeline", () =>
    visit("/?q=Putin", async (page) => {
      const before = await totalOf(page);
      await follow(page.locator(".timeline svg a").first());
      await page.waitForURL(/from=/);
      assert.match(page.url(), /from=\d{4}(-\d\d)?&to=/);
      assert.ok((await totalOf(page)) < before);
      for (let step = 0; step < 3 && (await page.locator(".timeline .widen").count()) > 0; ++step)
        await follow(page.locator(".timeline .widen"));
      assert.equal(await totalOf(page), before);
    }));

  const counts = (page) =>
    page
      .locator(".timeline tbody tr")
      .evaluateAll((rows) => rows.map((row) => Number(row.cells[1].textContent)));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  it("zooms from months to days, and counts them in a table", () =>
    visit("/?q=Putin", async (page) => {
      assert.match(
        await page.locator(".chart").getAttribute("data-periods"),
        /^2018-06 2026-\d\d$/
      );
      const months = await counts(page);
      await follow(page.locator(".timeline svg a[href*='2018-07']"));
      await page.waitForURL(/from=2018-07&to=2018-07/);
      assert.equal(
        await page.locator(".chart").getAttribute("data-periods"),
        "2018-07-01 2018-07-31"
      );
      assert.equal(await page.locator(".chart [role=slider]").getAttribute("aria-valuemax"), "30");
      assert.ok(months.includes(sum(await counts(page))));
      await page.locator(".timeline .table summary").click();
      assert.match(await page.locator(".timeline table").innerText(), /16\. Juli 2018/);
      await assertAccessible(page);
      await follow(page.locator(".timeline tbody a").first());
      await page.waitForURL(/from=2018-07-\d\d&to=2018-07-\d\d/);
      await follow(page.locator(".timeline .widen", { hasText: "Juli 2018" }));
      await page.waitForURL(/from=2018-07&to=2018-07/);
    }));

  it("takes a period by dragging over the timeline", () =>
    visit("/?q=Putin", async (page) => {
      const before = await totalOf(page);
      const box = await page.locator(".timeline svg").boundingBox();
      await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 40, { steps: 4 });
      await page.mouse.move(box.x + box.width * 0.98, box.y + 40, { steps: 4 });
      await picture(page, "timeline-drag");
      await page.mouse.up();
      await page.waitForURL(/from=/);
      const asked = new URL(page.url()).searchParams;
      assert.ok(asked.get("from") < asked.get("to"));
      assert.ok((await totalOf(page)) > 0 && (await totalOf(page)) < before);
    }));

  it("takes a period by a finger, which still scrolls and taps", () =>
    visit(
      "/?q=Putin",
      async (page) => {
        const devtools = await page.context().newCDPSession(page);
        const touch = (type, ...touchPoints) =>
          devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
        const swipe = async (from, to) => {
          await touch("touchStart", from);
          for (let step = 1; step <= 8; ++step) {
            const part = (a, b) => a + ((b - a) * step) / 8;
            await touch("touchMove", { x: part(from.x, to.x), y: part(from.y, to.y) });
          }
          await touch("touchEnd");
        };
        await page.locator(".timeline svg").scrollIntoViewIfNeeded();
        const box = await page.locator(".timeline svg").boundingBox();
        const at = (share, y) => ({ x: box.x + box.width * share, y: box.y + y });
        const address = page.url();
        await swipe(at(0.5, 60), at(0.52, -140));
        await page.waitForFunction(() => scrollY > 50);
        assert.equal(page.url(), address);
        await page.evaluate(() => scrollTo(0, 0));
        await page.locator(".timeline svg").scrollIntoViewIfNeeded();
        Object.assign(box, await page.locator(".timeline svg").boundingBox());
        await swipe(at(0.3, 40), at(0.98, 44));
        await page.waitForURL(/from=/);
        const asked = new URL(page.url()).searchParams;
        assert.ok(asked.get("from") < asked.get("to"));
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    ));

  it("takes a period by keys", () =>
    visit("/?q=Putin", async (page) => {
      const chart = page.locator(".chart [role=slider]");
      await chart.focus();
      assert.match(await page.locator(".chart").getAttribute("data-periods"), /^2018-06 /);
      await page.keyboard.press("ArrowRight");
      assert.equal(await chart.getAttribute("aria-valuenow"), "0");
      assert.match(await chart.getAttribute("aria-valuetext"), /2018: \d+ Artikel/);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      assert.equal(await chart.getAttribute("aria-valuetext"), "2018-07 – 2018-08");
      await assertAccessible(page);
      await page.keyboard.press("Enter");
      await page.waitForURL(/from=2018-07&to=2018-08/);
    }));

  it("compares two queries over time", () =>
    visit("/?q=Putin", async (page) => {
      await page.locator(".compare summary").click();
      await page.locator(".compare input[name=compare]").fill("Trump");
      await follow(page.locator(".compare button"));
      await page.waitForURL(/compare=Trump/);
      assert.ok((await page.locator(".timeline .second.column").count()) > 0);
      await page.locator(".timeline .table summary").click();
      assert.deepEqual(await page.locator(".timeline thead th").allInnerTexts(), [
        "Monat",
        "Putin",
        "Trump",
      ]);
      await assertAccessible(page);
      await picture(page, "compare-light");
      await follow(page.locator(".legend .chip"));
      assert.ok(!page.url().includes("compare"));
    }));

  it("shows quotations in a tab, each with an address in its article", () =>
    visit(searchPath.replace(/q=.*/, "q=Ukraine"), async (page) => {
      await follow(page.locator(".views a", { hasText: "Zitate" }));
      assert.match(page.url(), /view=quotes/);
      const entries = page.locator(".entry");
      assert.ok((await entries.count()) > 2, "there are quotations");
      await assertAccessible(page);
      await assertNoSidewaysScroll(page);
      await entries.first().locator(".cite summary").click();
      assert.match(await entries.first().locator(".cite p").innerText(), /In: /);
      await page.keyboard.press("Escape");
      await page.locator("main").focus();
      await page.keyboard.press("j");
      await follow(page.locator(".said a").first());
      const marked = page.locator(".quote:target");
      assert.equal(await marked.count(), 1, "the quotation is marked in its article");
      assert.match(await marked.innerText(), /Ukraine/);
      await assertAccessible(page);
    }));

  it("shows quotations without scripts and on a phone", () =>
    visit(
      "/?q=Ukraine&view=quotes",
      async (page) => {
        assert.ok((await page.locator(".entry").count()) > 2);
        await assertNoSidewaysScroll(page);
        await follow(page.locator(".speaker a").first());
        assert.match(page.url(), /says=/);
        assert.ok((await page.locator(".entry").count()) > 0);
      },
      { javaScriptEnabled: false, viewport: { width: 360, height: 720 } }
    ));

  it("quotes a person by year on the page of the name", () =>
    visit("/name?person=Wolodymyr+Selenskyj", async (page) => {
      assert.ok((await page.locator(".said-by .entry").count()) > 0);
      await assertAccessible(page);
    }));

  it("sorts", () =>
    visit("/?q=Putin", async (page) => {
      await follow(page.locator(".sort a", { hasText: "Älteste" }));
      const dates = await page
        .locator(".hit time")
        .evaluateAll((times) => times.map((time) => time.dateTime));
      assert.deepEqual(dates, [...dates].sort());
    }));

  it("turns pages", () =>
    visit("/?q=&limit=5", async (page) => {
      const first = await page.locator(".hit h2").allInnerTexts();
      await follow(page.locator(".paging a[rel=next]"));
      assert.match(page.url(), /offset=5/);
      const second = await page.locator(".hit h2").allInnerTexts();
      assert.equal(second.length, 5);
      assert.ok(second.every((title) => !first.includes(title)));
    }));

  it("opens an article, with marks to visit and to switch off", () =>
    visit(searchPath, async (page) => {
      const title = await page.locator(".hit h2").first().innerText();
      await follow(page.locator(".hit h2 a").first());
      assert.equal(await page.locator("article h1").innerText(), title);
      assert.ok((await page.locator(".text mark").count()) > 0);
      await page.keyboard.press("n");
      assert.equal(await page.locator("mark.here").count(), 1);
      await page.locator("#toggle-marks").click();
      assert.equal(await page.locator("#toggle-marks").getAttribute("aria-pressed"), "false");
      await page.locator("#toggle-marks").click();
      assert.ok((await page.locator(".similar li").count()) > 0);
      await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
      await picture(page, "article-light");
      await follow(page.locator(".back"));
      assert.equal(await page.locator("#q").inputValue(), query);
    }));

  it("marks names in the text, and leaves them out on request, also next time", () =>
    visit("/article?id=nl-p-003&q=Helsinki", async (page) => {
      const underlined = () =>
        page
          .locator(".text .n")
          .first()
          .evaluate((name) => getComputedStyle(name).textDecorationLine);
      assert.ok((await page.locator(".text .n").count()) > 5);
      assert.ok((await page.locator(".text .n mark").count()) > 0, "a hit within a name");
      assert.equal(await underlined(), "underline");
      await page.locator("#toggle-names").click();
      assert.equal(await underlined(), "none");
      await page.reload();
      assert.equal(await page.locator("#toggle-names").getAttribute("aria-pressed"), "false");
      assert.equal(await underlined(), "none");
      await page.locator("#toggle-names").click();
      const link = page.locator(".text a.n").first();
      const name = await link.getAttribute("title");
      await follow(link);
      assert.equal(await page.locator("h1").innerText(), name);
    }));

  it("shows other versions, and what changed", () =>
    visit("/article?id=nl-p-004", async (page) => {
      await follow(page.locator(".changes").first());
      await page.waitForURL(/\/versions/);
      assert.ok((await page.locator(".text ins, .text del").count()) > 0);
      assert.ok((await page.locator(".text").innerText()).length > 300);
      await assertAccessible(page);
      await picture(page, "versions-light");
    }));

  it("copies references", () =>
    visit(
      "/article?id=nl-p-002",
      async (page) => {
        await page.locator(".cite summary").click();
        await page.locator(".cite .copy").last().click();
        assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@article\{/);
        assert.equal(await page.locator(".cite [role=status]").innerText(), "Kopiert");
      },
      { permissions: ["clipboard-read", "clipboard-write"] }
    ));

  it("collects articles into a list, orders them and gives them away", () =>
    visit(searchPath, async (page) => {
      const list = page.locator("#list");
      assert.ok(await list.isHidden());
      const stars = page.locator(".hit .star");
      for (const at of [0, 1, 2]) await stars.nth(at).click();
      assert.equal(await stars.nth(1).getAttribute("aria-pressed"), "true");
      assert.equal(await list.innerText(), "Merkliste 3");
      await follow(list);
      await page.waitForURL(/\/liste\?id=/);
      const titles = () => page.locator(".clip h2").allInnerTexts();
      const before = await titles();
      assert.equal(before.length, 3);
      await assertAccessible(page);
      await picture(page, "list-light");
      await follow(page.locator(".move a", { hasText: "↓" }).first());
      assert.deepEqual(await titles(), [before[1], before[0], before[2]]);
      await page.locator(".clip textarea").first().fill("vorn zitieren");
      await follow(page.locator(".clippings form button"));
      assert.equal(await page.locator(".clip textarea").first().inputValue(), "vorn zitieren");
      await follow(page.locator(".move a", { hasText: "×" }).last());
      assert.equal((await titles()).length, 2);
      assert.equal(await list.innerText(), "Merkliste 2", "the list in the browser follows");
      const ris = await page.request.get(
        new URL(await page.locator(".keep a", { hasText: "RIS" }).getAttribute("href"), page.url())
          .href);
      const records = await ris.text();
      assert.equal(records.match(/^TY {2}- NEWS/gm).length, 2);
      assert.match(records, /^N1 {2}- vorn zitieren/m);
      await follow(page.locator(".keep a", { hasText: "Pressespiegel" }));
      assert.equal(await page.locator(".review article").count(), 2);
      assert.equal(await page.locator(".references li").count(), 2);
      await assertAccessible(page);
    }));

  it("takes over a list that somebody shared, and keeps one's own until then", () =>
    visit("/liste?id=nl-p-002&note=sieh+mal&id=nl-p-004", async (page) => {
      assert.ok(await page.locator("#list").isHidden());
      await page.locator("#adopt").click();
      assert.equal(await page.locator("#list").innerText(), "Merkliste 2");
      await page.reload();
      assert.equal(await page.locator("#list").innerText(), "Merkliste 2");
    }));

  it("orders a list without a script", () =>
    visit(
      "/liste?id=nl-p-002&id=nl-p-004",
      async (page) => {
        const first = await page.locator(".clip h2").first().innerText();
        await follow(page.locator(".move a", { hasText: "↓" }));
        assert.equal(await page.locator(".clip h2").last().innerText(), first);
      },
      { javaScriptEnabled: false }
    ));

  it("tells reference managers what an article is", () =>
    visit("/article?id=nl-p-002", async (page) => {
      const title = await page.locator("h1").innerText();
      const meta = (name) => page.locator(`meta[name=${name}]`).first().getAttribute("content");
      assert.equal(await meta("citation_title"), title);
      const data = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
      assert.equal(data.headline, title);
    }));

  it("shows a name with its network, its newest articles and its months", () =>
    visit("/name?person=Wladimir+Putin", async (page) => {
      assert.ok((await page.locator(".network a").count()) >= 3);
      assert.ok((await page.locator(".newest li").count()) > 0);
      assert.ok((await page.locator(".timeline .column").count()) > 0);
      await assertNoSidewaysScroll(page);
      await picture(page, "name-light");
    }));

  it("says which names it knows in the query", () =>
    visit(searchPath, async (page) => {
      const names = await page.locator(".recognised .name").allInnerTexts();
      for (const name of ["Wladimir Putin", "Donald Trump", "Helsinki"])
        assert.ok(names.includes(name), `${name} in ${names}`);
    }));

  it("looks for a value in a long facet, without a script too", () =>
    visit(
      "/?more=place",
      async (page) => {
        assert.ok((await page.locator("#facet-place li").count()) > 10);
        await page.locator("#facet-place input[name=find]").fill("HELS");
        await page.keyboard.press("Enter");
        await page.waitForURL(/find=HELS/);
        const found = await page.locator("#facet-place .value span:first-child").allInnerTexts();
        assert.ok(found.length > 0 && found.every((name) => /hels/i.test(name)), found.join());
        await follow(page.locator("#facet-place .value").first());
        assert.ok((await page.locator(".hit").count()) > 0);
      },
      { javaScriptEnabled: false }
    ));

  it("shows as many results as one likes", () =>
    visit("/?q=&limit=10", async (page) => {
      await follow(page.locator(".sizes a", { hasText: "50" }));
      assert.equal(await page.locator(".hit").count(), 50);
      assert.equal(await page.locator(".sizes a[aria-current]").innerText(), "50");
    }));

  it("remembers searches in this browser", () =>
    visit("/?q=Putin&source=", async (page) => {
      const value = page.locator("#facet-section .value").first();
      const section = await value.locator("span").first().innerText();
      await follow(value);
      const total = await totalOf(page);
      await page.locator("#save-search").click();
      assert.ok(await page.locator("#save-search").isDisabled());
      await page.goto(server.url);
      assert.equal(await page.locator("#saved a").innerText(), `Putin · ${section}`);
      await assertAccessible(page);
      await follow(page.locator("#saved a"));
      assert.equal(await totalOf(page), total);
      await page.locator("#saved button").click();
      assert.ok(!(await page.locator("#saved").isVisible()));
    }));

  it("offers downloads and feeds of the same search", () =>
    visit("/?q=Putin&section=Ausland", async (page) => {
      const total = await totalOf(page);
      const links = await page
        .locator(".keep a")
        .evaluateAll((all) => all.map((link) => link.href));
      assert.equal(links.length, 5);
      const texts = await page.evaluate(
        (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
        links
      );
      assert.equal(texts[0].match(/<entry>/g).length, Math.min(10, total));
      assert.equal(JSON.parse(texts[1]).items.length, Math.min(10, total));
      assert.ok(texts[4].trimEnd().split("\n").length === total);
      assert.equal(await page.locator("link[rel=alternate]").count(), 2);
    }));

  it("shows its keys", () =>
    visit(searchPath, async (page) => {
      await page.keyboard.press("?");
      assert.ok(await page.locator("#keys").isVisible());
      await assertAccessible(page);
      await page.keyboard.press("Escape");
      assert.ok(!(await page.locator("#keys").isVisible()));
    }));

  it("does not move about while it loads", () =>
    visit(searchPath, async (page) => {
      const shift = await page.evaluate(
        () =>
          new Promise((done) => {
            let total = 0;
            new PerformanceObserver((list) =>
              list.getEntries().forEach((entry) => {
                total += entry.value;
              })
            ).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(total), 500);
          })
      );
      assert.ok(shift < 0.05, `shifted by ${shift}`);
    }));

  it("turns the pages of 500 results", async () => {
    const many = makeArchive({ empty: true });
    const file = join(many.folder, "many.jsonl");
    writeFileSync(
      file,
      Array.from({ length: 520 }, (_, i) =>
        JSON.stringify({
          id: `n${i}`,
          title: `Meldung ${i}`,
          body: `Die Feuerwehr rückte zum ${i}. Mal aus, diesmal zu Einsatz ${i * i}.`,
          published: `20${10 + (i % 10)}-0${1 + (i % 9)}-1${i % 9}`,
        })
      ).join("\n")
    );
    index("sync", "--quiet", "--archive", many.archive, file);
    const other = await startServer({ archive: many.archive });
    const page = await (await browser.newContext({ locale: "de-DE" })).newPage();
    try {
      await page.goto(`${other.url}/?q=Feuerwehr&versions=all`);
      const seen = new Set();
      for (let pages = 0; pages < 60; ++pages) {
        for (const title of await page.locator(".hit h2").allInnerTexts()) seen.add(title);
        const next = page.locator(".paging a[rel=next]");
        if ((await next.count()) === 0) break;
        await follow(next);
      }
      assert.equal(seen.size, 520);
    } finally {
      await page.context().close();
      await other.stop();
      many.remove();
    }
  });

  it("is used by keyboard alone", () =>
    visit("/", async (page) => {
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
      await page.keyboard.type("Helsinki");
      await page.keyboard.press("Enter");
      await page.waitForURL(/q=Helsinki/);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      const title = await page.locator(".hit.current h2").innerText();
      assert.equal(title, await page.locator(".hit h2").first().innerText());
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/article/);
      assert.equal(await page.locator("article h1").innerText(), title);
    }));

  it("suggests while typing", () =>
    visit("/", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("Treffen Put");
      await page.locator(".suggestions li").first().waitFor();
      assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "true");
      await assertAccessible(page);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "false");
      await page.keyboard.type("i");
      await page.locator(".suggestions li").first().waitFor();
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.locator("#q").getAttribute("aria-activedescendant"), "suggestion-0");
      const person = page.locator('.suggestions li[data-kind="person"]').first();
      await person.click();
      await page.waitForURL(/q=Treffen\+.*Putin.*person=Wladimir\+Putin/);
      assert.match(await page.locator("#q").inputValue(), /^Treffen .*Putin/);
      assert.ok((await page.locator(".hit").first().locator("mark").count()) > 0);
    }));

  it("suggests values behind a field", () =>
    visit("/", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("Gipfel ort:hels");
      await page.locator(".suggestions li").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("#q").inputValue(), 'Gipfel ort:"Helsinki" ');
    }));

  it("suggests titles, which open their article", () =>
    visit("/", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("Gipf");
      const title = page.locator('.suggestions li[data-kind="title"]').first();
      await title.waitFor();
      assert.match(await title.innerText(), /Gipf.*Titel\s+\d/s);
      const text = await title.getAttribute("data-text");
      await title.click();
      await page.waitForURL(/\/article\?id=/);
      assert.equal(await page.locator("article h1").innerText(), text);
    }));

  it("adds a related word by one click", () =>
    visit("/?q=Putin", async (page) => {
      const related = page.locator(".related a").first();
      const word = await related.innerText();
      await follow(related);
      assert.ok((await page.locator("#q").inputValue()).startsWith("Putin "));
      assert.ok((await page.locator("#q").inputValue()).includes(word));
    }));

  it("works without a script", () =>
    visit(
      "/",
      async (page) => {
        await page.locator("#q").fill(query);
        await follow(page.locator(".search button"));
        assert.ok((await page.locator(".hit mark").count()) >= 5);
        await follow(page.locator("#facet-person .value").first());
        assert.equal(await page.locator(".chip").count(), 1);
        await follow(page.locator(".hit h2 a").first());
        assert.ok((await page.locator(".text").innerText()).length > 300);
      },
      { javaScriptEnabled: false }
    ));

  it("says what to try when nothing is found", () =>
    visit("/?q=Xylofonquark+%22und", async (page) => {
      assert.match(await page.locator(".nothing").innerText(), /Nichts gefunden/);
      await assertAccessible(page);
      await picture(page, "nothing-light");
    }));

  it("speaks English", () =>
    visit(
      searchPath,
      async (page) => {
        assert.equal(await page.locator("html").getAttribute("lang"), "en");
        assert.match(await page.locator(".summary").innerText(), /articles/);
        await follow(page.locator(".bottom a"));
        assert.equal(await page.locator("html").getAttribute("lang"), "de");
        assert.ok((await page.locator(".hit").count()) >= 5);
      },
      { locale: "en-GB" }
    ));

  it("is dark where that is wanted", () =>
    visit(
      searchPath,
      async (page) => {
        const [paper] = await page.evaluate(() =>
          getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number)
        );
        assert.ok(paper < 60);
        await assertAccessible(page);
        await picture(page, "search-dark");
      },
      { colorScheme: "dark" }
    ));

  for (const [name, path] of [
    ["article", "/article?id=nl-p-004&q=Helsinki"],
    ["name", "/name?person=Wladimir+Putin"],
    ["versions", "/versions?id=nl-p-004&with=nl-p-003"],
    ["compare", "/?q=Putin&compare=Trump"],
  ]) {
    it(`is dark there, too: ${name}`, () =>
      visit(
        path,
        async (page) => {
          await assertAccessible(page);
          await picture(page, `${name}-dark`);
        },
        { colorScheme: "dark" }
      ));
  }

  for (const [name, path] of [
    ["search", searchPath],
    ["start", "/"],
    ["article", "/article?id=nl-p-002&q=Helsinki"],
    ["name", "/name?person=Wladimir+Putin"],
    ["versions", "/versions?id=nl-p-004&with=nl-p-003"],
    ["compare", "/?q=Putin&compare=Trump"],
  ]) {
    it(`fits a phone: ${name}`, () =>
      visit(
        path,
        async (page) => {
          await assertNoSidewaysScroll(page);
          await assertAccessible(page);
          await picture(page, `${name}-phone`);
          const filters = page.locator("#filters > summary");
          if ((await filters.count()) === 0) return;
          assert.ok(!(await page.locator("#facet-person").isVisible()));
          await filters.click();
          assert.ok(await page.locator("#facet-person").isVisible());
          await assertNoSidewaysScroll(page);
        },
        { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }
      ));
  }

  for (const path of [
    "/", searchPath, "/?q=Putin&person=Donald+Trump&not-place=Berlin&from=2018",
    "/article?id=nl-p-002&q=Helsinki", "/article?id=nl-p-004", "/name?person=Wladimir+Putin",
    "/?q=Putin&compare=Trump", "/?more=place&find=e", "/nope",
  ]) {
    it(`is accessible: ${path}`, () =>
      visit(path, assertAccessible, { status: path === "/nope" ? 404 : 200 }));
  }

  it("survives 200 % zoom", () =>
    visit(searchPath, assertNoSidewaysScroll, { viewport: { width: 640, height: 450 } }));
});
