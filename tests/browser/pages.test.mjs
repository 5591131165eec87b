// The pages in a real browser, as people use them: with and without scripts, by keyboard, on a
// phone, in dark mode, in English.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./browser.mjs";
import { index, makeArchive, nachlese, reasonToSkip, screenshots, startServer } from "./server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const skip = reasonToSkip();
const query = "Treffen Putin Trump Helsinki";
const searchPath = `/?q=${encodeURIComponent(query)}`;

const everyPage = [
  ["start", "/"],
  ["search", searchPath],
  ["quotes", "/?q=Ukraine&view=quotes"],
  ["compare", "/?q=Putin&compare=Trump&compare=Helsinki&from=2018&scale=share"],
  ["article", "/article?id=nl-p-004&q=Helsinki"],
  ["name", "/name?person=Wladimir+Putin"],
  ["versions", "/versions?id=nl-p-004&with=nl-p-003"],
  ["calendar", "/kalender?year=2018"],
  ["issue", "/ausgabe?day=2018-07-16"],
  ["chronicle", "/chronik?q=Putin"],
  ["changes", "/geaendert"],
  ["form", "/erweitert?q=Putin"],
  ["list", "/liste?id=nl-p-001&id=nl-p-002"],
];

describe("search page", { skip }, () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer();
    browser = await startBrowser();
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
        await page.locator(".chart:not(.overview)").getAttribute("data-periods"),
        /^2018-06 2026-\d\d$/
      );
      const months = await counts(page);
      await follow(page.locator(".timeline svg a[href*='2018-07']"));
      await page.waitForURL(/from=2018-07&to=2018-07/);
      assert.equal(
        await page.locator(".chart:not(.overview)").getAttribute("data-periods"),
        "2018-07-01 2018-07-31"
      );
      assert.equal(await page.locator(".chart:not(.overview) [role=slider]").getAttribute("aria-valuemax"), "30");
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
      const chart = page.locator(".chart:not(.overview) [role=slider]");
      await chart.focus();
      assert.match(await page.locator(".chart:not(.overview)").getAttribute("data-periods"), /^2018-06 /);
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
      const compareWith = async (other) => {
        await page.locator(".compare summary").click();
        await page.locator(".compare input:not([type=hidden])").fill(other);
        await follow(page.locator(".compare button"));
      };
      await compareWith("Trump");
      await page.waitForURL(/compare=Trump/);
      assert.ok((await page.locator(".timeline .second.column").count()) > 0);
      const total = await totalOf(page);
      assert.match(await page.locator(".legend").innerText(), new RegExp(`Putin ${total}`));
      const common = page.locator(".legend .common");
      const shared = Number((await common.innerText()).match(/\d+/)[0]);
      await follow(common);
      assert.equal(await totalOf(page), shared, "the number in common is what its link finds");
      await page.goBack();
      await page.locator(".timeline .table summary").click();
      assert.deepEqual(await page.locator(".timeline thead th").allInnerTexts(), [
        "Monat",
        "Putin",
        "Trump",
      ]);
      await assertAccessible(page);
      await picture(page, "compare-light");
      const csv = await page.request.get(
        new URL(await page.locator(".curve").getAttribute("href"), page.url()).href);
      assert.match(await csv.text(), /^period,Putin,Trump\r?\n2018-06,\d+,\d+/);
      await compareWith("Helsinki");
      await compareWith("Ukraine");
      assert.equal(await page.locator(".legend .out").count(), 3);
      assert.equal(await page.locator(".compare").count(), 0, "four are enough");
      await follow(page.locator(".legend .out").first());
      assert.ok(!page.url().includes("compare=Trump"));
      await follow(page.locator(".legend .end"));
      assert.ok(!page.url().includes("compare"));
    }));

  it("begins the filters with the period, and has quick ranges for it", () =>
    visit("/?q=Putin", async (page) => {
      assert.equal(await page.locator(".facet h2").first().innerText(), "Zeitraum");
      await follow(page.locator(".quick a", { hasText: "Letztes Jahr" }));
      const year = new Date().getFullYear() - 1;
      const asked = new URL(page.url()).searchParams;
      assert.match(asked.get("from"), new RegExp(`^${year}`));
      assert.equal(await page.locator(".active .chip").count(), 1, "one chip for a period");
      assert.equal(await page.locator(".quick [aria-current]").innerText(), "Letztes Jahr");
      await follow(page.locator(".quick a", { hasText: "Beliebiger Zeitraum" }));
      assert.equal(await page.locator(".active .chip").count(), 0);
    }));

  it("keeps the whole time in sight while a part of it is shown", () =>
    visit("/?q=Putin&from=2018-07&to=2018-07", async (page) => {
      assert.equal(await page.locator(".overview .window").count(), 1);
      const box = await page.locator(".overview svg").boundingBox();
      await page.mouse.move(box.x + box.width * 0.002, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.6, box.y + 8, { steps: 5 });
      await page.mouse.up();
      await page.waitForURL((url) => url.searchParams.get("to") !== "2018-07");
      assert.equal(new URL(page.url()).searchParams.get("from"), "2018-06");
    }));

  it("tells what a bar counts, by pointer and by keys", () =>
    visit("/?q=Putin", async (page) => {
      const tip = page.locator(".timeline .tip").first();
      assert.ok(await tip.isHidden());
      await page.locator(".timeline .column").first().hover({ force: true });
      assert.match(await tip.innerText(), /^\p{L}+ \d{4}: [\d.]+ Artikel$/u);
      await page.mouse.move(5, 5);
      assert.ok(await tip.isHidden());
      await page.locator(".chart:not(.overview) [role=slider]").focus();
      await page.keyboard.press("Home");
      assert.match(await tip.innerText(), /2018: \d+ Artikel/);
      await page.keyboard.press("Escape");
      assert.ok(await tip.isHidden());
    }));

  it("tells what a bar counts by a tap, and opens it by the next", () =>
    visit(
      "/?q=Putin",
      async (page) => {
        const bar = page.locator(".timeline .column").first();
        await bar.scrollIntoViewIfNeeded();
        const box = await bar.boundingBox();
        const tap = () => page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
        await tap();
        const tip = page.locator(".timeline .tip").first();
        assert.match(await tip.innerText(), /2018: \d+ Artikel/);
        assert.ok(!page.url().includes("from="));
        await assertAccessible(page);
        await Promise.all([page.waitForURL(/from=2018/), tip.locator("a").tap()]);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    ));

  it("shows shares of all articles, and bars for other periods", () =>
    visit("/?q=Putin", async (page) => {
      await follow(page.locator(".ways a", { hasText: "Anteil" }));
      await page.locator(".timeline .table summary").click();
      const head = await page.locator(".timeline thead th").allInnerTexts();
      assert.deepEqual(head, ["Monat", "Artikel", "Anteil", "Alle Artikel"]);
      const row = await page.locator(".timeline tbody tr").first().locator("td").allInnerTexts();
      const share = (100 * Number(row[0])) / Number(row[2]);
      assert.ok(Math.abs(share - Number(row[1].replace(",", ".").replace(/\s*%/, ""))) < 0.1);
      assert.match(await page.locator(".timeline tfoot").innerText(), /Summe/);
      await assertAccessible(page);
      await follow(page.locator(".ways a", { hasText: "Jahre" }));
      assert.match(await page.locator(".chart:not(.overview)").getAttribute("data-periods"), /^2018 2026$/);
    }));

  it("has a calendar of what it finds, whose days lead there", () =>
    visit("/?q=Putin&from=2018-07", async (page) => {
      await follow(page.locator(".period a", { hasText: "Kalender" }));
      await follow(page.locator(".years a", { hasText: "2018" }));
      assert.equal(await page.locator(".month").count(), 12);
      await assertAccessible(page);
      await picture(page, "calendar-light");
      const day = page.locator(".month a").first();
      const label = await day.getAttribute("aria-label");
      await follow(day);
      assert.equal(await totalOf(page), Number(label.match(/: (\d+)/)[1]));
      assert.equal(await page.locator("#q").inputValue(), "Putin");
    }));

  it("has the issue of a day, by source and section, and its neighbors", () =>
    visit("/ausgabe?day=16.7.2018", async (page) => {
      assert.equal(await page.locator("h1").innerText(), "Ausgabe vom Montag, 16. Juli 2018");
      const articles = await page.locator(".paper li").count();
      assert.ok(articles > 1);
      const sizes = (await page.locator(".paper small").allInnerTexts()).map(Number);
      assert.equal(sizes.reduce((sum, size) => sum + size, 0), articles);
      assert.ok((await page.locator(".paper h3").count()) > 0, "sections");
      await assertAccessible(page);
      await picture(page, "issue-light");
      await follow(page.locator(".neighbors [rel=next]"));
      assert.ok((await page.locator(".paper li").count()) > 0, "the next day has articles");
      await follow(page.locator(".neighbors [rel=prev]"));
      assert.equal(await page.locator(".paper li").count(), articles, "and back");
      await follow(page.locator(".paper li a").first());
      assert.ok((await page.locator(".text").innerText()).length > 50);
    }));

  it("shows an issue and the calendar without scripts and on a phone", () =>
    visit(
      "/ausgabe?day=2018-07-16",
      async (page) => {
        await assertNoSidewaysScroll(page);
        await page.locator(".day input[name=day]").fill("1.1.1901");
        await follow(page.locator(".day button"));
        assert.match(await page.locator("main").innerText(), /kein Artikel/);
        await follow(page.locator("aside a", { hasText: "Kalender" }));
        await follow(page.locator(".years a").first());
        await assertNoSidewaysScroll(page);
        await follow(page.locator(".month a").first());
        assert.ok((await page.locator(".paper li").count()) > 0);
      },
      { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }
    ));

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

  it("shows two versions side by side, sentence by sentence, and the way back", () =>
    visit("/article?id=nl-p-004", async (page) => {
      await follow(page.locator(".changes").first());
      await page.waitForURL(/\/versions/);
      assert.ok((await page.locator(".pair ins, .pair del").count()) > 0);
      const left = await page.locator(".pair .old").first().boundingBox();
      const right = await page.locator(".pair .new").first().boundingBox();
      assert.ok(right.x > left.x + left.width && Math.abs(right.y - left.y) < 2, "two columns");
      assert.equal(await page.locator(".titles .old").count(), 1, "titles stand apart");
      assert.ok((await page.locator(".sides").innerText()).length > 300);
      await assertAccessible(page);
      await picture(page, "versions-light");
      await follow(page.locator(".versions-page > .back a"));
      assert.match(page.url(), /\/article\?id=nl-p-004/);
    }));

  it("opens further versions below their hit", () =>
    visit("/?q=Helsinki&limit=50", async (page) => {
      const link = page.locator("a[data-versions]").first();
      const count = Number((await link.innerText()).match(/\d+/)[0]);
      const address = page.url();
      await link.click();
      const list = page.locator(".versions ul").first();
      await list.waitFor();
      assert.ok((await list.locator("li").count()) >= count);
      assert.equal(page.url(), address, "in place");
      assert.equal(await link.getAttribute("aria-expanded"), "true");
      await assertAccessible(page);
      await link.click();
      assert.ok(await list.isHidden());
    }));

  describe("three versions of one paper", { skip }, () => {
    let versions;
    const body = (dead, more) =>
      `Im Hafen ist am Abend ein Schuppen abgebrannt. ${dead} Menschen wurden verletzt, wie die ` +
      "Feuerwehr am Abend berichtete. Die Löscharbeiten dauerten bis in die Nacht hinein an. " +
      "Die Ursache des Brandes ist noch unklar, die Polizei ermittelt in alle Richtungen. " +
      `Der Schaden liegt nach ersten Schätzungen bei einer Million Euro. ${more}`;
    before(async () => {
      versions = makeArchive({ empty: true });
      const file = join(versions.folder, "versions.jsonl");
      const at = (id, hour, title, text, source = "Elbtal-Zeitung") =>
        JSON.stringify({ id, title, source, body: text, published: `2020-05-04T${hour}:00` });
      writeFileSync(
        file,
        [
          at("v1", "18", "Brand im Hafen", body("Zwei", "")),
          at("v2", "20", "Brand im Hafen", body("Drei", "")),
          at("v3", "22", "Großbrand im Hafen", body("Drei", "Der Zugverkehr steht still.")),
          at("x1", "23", "Wahl im Dorf", "Im Dorf wird gewählt.", "Bote"),
        ].join("\n")
      );
      index("sync", "--quiet", "--archive", versions.archive, file);
      versions.server = await startServer({ archive: versions.archive });
    });
    after(async () => {
      await versions?.server?.stop();
      versions?.remove();
    });
    const open = async (path, check) => {
      const page = await (await browser.newContext({ locale: "de-DE" })).newPage();
      try {
        await page.goto(versions.server.url + path);
        await check(page);
      } finally {
        await page.context().close();
      }
    };

    it("compares any two of them", () =>
      open("/versions?id=v1&with=v2", async (page) => {
        assert.equal(await page.locator(".line-of-time circle").count(), 3);
        assert.match(await page.locator("main").innerText(), /Die Überschrift ist gleich/);
        const changed = page.locator(".sides .pair:not(.same)");
        assert.equal(await changed.count(), 1);
        assert.equal(await changed.locator("del").innerText(), "Zwei");
        assert.equal(await changed.locator("ins").innerText(), "Drei");
        await page.locator(".choose select[name=with]").selectOption("v3");
        await follow(page.locator(".choose button"));
        assert.match(await page.locator("main").innerText(), /Die Überschrift lautet anders/);
        assert.match(await page.locator(".sides .new ins").last().innerText(), /Zugverkehr/);
        await assertAccessible(page);
      }));

    it("lists what was still changed, also as a feed and as data", () =>
      open("/geaendert", async (page) => {
        const entries = page.locator(".changes-page .entry");
        assert.equal(await entries.count(), 2);
        assert.match(await entries.first().innerText(), /vorher: Brand im Hafen/);
        await assertAccessible(page);
        const feed = await page.request.get(
          new URL(await page.locator("link[rel=alternate][title='Nachträglich geändert']")
            .getAttribute("href"), page.url()).href);
        assert.equal((await feed.text()).match(/<entry>/g).length, 2);
        const { changes } = await (
          await page.request.get(`${versions.server.url}/api/v1/changes`)).json();
        assert.deepEqual(changes[1].sentences.length, 1);
        assert.ok(changes[0].title_changed && !changes[1].title_changed);
        await follow(entries.first().locator(".meta a"));
        assert.match(page.url(), /\/versions\?id=v2&with=v3/);
      }));
  });

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
      assert.equal(await page.locator("#saved li a").innerText(), `Putin · ${section}`);
      await assertAccessible(page);
      await follow(page.locator("#saved li a"));
      assert.equal(await totalOf(page), total);
      await page.locator("#saved li button").click();
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

  it("tells on its start page what the archive is", () =>
    visit("/", async (page) => {
      const intro = await page.locator(".intro").innerText();
      assert.match(intro, /\d+ Artikel\s+aus \d+ Quellen\s+.* bis .*\s+Stand: \d\d\.\d\d\.\d{4}, \d\d:\d\d/);
      await picture(page, "start-light");
    }));

  it("bears the name that its operator gives it, and shows what was years ago today", async () => {
    const old = makeArchive({ empty: true });
    const file = join(old.folder, "old.jsonl");
    const today = new Date();
    const day = `${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`;
    const article = (id, years) =>
      JSON.stringify({
        id, title: `Nachricht ${id}`, body: `Ein Text über ${years} Jahre.`, source: "Bote",
        published: `${today.getFullYear() - years}-${day}`,
      });
    writeFileSync(file, [article("a", 10), article("b", 25), article("c", 50)].join("\n"));
    index("sync", "--quiet", "--archive", old.archive, file);
    const other = await startServer({
      archive: old.archive,
      flags: ["--name", "Archiv des Boten", "--source-group", "Regional=Bote,Kurier", "--no-instant"],
    });
    const page = await (await browser.newContext({ locale: "de-DE" })).newPage();
    try {
      await page.goto(other.url);
      assert.equal(await page.title(), "Archiv des Boten");
      assert.equal(await page.locator(".intro h1").innerText(), "Archiv des Boten");
      if (day !== "02-29") {
        assert.deepEqual(await page.locator(".ago a").allInnerTexts(), [
          "Heute vor 10 Jahren", "Heute vor 25 Jahren", "Heute vor 50 Jahren",
        ]);
        await follow(page.locator(".ago a").nth(1));
        assert.equal(await page.locator(".paper li").innerText(), "Nachricht b");
      }
      await page.goto(`${other.url}/erweitert`);
      await page.locator("label", { hasText: "Regional" }).click();
      await follow(page.locator(".send button"));
      assert.match(page.url(), /source=Bote&source=Kurier/);
      assert.equal(await totalOf(page), 3);
      assert.ok(await page.locator("#instant").isHidden(), "switched off by the operator");
    } finally {
      await page.context().close();
      await other.stop();
      old.remove();
    }
  });

  it("shows results while one types, and no longer when switched off", () =>
    visit("/", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("Helsinki");
      await page.waitForURL(/q=Helsinki/);
      await page.locator(".hit mark").first().waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      assert.equal(await page.locator(".hit.current").count(), 1, "keys know the new results");
      assert.ok((await page.locator(".hit .star").count()) > 0, "stars, too");
      await page.locator(".timeline .column").first().hover({ force: true });
      assert.ok(await page.locator(".timeline .tip").first().isVisible(), "and the chart");
      await assertAccessible(page);
      assert.match(await page.locator("#found").textContent(), /^\d+ Artikel/, "is said aloud");
      await page.locator("details.syntax summary").click();
      await page.locator("#q").fill("Helsinki Putin");
      await page.waitForURL(/q=Helsinki\+Putin/);
      assert.ok(await page.locator("details.syntax").getAttribute("open") !== null, "stays open");
      await page.locator("#instant").click();
      assert.equal(await page.locator("#instant").getAttribute("aria-pressed"), "false");
      // With a clock of its own, no time can be too short to see what does not happen.
      await page.clock.install();
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await page.reload();
      await page.keyboard.press("/");
      await page.keyboard.type("Putin");
      await page.waitForFunction(() => document.querySelector(".suggestions"));
      await page.keyboard.type("s");
      asked.length = 0;
      await page.clock.runFor(5000);
      await page.locator(".suggestions li").first().waitFor();
      assert.ok(asked.some((path) => path.endsWith("/suggest")), "suggestions are asked for");
      assert.ok(!asked.includes("/"), "results are not");
    }));

  it("makes a query of a form, without scripts too", () =>
    visit(
      "/",
      async (page) => {
        await follow(page.locator(".extended", { hasText: "Erweiterte Suche" }));
        await page.locator("input[name=all]").fill("Gipfel");
        await page.locator("input[name=any]").fill("Putin Trump");
        await page.locator("input[name=none]").fill("Fußball");
        await page.locator("label", { hasText: "nur in der Überschrift" }).click();
        await page.locator("label.tick", { hasText: "Elbtal-Zeitung" }).click();
        await page.locator("input[name=from]").fill("2018");
        await follow(page.locator(".send button"));
        assert.equal(
          await page.locator("#q").inputValue(), "titel:(Gipfel (Putin ODER Trump)) -Fußball");
        const asked = new URL(page.url()).searchParams;
        assert.equal(asked.get("source"), "Elbtal-Zeitung");
        assert.equal(asked.get("from"), "2018");
      },
      { javaScriptEnabled: false }
    ));

  it("says that a form without content asks nothing, and is accessible", () =>
    visit("/erweitert", async (page) => {
      await assertAccessible(page);
      await picture(page, "form-light");
      await follow(page.locator(".send button"));
      assert.match(await page.locator("main .notes").innerText(), /mindestens ein Feld/);
    }));

  it("says which part of a search emptied its answer", () =>
    visit("/?q=Putin&from=1990&to=1991", async (page) => {
      const nothing = page.locator(".nothing");
      assert.match(await nothing.innerText(), /ohne Zeitraum: \d+ Artikel/);
      assert.match(await nothing.innerText(), /Das Archiv reicht vom .* bis zum /);
      assert.equal(await page.locator(".keep, .sort:not(.views)").count(), 0, "nothing to sort or download");
      assert.ok((await page.locator(".overview").count()) > 0, "the whole time stays in sight");
      await assertAccessible(page);
      const number = Number((await nothing.locator("a").first().innerText()).match(/\d+/)[0]);
      await follow(nothing.locator("a").first());
      assert.equal(await totalOf(page), number);
    }));

  it("finds the first report by date among clear matches", () =>
    visit("/?q=Treffen+Helsinki&sort=oldest", async (page) => {
      const before = await totalOf(page);
      await follow(page.locator(".clear-only"));
      const clear = await totalOf(page);
      assert.ok(clear > 0 && clear < before, `${clear} of ${before}`);
      await follow(page.locator(".clear-only"));
      assert.equal(await totalOf(page), before);
    }));

  it("shows how to exclude a value, and says it in words on touch", () =>
    visit(
      "/?q=Putin",
      async (page) => {
        const exclude = page.locator("#facet-source .exclude").first();
        const shown = await exclude.evaluate((one) => getComputedStyle(one, "::before").content);
        assert.match(shown, /ohne/);
        assert.match(await exclude.getAttribute("title"), /^ohne /);
        assert.ok((await exclude.boundingBox()).width >= 24);
      },
      { viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true }
    ));

  it("keeps the filters in sight beside a long list", () =>
    visit("/?limit=50", async (page) => {
      await page.evaluate(() => scrollTo({ top: 3000, behavior: "instant" }));
      const period = await page.locator(".period").boundingBox();
      assert.ok(period.y >= 0 && period.y < 200, `at ${period.y}`);
    }));

  it("names the same kind of chip the same way everywhere: a filter, and a link to the profile", () =>
    visit("/article?id=nl-p-003", async (page) => {
      const chip = page.locator(".about .name").first();
      const name = await chip.innerText();
      assert.match(await chip.getAttribute("href"), /^\/\?person=/);
      await follow(page.locator(".about .profile").first());
      assert.equal(await page.locator("h1").innerText(), name);
      assert.match(await page.locator(".companions .name").first().getAttribute("href"), /^\/\?/);
      assert.match(await page.locator(".companions .profile").first().getAttribute("href"), /^\/name/);
    }));

  it("leads from an article to its neighbors, source, section, author and day", () =>
    visit(searchPath, async (page) => {
      const titles = await page.locator(".hit h2").allInnerTexts();
      await follow(page.locator(".hit h2 a").nth(1));
      assert.equal(await page.locator("h1").innerText(), titles[1]);
      await follow(page.locator(".tools [rel=next]"));
      assert.equal(await page.locator("h1").innerText(), titles[2]);
      await follow(page.locator(".tools [rel=prev]"));
      await follow(page.locator(".tools [rel=prev]"));
      assert.equal(await page.locator("h1").innerText(), titles[0]);
      assert.equal(await page.locator(".tools [rel=prev]").count(), 0);
      assert.match(await page.locator(".tools .neighbors").innerText(), /1 von \d+/);
      const source = await page.locator(".meta .source").first().innerText();
      await follow(page.locator(".meta a.source").first());
      assert.equal(await page.locator(".hit .source").first().innerText(), source);
      await page.goBack();
      await follow(page.locator(".meta a:has(time)").first());
      assert.match(page.url(), /\/ausgabe\?day=/);
    }));

  it("gives an article away: link, print", () =>
    visit(
      "/article?id=nl-p-002&q=Helsinki&hit=1",
      async (page) => {
        await page.locator("#copy-link").click();
        assert.equal(
          await page.evaluate(() => navigator.clipboard.readText()),
          `${server.url}/article?id=nl-p-002`);
        assert.ok(await page.locator("#print").isVisible());
      },
      { permissions: ["clipboard-read", "clipboard-write"] }
    ));

  it("prints a list with what it is about, and an article with its reference", () =>
    visit("/?q=Putin&section=Ausland&from=2018", async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.match(
        await page.locator(".printed").innerText(),
        /Putin · Ressort: Ausland · ab 2018\s*Nachlese, \d+\. \p{L}+ \d{4}/u);
      for (const hidden of [".facets", ".timeline", ".search", ".paging", ".keep"])
        assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
      await page.goto(`${server.url}/article?id=nl-p-004`);
      assert.ok(await page.locator(".cite p").first().isVisible(), "reference");
      for (const hidden of [".tools", ".similar", ".about dl", ".about .names"])
        assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
    }));

  it("shows who a person is: roles, days, sources, companions with their measure, curves", () =>
    visit("/name?person=Wladimir+Putin", async (page) => {
      const text = await page.locator("main").innerText();
      assert.match(text, /zuerst am .*, zuletzt am /);
      assert.match(text, /Log-Likelihood/);
      assert.ok((await page.locator(".companions .spark").count()) > 2);
      assert.ok((await page.locator(".profile-page a[href^='/feed.atom']").count()) > 0);
      await assertAccessible(page);
      await page.locator("input[name=compare]").fill('person:"Donald Trump"');
      await follow(page.locator("form.day button"));
      assert.equal(await page.locator(".legend .second").innerText(), 'person:"Donald Trump"');
      assert.ok((await totalOf(page)) > 0);
    }));

  it("says what is new in a saved search since the last visit", async () => {
    const growing = makeArchive({ empty: true });
    const file = join(growing.folder, "a.jsonl");
    const article = (id) =>
      JSON.stringify({ id, title: `Hafen ${id}`, body: `Der Hafen Nummer ${id} wächst.`, published: "2024-05-01" });
    writeFileSync(file, [article("a"), article("b")].join("\n"));
    index("sync", "--quiet", "--archive", growing.archive, file);
    const other = await startServer({ archive: growing.archive });
    const page = await (await browser.newContext({ locale: "de-DE", acceptDownloads: true })).newPage();
    try {
      await page.goto(`${other.url}/?q=Hafen&from=2024`);
      await page.locator("#save-search").click();
      writeFileSync(file, ["a", "b", "c", "d", "e"].map(article).join("\n"));
      index("sync", "--quiet", "--archive", growing.archive, file);
      // The server looks for changes now and then.
      const known = () =>
        page.evaluate(async (url) => (await (await fetch(url)).json()).total, `${other.url}/api/v1/search?q=Hafen`);
      for (const end = Date.now() + 30_000; (await known()) < 5 && Date.now() < end;);
      await page.goto(other.url);
      await page.locator("#saved b").waitFor();
      assert.equal(await page.locator("#saved b").innerText(), "3 neu");
      assert.match(await page.locator("#saved-link").innerText(), /1 \(1 neu\)/);
      const [download] = await Promise.all([
        page.waitForEvent("download"), page.locator("#saved-file").click(),
      ]);
      assert.equal(readFileSync(await download.path(), "utf8"), "Hafen · ab 2024\t?q=Hafen&from=2024\n");
      await follow(page.locator("#saved li a"));
      const [answer] = await Promise.all([
        page.waitForResponse(/\/api\/v1\/search\?/), page.goto(other.url),
      ]);
      await answer.finished();
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
      assert.equal(await page.locator("#saved b").count(), 0, "seen");
    } finally {
      await page.context().close();
      await other.stop();
      growing.remove();
    }
  });

  it("leads to the form where people sign in, and back, on a phone too", async () => {
    const house = makeArchive();
    const config = join(house.folder, "nachlese.toml");
    const passwords = join(house.folder, "passwords");
    writeFileSync(config, '[access.all]\ngroups = ["everyone"]\n');
    writeFileSync(passwords, nachlese(["password", "anna", "--group", "all"], "ein langes Passwort\n"));
    const other = await startServer({
      archive: house.archive, flags: ["--config", config, "--password-file", passwords],
    });
    const page = await (
      await browser.newContext({ locale: "de-DE", viewport: { width: 390, height: 800 } })
    ).newPage();
    try {
      await page.goto(other.url + searchPath);
      const account = page.locator(".top .account");
      assert.equal(await account.innerText(), "Anmelden");
      const above = await account.boundingBox();
      const brand = await page.locator(".brand").boundingBox();
      assert.ok(above.y + above.height <= brand.y, "over the name of the archive");
      await follow(account);
      await page.locator("[name=user]").fill("anna");
      await page.locator("[name=password]").fill("ein langes Passwort");
      await assertAccessible(page);
      await follow(page.locator("main button"));
      assert.equal(page.url(), other.url + searchPath);
      assert.equal(await account.innerText(), "Abmelden (anna)");
      await assertAccessible(page);
      await follow(account);
      await follow(page.locator("main button"));
      await page.goto(other.url + searchPath);
      assert.equal(await account.innerText(), "Anmelden");
    } finally {
      await page.context().close();
      await other.stop();
      house.remove();
    }
  });

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

  for (const [name, path] of everyPage) {
    it(`is dark there, too: ${name}`, () =>
      visit(
        path,
        async (page) => {
          await assertAccessible(page);
          await picture(page, `${name}-dark`);
        },
        { colorScheme: "dark" }
      ));

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

    it(`is accessible, and keeps to its policy: ${name}`, () =>
      visit(path, async (page, response) => {
        await assertAccessible(page);
        assert.match(response.headers()["content-security-policy"], /^default-src 'none'; style-src 'self'/);
        // What the policy forbids, the browser would complain about, which ends the visit.
        assert.equal(await page.locator("[style], [onclick], style, body script:not([src])").count(), 0);
      }));

    it(`speaks English, and leads to the same page in German: ${name}`, () =>
      visit(
        path,
        async (page) => {
          assert.equal(await page.locator("html").getAttribute("lang"), "en");
          assert.match(await page.locator("body").innerText(), /Keyboard shortcuts/);
          await picture(page, `${name}-english`);
          await follow(page.locator(".bottom a[lang=de]"));
          assert.equal(await page.locator("html").getAttribute("lang"), "de");
          assert.equal(new URL(page.url()).pathname, new URL(path, server.url).pathname);
          await follow(page.locator(".brand"));
          assert.equal(await page.locator("html").getAttribute("lang"), "de", "stays German");
        },
        { locale: "en-GB" }
      ));
  }

  for (const path of [
    "/?q=Putin&person=Donald+Trump&not-place=Berlin&from=2018", "/article?id=nl-p-004",
    "/?more=place&find=e", "/?q=Putin&from=1990&to=1991", "/chronik", "/chronik?q=Xylofonquark",
    "/nope",
  ]) {
    it(`is accessible: ${path}`, () =>
      visit(path, assertAccessible, { status: path === "/nope" ? 404 : 200 }));
  }

  it("tells what happened when, and each number leads to as many", () =>
    visit("/chronik?q=Putin&source=Elbtal-Zeitung", async (page) => {
      const headlines = await page.locator(".chronicle li h3").allInnerTexts();
      assert.ok(headlines.length > 0);
      assert.equal(new Set(headlines).size, headlines.length, "no headline twice");
      const hits = page.locator(".chronicle > .meta a").first();
      const number = Number((await hits.innerText()).match(/\d+/)[0]);
      await follow(hits);
      assert.equal(await totalOf(page), number);
      await page.goBack();
      await follow(page.locator(".chronicle .chip"));
      assert.equal(new URL(page.url()).pathname, "/chronik", "a filter goes, the chronicle stays");
      const busy = page.locator(".chronicle .busy li").first();
      if ((await busy.count()) === 0) return;
      const matches = Number(await busy.locator(".count").innerText());
      await follow(busy.locator("a"));
      assert.equal(
        Number((await page.locator(".chronicle > .meta a").first().innerText()).match(/\d+/)[0]), matches);
    }));

  it("counts days as the issues that they lead to", () =>
    visit("/kalender?year=2018", async (page) => {
      const subject = page.locator(".calendar-page .meta a").first();
      const inYear = Number((await subject.innerText()).match(/\d+/)[0]);
      for (const at of [0, 1, 2]) {
        const day = page.locator(".month td a").nth(at);
        const number = Number((await day.getAttribute("title")).match(/: (\d+)/)[1]);
        await follow(day);
        const link = page.locator(".issue-page .meta a").first();
        assert.equal(Number((await link.innerText()).match(/\d+/)[0]), number);
        await follow(link);
        assert.equal(await totalOf(page), number);
        await page.goto(`${server.url}/kalender?year=2018`);
      }
      await follow(subject);
      assert.equal(await totalOf(page), inYear);
    }));

  it("survives 200 % zoom", () =>
    visit(searchPath, assertNoSidewaysScroll, { viewport: { width: 640, height: 450 } }));
});
