// The pages in a real browser, as people use them: with and without a script, by keyboard, on a phone, in the dark, in English.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { chromium as playwright } from "playwright-core";
import { chromium, reasonToSkip, screenshots, startServer } from "./server.mjs";

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
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--disable-quic", "--no-first-run"],
    });
  });
  after(async () => {
    await browser?.close();
    if (server) assert.equal(await server.stop(), 0, "the server ends well on SIGTERM");
  });

  // Opens a page, runs the check, and fails on anything the browser complained about or loaded from elsewhere.
  async function visit(path, check, options = {}) {
    const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 }, colorScheme: "light", ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
      const expected = options.status && message.text().includes(`status of ${options.status}`);
      if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => request.url().startsWith(server.url) || complaints.push(`outside request: ${request.url()}`));
    try {
      const response = await page.goto(server.url + path);
      await check(page, response);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  const picture = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });
  const totalOf = async (page) => Number((await page.locator(".summary h1").innerText()).match(/\d+/)[0]);

  async function assertAccessible(page) {
    const violations = await page.evaluate(async (source) => {
      (0, eval)(source); // through the debugger, past the policy of the page
      const result = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
      return result.violations.filter((v) => ["serious", "critical"].includes(v.impact))
        .map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html + " " + n.failureSummary).join("\n")}`);
    }, axe);
    assert.deepEqual(violations, []);
  }

  async function assertNoSidewaysScroll(page) {
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(content <= window, `content is ${content} px wide, the window ${window}`);
  }

  it("shows marked results", () => visit(searchPath, async (page) => {
    assert.ok(await page.locator(".hit").count() >= 5);
    assert.match(await page.locator(".hit").first().innerText(), /Helsinki/);
    assert.ok(await page.locator(".hit mark").count() >= 5);
    assert.equal(await page.title(), `${query} – Nachlese`);
    assert.equal(await page.locator("#q").inputValue(), query);
    await picture(page, "search-light");
  }));

  it("filters by a facet, and takes the filter back", () => visit("/?q=Putin", async (page) => {
    const before = await totalOf(page);
    const value = page.locator("#facet-source .value").last();
    const name = await value.locator(".label").innerText();
    const count = Number(await value.locator(".count").innerText());
    await value.click();
    assert.ok(await totalOf(page) < before);
    assert.equal(await totalOf(page), count);
    for (const source of await page.locator(".hit .source").allInnerTexts()) assert.equal(source, name);
    await page.locator(".chip", { hasText: name }).click();
    assert.equal(await totalOf(page), before);
  }));

  it("leaves out what is excluded", () => visit("/?q=Putin", async (page) => {
    const first = page.locator("#facet-source li").first();
    const name = await first.locator(".label").innerText();
    await first.hover();
    await first.locator(".exclude").click();
    assert.ok(!(await page.locator(".hit .source").allInnerTexts()).includes(name));
    assert.match(page.url(), /not-source=/);
  }));

  it("limits the period by a bar of the timeline", () => visit("/?q=Putin", async (page) => {
    const before = await totalOf(page);
    await page.locator(".timeline svg a").first().click();
    assert.match(page.url(), /from=\d{4}(-\d\d)?&to=/);
    assert.ok(await totalOf(page) < before);
    await page.locator(".timeline .widen").click();
    assert.equal(await totalOf(page), before);
  }));

  it("sorts", () => visit("/?q=Putin", async (page) => {
    await page.locator(".sort a", { hasText: "Älteste" }).click();
    const dates = await page.locator(".hit time").evaluateAll((times) => times.map((time) => time.dateTime));
    assert.deepEqual(dates, [...dates].sort());
  }));

  it("turns pages", () => visit("/?q=&limit=5", async (page) => {
    const first = await page.locator(".hit h2").allInnerTexts();
    await page.locator(".paging a[rel=next]").click();
    assert.match(page.url(), /offset=5/);
    const second = await page.locator(".hit h2").allInnerTexts();
    assert.equal(second.length, 5);
    assert.ok(second.every((title) => !first.includes(title)));
  }));

  it("opens an article, with marks to visit and to switch off", () => visit(searchPath, async (page) => {
    const title = await page.locator(".hit h2").first().innerText();
    await page.locator(".hit h2 a").first().click();
    assert.equal(await page.locator("article h1").innerText(), title);
    assert.ok(await page.locator(".text mark").count() > 0);
    await page.keyboard.press("n");
    assert.equal(await page.locator("mark.here").count(), 1);
    await page.locator("#toggle-marks").click();
    assert.equal(await page.locator("#toggle-marks").getAttribute("aria-pressed"), "false");
    await page.locator("#toggle-marks").click();
    assert.ok(await page.locator(".similar li").count() > 0);
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await picture(page, "article-light");
    await page.locator(".back").click();
    assert.equal(await page.locator("#q").inputValue(), query);
  }));

  it("is used by keyboard alone", () => visit("/", async (page) => {
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

  it("suggests while typing", () => visit("/", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("Treffen Hels");
    await page.locator(".suggestions li").first().waitFor();
    assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "true");
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "false");
    await page.keyboard.type("i");
    await page.locator(".suggestions li").first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("#q").getAttribute("aria-activedescendant"), "suggestion-0");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#q").inputValue(), /^Treffen .*helsinki/i);
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=Treffen/);
    assert.ok(await page.locator(".hit").count() > 0);
  }));

  it("works without a script", () => visit("/", async (page) => {
    await page.locator("#q").fill(query);
    await page.locator(".search button").click();
    assert.ok(await page.locator(".hit mark").count() >= 5);
    await page.locator("#facet-person .value").first().click();
    assert.equal(await page.locator(".chip").count(), 1);
    await page.locator(".hit h2 a").first().click();
    assert.ok((await page.locator(".text").innerText()).length > 300);
  }, { javaScriptEnabled: false }));

  it("says what to try when nothing is found", () => visit("/?q=Xylofonquark+%22und", async (page) => {
    assert.match(await page.locator(".nothing").innerText(), /Nichts gefunden/);
    await assertAccessible(page);
    await picture(page, "nothing-light");
  }));

  it("speaks English", () => visit(searchPath, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.match(await page.locator(".summary").innerText(), /articles/);
    await page.locator(".bottom a").click();
    assert.equal(await page.locator("html").getAttribute("lang"), "de");
    assert.ok(await page.locator(".hit").count() >= 5);
  }, { locale: "en-GB" }));

  it("is dark where that is wanted", () => visit(searchPath, async (page) => {
    const [paper] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
    assert.ok(paper < 60);
    await assertAccessible(page);
    await picture(page, "search-dark");
  }, { colorScheme: "dark" }));

  for (const [name, path] of [["search", searchPath], ["start", "/"], ["article", "/article?id=nl-p-002&q=Helsinki"]]) {
    it(`fits a phone: ${name}`, () => visit(path, async (page) => {
      await assertNoSidewaysScroll(page);
      await assertAccessible(page);
      await picture(page, `${name}-phone`);
      const filters = page.locator("#filters > summary");
      if (await filters.count() === 0) return;
      assert.ok(!(await page.locator("#facet-person").isVisible()));
      await filters.click();
      assert.ok(await page.locator("#facet-person").isVisible());
      await assertNoSidewaysScroll(page);
    }, { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }));
  }

  for (const path of ["/", searchPath, "/?q=Putin&person=Donald+Trump&not-place=Berlin&from=2018", "/article?id=nl-p-002&q=Helsinki", "/nope"]) {
    it(`is accessible: ${path}`, () => visit(path, assertAccessible, { status: path === "/nope" ? 404 : 200 }));
  }

  it("survives 200 % zoom", () => visit(searchPath, assertNoSidewaysScroll, { viewport: { width: 640, height: 450 } }));
});
