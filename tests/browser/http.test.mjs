// The server as programs use it: what its OpenAPI document promises, and what it survives.
import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import Ajv from "ajv/dist/2020.js";
import { index, makeArchive, reasonToSkip, repository, startServer } from "./server.mjs";

const skip = reasonToSkip({ browser: false });

// Avoids fetch(), which normalizes addresses and decodes answers.
function raw(port, path, headers = {}, method = "GET") {
  return new Promise((done, failed) => {
    const request = http.request(
      { port, path, headers, method, host: "127.0.0.1", agent: false },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () =>
          done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) })
        );
      }
    );
    request.on("error", failed);
    request.end();
  });
}

describe("HTTP", { skip }, () => {
  let server;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    if (server) assert.equal(await server.stop(), 0);
  });
  const json = async (path) => (await fetch(server.url + path)).json();

  describe("the OpenAPI document", () => {
    let document;
    let validate;
    before(async () => {
      document = await json("/api/v1/openapi.json");
      const ajv = new Ajv({ strict: false, allErrors: true });
      ajv.addSchema({ $id: "api", components: document.components });
      validate = (schema, value, what) => {
        const wanted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
        const check = ajv.compile(wanted);
        assert.ok(check(value), `${what}: ${JSON.stringify(check.errors?.slice(0, 3))}`);
      };
    });

    it("describes what the server really answers", async () => {
      const [person] = (await json("/api/v1/facets?q=Putin&limit=1")).facets.persons;
      const calls = {
        "/api/v1/search": [
          "?q=Treffen+Putin+Trump+Helsinki&facets=1&limit=50",
          "?q=%22offen&lang=de",
          "?q=Merkle&sort=newest&offset=2",
          "",
        ],
        "/api/v1/articles/{id}": ["/nl-p-002", "/nope"],
        "/api/v1/similar": ["?id=nl-p-002&limit=3", "?id=nope", ""],
        "/api/v1/related": ["?q=Treffen+Putin&limit=5", "?from=2018&to=2018", "?q=zzzz", "?x=1"],
        "/api/v1/suggest": ["?q=Hels", "?q=Pu&limit=30", ""],
        "/api/v1/chronicle": ["?q=Gipfel", "?q=Putin&limit=3", "?q=gibtesnicht", "?person=Putin"],
        "/api/v1/facets": ["?q=Gipfel&limit=20", "?limit=0"],
        "/api/v1/names/{id}": [`/${person.id}`, "/nope"],
        "/api/v1/timeline": [
          "?q=Putin",
          "?q=Putin&compare=Trump&step=year",
          "?q=Putin&from=2018-07&to=2018-07&step=day",
          "?step=week",
          "?step=day",
          "?q=Putin&compare=Trump&compare=Helsinki&scale=share&step=year",
          "?compare=a&compare=b&compare=c&compare=d",
        ],
        "/api/v1/issue": ["?day=2018-07-16", "?day=16.7.2018&source=Elbtal-Zeitung", "?day=2018", ""],
        "/api/v1/changes": ["", "?q=Putin", "?x=1"],
        "/api/v1/archive": [""],
        "/healthz": [""],
        "/readyz": [""],
      };
      for (const [path, variants] of Object.entries(calls)) {
        const operation = document.paths[path].get;
        for (const variant of variants) {
          const address = path.replace("/{id}", "") + variant;
          const answer = await fetch(server.url + address);
          let described = operation.responses[answer.status];
          assert.ok(described, `${address}: status ${answer.status} is not described`);
          if (described.$ref)
            described = document.components.responses[described.$ref.split("/").at(-1)];
          const type = answer.headers.get("content-type");
          assert.ok(described.content[type], `${address}: ${type} is not described`);
          validate(described.content[type].schema, await answer.json(), address);
        }
      }
    });

    it("knows every parameter that the server takes, and no other", async () => {
      for (const [path, { get }] of Object.entries(document.paths)) {
        if (
          !path.startsWith("/api/") ||
          path.includes("{") ||
          path.endsWith(".json") ||
          path.endsWith("/similar")
        )
          continue;
        for (const { $ref } of get.parameters.filter((parameter) => parameter.$ref)) {
          const { name, schema } = document.components.parameters[$ref.split("/").at(-1)];
          const plain = schema.items ?? schema;
          const value =
            plain.enum?.at(-1) ?? (name === "day" ? "2018-07-16" : plain.type === "integer" ? "1" : name === "fields" ? "id" : "x");
          const given = name === "from" || name === "to" ? "" : `${name}=${value}`;
          const day = path.endsWith("/issue") && name !== "day" ? "day=2018-07-16&" : "";
          const answer = await fetch(`${server.url}${path}?${day}from=2018&to=2018&${given}`);
          assert.equal(answer.status, 200, `${path}: ${name}=${value}`);
        }
        assert.equal((await fetch(`${server.url}${path}?nonsense=1`)).status, 400, path);
      }
    });
  });

  it("streams a whole result set, as many lines as there are results", async () => {
    const rows = async (query) =>
      (await (await fetch(`${server.url}/api/v1/export?q=Putin${query}`)).text())
        .trimEnd()
        .split("\n");
    const { total, versions } = await json("/api/v1/search?q=Putin");
    assert.ok(versions > total);
    const lines = await rows("");
    assert.equal(lines.length, total);
    assert.equal((await rows("&versions=all")).length, versions);
    for (const line of lines) assert.ok(JSON.parse(line).body);
    assert.deepEqual(Object.keys(JSON.parse((await rows("&fields=id,lead"))[0])), ["id", "lead"]);
    assert.equal((await rows("&format=csv&csv-for=excel&fields=id,lead"))[0], "id;lead\r");
    assert.equal((await fetch(`${server.url}/api/v1/export?fields=titel`)).status, 400);
    const csv = await fetch(`${server.url}/api/v1/export?q=Putin&format=csv`);
    assert.match(csv.headers.get("content-disposition"), /attachment; filename="nachlese-putin.csv"/);
    assert.ok((await csv.text()).split("\n").length > total);
    assert.equal((await fetch(`${server.url}/api/v1/export?format=xml`)).status, 400);
  });

  describe("the page", () => {
    const page = async (path) => (await fetch(server.url + path)).text();
    const number = (text) => Number(text.replaceAll(".", ""));
    const total = (html) => number(html.match(/<h1>(?:etwa )?([\d.]+) /)?.[1] ?? "0");
    const unescape = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"');
    const values = (html) =>
      [...html.matchAll(/<section class="facet([^"]*)" id="facet-(\w+)">(.*?)<\/section>/gs)].flatMap(
        ([, several, kind, inside]) =>
          [
            ...inside.matchAll(
              /<a class="value"( aria-current="true")? href="([^"]*)"><span>([^<]*)<\/span> <span class="count">([\d.]+)</g
            ),
          ].map(([, chosen, href, value, count]) => ({
            kind, several: several !== "", chosen: chosen !== undefined,
            href: unescape(href), value, count: number(count),
          }))
      );
    const bars = (html) =>
      [...html.matchAll(/<th scope="row"><a href="([^"]*)">[^<]*<\/a><\/th><td>([\d.]+)<\/td>/g)].map(
        ([, href, count]) => ({ href: unescape(href), count: number(count) })
      );

    it("has beside every value and bar the number that its link finds", async () => {
      let clicked = 0;
      for (const path of [
        "/", "/?versions=all", "/?q=Treffen", "/?q=Treffen+Putin+Trump", "/?q=Putin&versions=all",
        "/?person=Wladimir+Putin", "/?q=Treffen&source=Elbtal-Zeitung",
        "/?person=Wladimir+Putin&person=Donald+Trump&match-person=any",
        "/?from=16.7.2018&to=2024", "/?section=Ausland&section=Politik&versions=all",
        "/name?person=Wladimir+Putin", "/name?person=Wladimir+Putin&versions=all",
      ]) {
        const html = await page(path);
        for (const { kind, several, chosen, href, value, count } of values(html)) {
          const after = await page(href);
          const first = several && new URL(path, server.url).searchParams.has(kind);
          if (chosen) continue; // takes it away
          const there = first
            ? values(after).find((other) => other.kind === kind && other.value === value)
            : undefined;
          assert.equal(there?.count ?? total(after), count, `${path} → ${href}`);
          ++clicked;
        }
        for (const { href, count } of bars(html)) {
          assert.equal(total(await page(href)), count, `${path} → ${href}`);
          ++clicked;
        }
      }
      assert.ok(clicked > 200, `${clicked} clicked`);
    });

    it("offers to download as many as there are", async () => {
      assert.ok(!(await page("/?q=Treffen&place=Bonn")).includes("herunterladen"), "of nothing");
      for (const path of ["/?q=Putin", "/?q=Putin&versions=all", "/?q=Treffen&place=Moskau"]) {
        const html = await page(path);
        const [, offered, href] = html.match(
          /<span>([\d.]+) [^<]* herunterladen: .*?<a href="([^"]*format=jsonl[^"]*)"/
        );
        const text = (await page(unescape(href))).trimEnd();
        assert.equal(text === "" ? 0 : text.split("\n").length, number(offered), path);
        assert.equal(total(html), number(offered), path);
      }
    });

    it("takes German dates, and notes what is none", async () => {
      const html = await page("/?q=Putin&from=01.03.20xx&to=Juli+2018");
      assert.match(html, /„01\.03\.20xx“ ist kein Datum/);
      assert.equal(total(html), (await json("/api/v1/search?q=Putin&to=2018-07")).total);
      const turned = await json("/api/v1/search?q=Putin&from=2019&to=01.07.2018");
      assert.equal(turned.diagnostics[0].code, "reversed-dates");
      assert.equal(turned.total, (await json("/api/v1/search?q=Putin&from=2018-07-01&to=2019")).total);
      for (const bad of ["q=a&q=b", "from=01.03.20xx", "match-person=some"])
        assert.equal((await fetch(`${server.url}/api/v1/search?${bad}`)).status, 400, bad);
    });
  });

  it("gives feeds that can be read", async () => {
    const feed = await json("/feed.json?q=Putin");
    assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
    assert.ok(feed.items.length > 0);
    assert.ok(
      feed.items.every(
        (item) => item.url.startsWith(`${server.url}/article?id=`) && item.date_published
      )
    );
    const atom = await (await fetch(`${server.url}/feed.atom?q=Putin`)).text();
    assert.equal(atom.match(/<entry>/g).length, feed.items.length);
  });

  it("packs as it is asked to", async () => {
    const plain = await raw(server.port, "/?q=Putin");
    const gzip = await raw(server.port, "/?q=Putin", { "Accept-Encoding": "gzip" });
    assert.equal(gzip.headers["content-encoding"], "gzip");
    assert.equal(gunzipSync(gzip.body).length > 5000, true);
    const zstd = await raw(server.port, "/?q=Putin", {
      "Accept-Encoding": "gzip, deflate, br, zstd",
    });
    assert.equal(zstd.headers["content-encoding"], "zstd");
    assert.equal(zstd.body.readUInt32LE(0), 0xfd2fb528);
    assert.ok(zstd.body.length < plain.body.length / 2);
  });

  it("sends a first page of three requests, under 30 KiB packed", async () => {
    for (const path of ["/", "/?q=Treffen+Putin+Trump+Helsinki"]) {
      const page = (await raw(server.port, path)).body.toString();
      const assets = [...page.matchAll(/(?:href|src)="(\/static\/[^"]+\.(?:css|js))"/g)].map(
        (match) => match[1]
      );
      assert.equal(assets.length, 2);
      const size = async (headers) => {
        let bytes = 0;
        for (const address of [path, ...assets])
          bytes += (await raw(server.port, address, headers)).body.length;
        return bytes;
      };
      const sent = await size({ "Accept-Encoding": "gzip" }); // as to any browser
      assert.ok(sent < 30 * 1024, `${path}: ${sent} bytes packed`);
      const unpacked = await size({});
      assert.ok(unpacked < 70 * 1024, `${path}: ${unpacked} bytes`);
    }
  });

  it("keeps answers, and says so in its figures", async () => {
    const figure = async (name) =>
      Number(
        (await (await fetch(`${server.url}/metrics`)).text()).match(
          new RegExp(`^${name} (\\d+)`, "m")
        )[1]
      );
    const hits = await figure("nachlese_cache_hits_total");
    const first = await raw(server.port, "/?q=Gipfel+Helsinki");
    const second = await raw(server.port, "/?q=Gipfel+Helsinki");
    assert.deepEqual(second.body, first.body);
    assert.equal(await figure("nachlese_cache_hits_total"), hits + 1);
    const unchanged = await raw(server.port, "/?q=Gipfel+Helsinki", {
      "If-None-Match": second.headers.etag,
    });
    assert.equal(unchanged.status, 304);
    assert.equal(unchanged.body.length, 0);
    assert.equal(await figure("nachlese_archive_ready"), 1);
  });

  it("has no address that any parameters could break", async () => {
    let seed = 20181122;
    const random = (n) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % n;
    };
    const pick = (list) => list[random(list.length)];
    const paths = [
      "/", "/article", "/name", "/versions", "/kalender", "/ausgabe", "/erweitert", "/geaendert",
      "/changes.atom", "/api/v1/issue", "/api/v1/changes", "/feed.atom", "/feed.json", "/opensearch.xml",
      "/api/v1/search", "/api/v1/articles/nl-p-002", "/api/v1/articles/%00",
      "/api/v1/names/15ab06d1bf93", "/api/v1/names/%ff", "/api/v1/similar", "/api/v1/suggest",
      "/api/v1/related",
      "/api/v1/chronicle", "/api/v1/facets", "/api/v1/timeline", "/api/v1/export", "/api/v1/openapi.json", "/healthz",
      "/readyz", "/metrics", "/static/x", "/static/%2e%2e/%2e%2e/etc/passwd", "//", "/%",
    ];
    const names = [
      "q", "limit", "offset", "sort", "from", "to", "person", "not-person", "place", "org",
      "source", "section", "author", "match", "facets", "more", "find", "versions", "compare",
      "vergleich", "lang", "id", "with", "step", "format", "day", "year", "scale", "clear", "hit",
      "all", "phrase", "any", "none", "in", "forms", "group", "go", "x", "",
    ];
    const values = [
      "", "0", "1", "10", "-1", "99999999999999999999", "2018", "2018-02-30", "0001",
      "9999-12-31T23:59:59+14:00", "newest", "all", "any", "de", "en", "day", "csv", "person",
      "nl-p-002", "Putin", '"', "((((((((((", "a OR", "-", "*", "a*", "?*", "~", "title:",
      "datum:..", "NEAR/999999 x", "%", "%ff%fe", "%00", "<script>", "'\"><img src=x>", "\u202eabc",
      "\u{1f600}", "ß".repeat(200), "a ".repeat(400), "x".repeat(3999), "(a OR b) ".repeat(60),
      "{}", "..", "../../etc/passwd",
    ];
    const headers = [
      {},
      { "Accept-Language": "en;q=x, de;q=-1,,;" },
      { "Accept-Encoding": "zstd;q=0, gzip;q=9e99" },
      { "If-None-Match": 'W/"' },
      { "Host": "<x>" },
      { "Authorization": "Basic ===" },
      { "X-Forwarded-For": ",,," },
      { "Range": "bytes=5-1,0-" },
    ];
    for (let i = 0; i < 1500; ++i) {
      const query = Array.from({ length: random(5) }, () => {
        const value = pick(values);
        const name = encodeURIComponent(pick(names));
        const plain = random(4) === 0 && /^[!-~]*$/.test(value);
        return `${name}=${plain ? value.replaceAll("#", "") : encodeURIComponent(value)}`;
      }).join("&");
      const path = `${pick(paths)}?${query}`;
      const answer = await raw(
        server.port,
        path,
        pick(headers),
        pick(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS"])
      );
      assert.ok(answer.status < 500, `${answer.status}: ${path}`);
      assert.ok(
        !/<script>|<img src=x/.test(answer.body.toString()) ||
          !String(answer.headers["content-type"]).startsWith("text/html"),
        path
      );
    }
    assert.equal(
      (await raw(server.port, `/?q=${"x".repeat(9000)}`).catch(() => ({ status: 414 }))).status <
        500,
      true
    );
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });

  it("answers others while 500 clients send slowly", async () => {
    const slow = Array.from({ length: 500 }, () => {
      const socket = net.connect(server.port, "127.0.0.1");
      socket.on("error", () => {}); // the server ends them
      socket.write("GET /?q=Putin HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      return socket;
    });
    const trickle = setInterval(
      () => slow.forEach((socket) => socket.writable && socket.write("x")),
      500
    );
    try {
      await sleep(500);
      for (let i = 0; i < 20; ++i) {
        const begin = Date.now();
        const answer = await raw(server.port, `/?q=Helsinki+${i}`);
        assert.equal(answer.status, 200);
        assert.ok(Date.now() - begin < 2000, `${Date.now() - begin} ms`);
      }
      const deadline = Date.now() + 12_000; // however steadily they trickle, their time runs out
      while (
        slow.some((socket) => !socket.destroyed && !socket.readableEnded && !socket.closed) &&
        Date.now() < deadline
      )
        await sleep(200);
      assert.equal(slow.filter((socket) => !socket.destroyed).length, 0);
    } finally {
      clearInterval(trickle);
      slow.forEach((socket) => socket.destroy());
    }
  });
});

describe("an archive that comes and goes", { skip }, () => {
  it("is answered for with 503 while it is missing, and again when it is there", async () => {
    const { folder, archive, remove } = makeArchive({ empty: true });
    const server = await startServer({ archive, quiet: true });
    try {
      const missing = await raw(server.port, "/api/v1/search?q=x");
      assert.equal(missing.status, 503);
      assert.ok(Number(missing.headers["retry-after"]) > 0);
      assert.equal((await raw(server.port, "/")).status, 503);
      assert.equal((await raw(server.port, "/readyz")).status, 503);
      assert.equal((await raw(server.port, "/healthz")).status, 200);
      assert.match(
        (await raw(server.port, "/metrics")).body.toString(),
        /^nachlese_archive_ready 0$/m
      );
      index("sync", "--quiet", "--archive", archive, join(repository, "resources/sample"));
      assert.equal((await raw(server.port, "/readyz")).status, 200);
      assert.equal((await raw(server.port, "/?q=Putin")).status, 200);
      renameSync(archive, join(folder, "away"));
      await sleep(1000);
      assert.equal((await raw(server.port, "/readyz")).status, 503);
      renameSync(join(folder, "away"), archive);
      assert.equal((await raw(server.port, "/readyz")).status, 200);
    } finally {
      assert.equal(await server.stop(), 0);
      remove();
    }
  });

  it("shows a new generation within a second, without dropping a request", async () => {
    const { folder, archive, remove } = makeArchive();
    const server = await startServer({ archive });
    try {
      const total = async () =>
        JSON.parse((await raw(server.port, "/api/v1/search?q=&versions=all&limit=1")).body).total;
      const before = await total();
      const more = join(folder, "more.jsonl");
      writeFileSync(
        more,
        JSON.stringify({
          id: "neu",
          title: "Ganz neu",
          body: "Ein Artikel, den es eben noch nicht gab.",
          published: "2026-01-02",
        }) + "\n"
      );
      let busy = true;
      let asked = 0;
      const asking = (async () => {
        while (busy) {
          const { status } = await raw(server.port, `/?q=Putin&limit=${1 + (asked++ % 50)}`);
          assert.equal(status, 200);
        }
      })();
      await sleep(200);
      index("rebuild", "--quiet", "--archive", archive, join(repository, "resources/sample"), more);
      await sleep(1000);
      assert.equal(await total(), before + 1);
      index("delete", "--archive", archive, "neu");
      await sleep(1000);
      assert.equal(await total(), before);
      busy = false;
      await asking;
      assert.ok(asked > 10);
    } finally {
      assert.equal(await server.stop(), 0);
      remove();
    }
  });
});

describe("behind a reverse proxy", { skip }, () => {
  let sample;
  let server;
  const token = "geheim-0123456789abcdef";
  before(async () => {
    sample = makeArchive();
    writeFileSync(join(sample.folder, "token"), `${token}\n`);
    server = await startServer({
      archive: sample.archive,
      flags: [
        "--base-path",
        "/archiv",
        "--token-file",
        join(sample.folder, "token"),
        "--cors",
        "https://redaktion.example",
        "--trust-proxy",
        "--access-log",
        join(sample.folder, "access.log"),
        "--client-requests",
        "2",
      ],
    });
  });
  after(async () => {
    await server?.stop();
    sample?.remove();
  });
  const bearer = { Authorization: `Bearer ${token}` };

  it("wants the token, in either form", async () => {
    const without = await raw(server.port, "/archiv/");
    assert.equal(without.status, 401);
    assert.match(String(without.headers["www-authenticate"]), /Basic realm=/);
    assert.equal(
      (await raw(server.port, "/archiv/", { Authorization: "Bearer falsch" })).status,
      401
    );
    assert.equal((await raw(server.port, "/archiv/", bearer)).status, 200);
    assert.equal(
      (
        await raw(server.port, "/archiv/", {
          Authorization: `Basic ${Buffer.from(`wer:${token}`).toString("base64")}`,
        })
      ).status,
      200
    );
    assert.equal((await raw(server.port, "/metrics")).status, 401);
    assert.equal((await raw(server.port, "/healthz")).status, 200);
  });

  it("puts the base path in front of all its links", async () => {
    for (const path of [
      "/archiv/?q=Putin",
      "/?q=Putin",
      "/archiv/article?id=nl-p-002&q=Helsinki",
      "/archiv/name?person=Wladimir+Putin",
      "/archiv/nope",
    ]) {
      const page = (await raw(server.port, path, bearer)).body.toString();
      const links = [...page.matchAll(/(?:href|src|action)="(\/[^"]*)"/g)].map((match) =>
        match[1].replaceAll("&amp;", "&")
      );
      assert.ok(links.length > 5, path);
      for (const link of links) assert.ok(link.startsWith("/archiv/"), `${path}: ${link}`);
      for (const link of links.slice(0, 12))
        assert.ok((await raw(server.port, link, bearer)).status < 400, link);
    }
    assert.equal((await raw(server.port, "/archiv", bearer)).status, 200);
    assert.equal((await raw(server.port, "/archivar", bearer)).status, 404);
    const atom = (
      await raw(server.port, "/archiv/feed.atom?q=Putin", {
        ...bearer,
        Host: "zeitung.example",
        "X-Forwarded-Proto": "https",
      })
    ).body.toString();
    assert.match(atom, /href="https:\/\/zeitung\.example\/archiv\/article\?id=/);
  });

  it("lets the pages of one other origin read the API", async () => {
    const ask = await raw(
      server.port,
      "/archiv/api/v1/search",
      { Origin: "https://redaktion.example", "Access-Control-Request-Method": "GET" },
      "OPTIONS"
    );
    assert.equal(ask.status, 204);
    assert.equal(ask.headers["access-control-allow-origin"], "https://redaktion.example");
    assert.equal(
      (await raw(server.port, "/archiv/api/v1/search?q=x", bearer)).headers[
        "access-control-allow-origin"
      ],
      "https://redaktion.example"
    );
    assert.equal(
      (await raw(server.port, "/archiv/", bearer)).headers["access-control-allow-origin"],
      undefined
    );
  });

  it("logs who came, but not what for", async () => {
    await raw(server.port, "/archiv/?q=Geheimnis", {
      ...bearer,
      "X-Forwarded-For": "198.51.100.7, 192.0.2.33",
    });
    const log = readFileSync(join(sample.folder, "access.log"), "utf8");
    const time = String.raw`\[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d \+0000\]`;
    const request = String.raw`"GET /archiv/\?- HTTP/1\.1" 200 \d+ \d+\.\d{3}`;
    assert.match(log, new RegExp(String.raw`^192\.0\.2\.33 - - ${time} ${request}$`, "m"));
    assert.ok(!log.includes("Geheimnis"));
  });

  it("gives one client no more than its share", async () => {
    const ask = (client) =>
      raw(server.port, `/archiv/api/v1/facets?limit=100&q=${Math.random()}`, {
        ...bearer,
        "X-Forwarded-For": client,
      });
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask("198.51.100.9")));
    const statuses = new Set(answers.map((answer) => answer.status));
    assert.ok(
      [...statuses].every((status) => status === 200 || status === 429),
      [...statuses].join()
    );
    assert.ok(statuses.has(200));
    assert.equal((await ask("198.51.100.10")).status, 200);
  });
});
