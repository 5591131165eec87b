// Runs the real programs on the sample archive during a test run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const binaries = process.env.NACHLESE_BIN_DIR ?? join(repository, "build/dev/bin");

export const screenshots = join(repository, "build/screenshots");
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Why the tests cannot run here; false if they can.
export function reasonToSkip({ browser = true } = {}) {
  if (browser && !existsSync(chromium))
    return `Chromium is missing (${chromium}); install it or set CHROMIUM`;
  for (const name of ["nachlese", "nachlese-index"]) {
    if (!existsSync(join(binaries, name)))
      return `${join(binaries, name)} is missing; build it or set NACHLESE_BIN_DIR`;
  }
  return false;
}

function firstLine(stream) {
  return new Promise((done, failed) => {
    let text = "";
    stream.on("data", (part) => {
      text += part;
      if (text.includes("\n")) done(text.split("\n")[0]);
    });
    stream.on("end", () => failed(new Error(`the server said only: ${text}`)));
  });
}

export function index(...args) {
  execFileSync(join(binaries, "nachlese-index"), args);
}

export function nachlese(args, input) {
  return execFileSync(join(binaries, "nachlese"), args, { input, encoding: "utf8" });
}

// A temporary folder with an archive of the sample; remove() deletes it.
export function makeArchive({ empty = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "nachlese-browser-"));
  const archive = join(folder, "archive");
  if (!empty) index("sync", "--quiet", "--archive", archive, join(repository, "resources/sample"));
  return { folder, archive, remove: () => rmSync(folder, { recursive: true }) };
}

// Serves an archive on a free port; by default the sample.
export async function startServer({ archive, flags = [], quiet = false } = {}) {
  mkdirSync(screenshots, { recursive: true });
  const own = archive ? undefined : makeArchive();
  const server = spawn(
    join(binaries, "nachlese"),
    ["serve", "--archive", archive ?? own.archive, "--listen", "127.0.0.1:0", ...flags],
    {
      stdio: ["ignore", "pipe", quiet ? "ignore" : "inherit"],
    }
  );
  const url = (await firstLine(server.stdout)).replace(/\/$/, "");
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", (code) => done(code)));
    server.kill("SIGTERM");
    const code = await ended;
    own?.remove();
    return code;
  };
  return { url, port: Number(new URL(url).port), pid: server.pid, stop };
}
