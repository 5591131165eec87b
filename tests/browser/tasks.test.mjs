// Twenty things that people come for, each with the clicks that it may take. Typing is no click,
// and neither is Enter.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./browser.mjs";
import { reasonToSkip, startServer } from "./server.mjs";

const skip = reasonToSkip();

describe("everyday tasks", { skip }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  // Does a task on a page of its own, and fails if it took more clicks than `most`.
  function task(name, most, work, options = {}) {
    it(`${name}: at most ${most} clicks`, async () => {
      const context = await browser.newContext({
        locale: "de-DE", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce",
        acceptDownloads: true, permissions: ["clipboard-read", "clipboard-write"], ...options,
      });
      const page = await context.newPage();
      let clicks = 0;
      const hands = {
        page,
        click: (selector) => {
          ++clicks;
          return (typeof selector === "string" ? page.locator(selector) : selector).click();
        },
        open: async (selector) => {
          await Promise.all([page.waitForEvent("load"), hands.click(selector)]);
        },
        search: async (query) => {
          await page.goto(server.url);
          await page.locator("#q").fill(query);
          await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
        },
        total: async () =>
          Number((await page.locator(".summary h1").innerText()).match(/[\d.]+/)[0].replace(".", "")),
        titles: () => page.locator(".hit h2").allInnerTexts(),
      };
      try {
        await work(hands);
        assert.ok(clicks <= most, `it took ${clicks}`);
      } finally {
        await context.close();
      }
    });
  }

  task("the first report on an event", 2, async ({ page, search, open }) => {
    await search("Treffen Putin Trump Helsinki");
    await open(".sort a:has-text('Älteste')");
    await open(".clear-only");
    assert.match(await page.locator(".hit time").first().getAttribute("datetime"), /^2018-0[67]/);
  });

  task("follow a story over time, from years to a day", 2, async ({ page, search, open }) => {
    await search("Putin");
    await open(page.locator(".timeline .table a, .timeline svg a[href*='2018-07']").first());
    assert.ok((await page.locator(".overview .window").count()) === 1);
    await open(page.locator(".chart:not(.overview) svg a").first());
    assert.match(page.url(), /from=2018-07-\d\d/);
  });

  task("who is named with a person", 0, async ({ page, search }) => {
    await search("Putin");
    const names = await page.locator("#facet-person .value span:first-child").allInnerTexts();
    assert.ok(names.includes("Donald Trump"), names.join());
  });

  task("compare two names over time", 2, async ({ page, search, click, open }) => {
    await search("Putin");
    await click(".compare summary");
    await page.locator(".compare input:not([type=hidden])").fill("Trump");
    await open(".compare button");
    assert.match(await page.locator(".legend").innerText(), /Putin \d+.*Trump \d+.*gemeinsam/s);
  });

  task("twenty articles into a list, with references", 24, async ({ page, search, click, open }) => {
    await search("Putin ODER Stadt ODER Land ODER Menschen");
    for (let collected = 0; collected < 20;) {
      const stars = page.locator(".hit .star");
      const count = await stars.count();
      for (let i = 0; i < count && collected < 20; ++i, ++collected) await click(stars.nth(i));
      if (collected < 20) await open(".paging [rel=next]");
    }
    await open("#list");
    assert.equal(await page.locator(".references li").count(), 20);
    const [download] = await Promise.all([
      page.waitForEvent("download"), click(".keep a:has-text('RIS')")]);
    assert.ok(await download.path());
  });

  task("share an article", 2, async ({ page, search, open, click }) => {
    await search("Helsinki");
    await open(page.locator(".hit h2 a").first());
    await click("#copy-link");
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/article\?id=/);
  });

  task("back from an article to the same place of the list", 1, async ({ page, search, open }) => {
    await search("Putin");
    const address = page.url();
    await open(page.locator(".hit h2 a").nth(3));
    await page.goBack();
    assert.equal(page.url(), address);
    assert.ok((await page.locator(".hit").count()) > 3);
  });

  task("only in headlines", 3, async ({ page, open, click }) => {
    await page.goto(server.url);
    await open(".extended:has-text('Erweiterte Suche')");
    await page.locator("input[name=all]").fill("Gipfel");
    await click("label:has-text('nur in der Überschrift')");
    await open(".send button");
    const heads = await page.locator(".hit").evaluateAll(
      (hits) => hits.map((hit) =>
        (hit.querySelector(".kicker")?.textContent ?? "") + hit.querySelector("h2").textContent));
    assert.ok(heads.length > 0);
    for (const head of heads) assert.match(head, /gipfel/i);
  });

  task("leave out a source", 1, async ({ page, search, open }) => {
    await search("Putin");
    const source = await page.locator("#facet-source .value span").first().innerText();
    await open(page.locator("#facet-source .exclude").first());
    assert.ok(!(await page.locator(".hit .source").allInnerTexts()).includes(source));
  });

  task("two sources", 2, async ({ page, search, open, total }) => {
    await search("Putin");
    const counts = (await page.locator("#facet-source .count").allInnerTexts()).map(Number);
    await open(page.locator("#facet-source .value").nth(0));
    await open(page.locator("#facet-source .value").nth(1));
    assert.equal(await total(), counts[0] + counts[1]);
  });

  task("the last week", 1, async ({ page, search, open }) => {
    await search("Putin");
    await open(".quick a:has-text('7 Tage')");
    assert.match(page.url(), /from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
    assert.equal(await page.locator(".chip").count(), 1);
  });

  task("the issue of a day", 2, async ({ page, open, click }) => {
    await page.goto(server.url);
    await open(".period a:has-text('Kalender')");
    await click(page.locator(".month a").first());
    await page.waitForURL(/ausgabe/);
    assert.ok((await page.locator(".paper li").count()) > 0);
  });

  task("what two versions of a report say differently", 2, async ({ page, search, open, click }) => {
    await search("Helsinki");
    await click(page.locator("a[data-versions]").first());
    await page.locator(".versions li").first().waitFor();
    await open(page.locator(".versions .changes").first());
    assert.ok((await page.locator(".pair").count()) > 1);
    assert.equal(await page.locator(".titles .new").count(), 1);
  });

  task("who says something on a matter", 1, async ({ page, search, open }) => {
    await search("Ukraine");
    await open(".views a:has-text('Zitate')");
    assert.ok((await page.locator(".entry .speaker").count()) > 1);
  });

  task("all results as a table", 1, async ({ page, search, click }) => {
    await search("Putin");
    const [download] = await Promise.all([
      page.waitForEvent("download"), click(".keep a:has-text('Excel')")]);
    assert.match(download.suggestedFilename(), /putin\.csv$/);
  });

  task("come back to a search", 2, async ({ page, search, click, open }) => {
    await search("Putin");
    await click("#save-search");
    await page.goto(server.url);
    await open("#saved li a");
    assert.equal(await page.locator("#q").inputValue(), "Putin");
  });

  task("print a list", 0, async ({ page, search }) => {
    await search("Putin");
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".printed").innerText(), /^Putin/);
  });

  task("read the first article by keys alone", 0, async ({ page, search }) => {
    await search("Helsinki");
    await page.keyboard.press("j");
    await Promise.all([page.waitForURL(/\/article/), page.keyboard.press("Enter")]);
    assert.ok((await page.locator(".text").innerText()).length > 50);
  });

  task("narrow without scripts", 2, async ({ page, open, total }) => {
    await page.goto(server.url);
    await page.locator("#q").fill("Putin");
    await open(".search button");
    const before = await total();
    await open(page.locator("#facet-person .value").nth(1));
    assert.ok((await total()) < before);
  }, { javaScriptEnabled: false });

  task("find the results in the order of headings", 0, async ({ page, search }) => {
    await search("Putin");
    const levels = await page.locator("main :is(h1, h2, h3)").evaluateAll(
      (all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));
    assert.equal(levels[0], 1);
    levels.reduce((last, level) => {
      assert.ok(level <= last + 1, `${levels}`);
      return level;
    });
  });
});
