// Starts Chromium, which asks nobody outside for anything.
import { chromium as playwright } from "playwright-core";
import { chromium } from "./server.mjs";

export function startBrowser() {
  return playwright.launch({
    executablePath: chromium,
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run",
    ],
  });
}
