import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** Where pictures of pages are left. */
export const SCREENSHOTS = resolve(import.meta.dirname, "../target/screenshots");
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that this system has. */
export function launch(): Promise<Browser> {
  const program = process.env["CHROMIUM"] ?? PROGRAMS.find((path) => existsSync(path));
  if (program === undefined) throw new Error("There is no Chromium; ./holdfast doctor says how to get it");
  return chromium.launch({ executablePath: program, args: ARGUMENTS });
}

/** Keeps a picture of each step of one walk, numbered in their order. */
export class Camera {
  readonly #walk: string;
  #taken = 0;

  constructor(walk: string) {
    this.#walk = walk;
  }

  async shoot(page: Page, step: string): Promise<void> {
    await mkdir(SCREENSHOTS, { recursive: true });
    this.#taken += 1;
    const name = `${this.#walk}-${String(this.#taken).padStart(2, "0")}-${step}.png`;
    await page.screenshot({ path: join(SCREENSHOTS, name), animations: "disabled" });
  }
}
