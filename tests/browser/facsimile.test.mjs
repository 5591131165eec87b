// The printed page beside the text: marks lie on the words that were searched for, with scripts and
// without. The page is set and photographed by the browser itself, which knows where its words are.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./browser.mjs";
import { index, reasonToSkip, screenshots, startServer } from "./server.mjs";

const skip = reasonToSkip();
const width = 900;
const height = 1300;
const text =
  "Hochwasser an der Oker. Nach dem Regen der letzten Tage stieg die Oker über die Ufer. " +
  "In Wolfenbüttel standen die Keller unter Wasser, und der Rat der Stadt ließ Boote bringen. " +
  "Am Abend fiel das Wasser wieder; die Oker blieb in ihrem Bett.";

describe("facsimile", { skip }, () => {
  let folder;
  let browser;
  let server;
  let words; // { text, x, y, width, height } on the page

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "nachlese-facsimile-"));
    browser = await startBrowser();
    const source = join(folder, "source");
    mkdirSync(source);
    words = await print(source, "1905-01-07_001");
    index("sync", "--quiet", "--archive", join(folder, "archive"), source);
    server = await startServer({
      archive: join(folder, "archive"),
      flags: ["--facsimiles", source],
    });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  // Writes NAME.png and the ALTO of it.
  async function print(to, name) {
    const page = await browser.newPage({ viewport: { width, height } });
    const spans = text.split(" ").map((word) => `<span>${word}</span>`).join(" ");
    await page.setContent(
      `<body style="margin:60px;font:26px/44px serif;width:520px">${spans}</body>`
    );
    const boxes = await page.$$eval("span", (all) =>
      all.map((span) => {
        const { x, y, width, height } = span.getBoundingClientRect();
        return { text: span.textContent, x, y, width, height };
      })
    );
    await page.screenshot({ path: join(to, `${name}.png`) });
    await page.close();
    const strings = boxes.map(
      (b) =>
        `<String CONTENT="${b.text}" HPOS="${b.x}" VPOS="${b.y}" WIDTH="${b.width}" ` +
        `HEIGHT="${b.height}" WC="0.71"/>`
    );
    writeFileSync(
      join(to, `${name}.xml`),
      `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description>` +
        `<sourceImageInformation><fileName>/scan/${name}.tif</fileName></sourceImageInformation>` +
        `</Description><Layout><Page WIDTH="${width}" HEIGHT="${height}"><PrintSpace>` +
        `<TextBlock ID="b"><TextLine>${strings.join("")}</TextLine></TextBlock>` +
        `</PrintSpace></Page></Layout></alto>`
    );
    return boxes;
  }

  // Where marks lie on the shown picture, in the units of the print.
  const marksOf = (page) =>
    page.$$eval(".facsimile svg", (pictures, full) => {
      const at = pictures[0].querySelector("image").getBoundingClientRect();
      return [...pictures[0].querySelectorAll("rect")].map((rect) => {
        const r = rect.getBoundingClientRect();
        const scale = full / at.width;
        return {
          x: (r.x - at.x) * scale, y: (r.y - at.y) * scale,
          width: r.width * scale, height: r.height * scale,
        };
      });
    }, width);

  async function assertMarked(page, word) {
    const wanted = words.filter((w) => w.text.replace(/[.;,]/g, "") === word);
    const marks = await marksOf(page);
    assert.equal(marks.length, wanted.length);
    for (const [i, box] of wanted.entries()) {
      const mark = marks[i];
      // A mark is a little larger than its word, and lies around it.
      for (const [less, more] of [
        [mark.x, box.x], [mark.y, box.y],
        [box.x + box.width, mark.x + mark.width], [box.y + box.height, mark.y + mark.height],
      ])
        assert.ok(less <= more + 1 && more - less < 6, `${JSON.stringify([mark, box])}`);
    }
  }

  async function open(options, check) {
    const context = await browser.newContext({ locale: "de-DE", ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (m) => {
      if (["error", "warning"].includes(m.type())) complaints.push(m.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${server.url}/article?id=1905-01-07_001.xml&q=Oker`);
    await check(page);
    assert.deepEqual(complaints, []);
    await context.close();
  }

  for (const javaScriptEnabled of [true, false]) {
    it(`marks the words, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
      await open({ javaScriptEnabled }, async (page) => {
        await assertMarked(page, "Oker");
        assert.match(await page.locator(".meta").first().innerText(), /Texterkennung 71 %/);
        const picture = page.locator(".facsimile svg image");
        const address = await picture.getAttribute("href");
        const answer = await page.request.get(new URL(address, server.url).href);
        assert.equal(answer.headers()["content-type"], "image/png");
        await page.screenshot({
          path: join(screenshots, `facsimile-${javaScriptEnabled}.png`), fullPage: true,
        });
      });
    });
  }

  it("zooms, and the marks stay on their words", async () => {
    await open({}, async (page) => {
      const size = () => page.$eval(".facsimile svg", (svg) => svg.clientWidth);
      const before = await size();
      await page.locator(".facsimile [data-do=larger]").click();
      assert.ok((await size()) > before * 1.4);
      await assertMarked(page, "Oker");
      await page.locator(".facsimile [data-do=smaller]").click();
      assert.equal(await size(), before);
    });
  });
});
