// The real binaries on the sample archive, for the life of a test run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const binaries = process.env.NACHLESE_BIN_DIR ?? join(repository, "build/dev/bin");

export const screenshots = join(repository, "build/screenshots");
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Why the tests can't run here; false when they can.
export function reasonToSkip() {
  if (!existsSync(chromium)) return `Chromium is missing (${chromium}); install it or set CHROMIUM`;
  for (const name of ["nachlese", "nachlese-index"]) {
    if (!existsSync(join(binaries, name))) return `${join(binaries, name)} is missing; build it or set NACHLESE_BIN_DIR`;
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

// Indexes resources/sample into a temporary folder and serves it on a free port.
export async function startServer() {
  mkdirSync(screenshots, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "nachlese-browser-"));
  const archive = join(folder, "archive");
  execFileSync(join(binaries, "nachlese-index"), ["sync", "--quiet", "--archive", archive, join(repository, "resources/sample")]);
  const server = spawn(join(binaries, "nachlese"), ["serve", "--archive", archive, "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = (await firstLine(server.stdout)).replace(/\/$/, "");
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", (code) => done(code)));
    server.kill("SIGTERM");
    const code = await ended;
    rmSync(folder, { recursive: true });
    return code;
  };
  return { url, stop };
}
