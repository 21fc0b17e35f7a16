import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { SCREENSHOTS } from "./browser.ts";
import { publicUrl } from "./launcher.ts";
import { PASSWORD, type Person } from "./person.ts";

const STEP_MILLIS = 60_000;
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 380, height: 800 };

/** The dashboard in a browser context of its own, signed in as somebody; `path` is the page that is opened. */
export async function openDashboard(browser: Browser, person: Person, path = "/workers"): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(STEP_MILLIS);
  await page.goto(`${await publicUrl()}/login?return=${encodeURIComponent(path)}`);
  await signIn(page, person);
  await page.waitForURL((url) => url.pathname === new URL(path, url).pathname);
  return page;
}

/** Says to Keycloak's page, which is open, who one is. */
export async function signIn(page: Page, { email }: Person): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel(/^\s*Password/).fill(PASSWORD);
  await page.getByRole("button", { name: /log in/i }).click();
}

/**
 * Waits until everything is loaded, then looks at the open page as those do who see it light, dark and on a phone:
 * leaves a picture of each (`target/screenshots/<name>-light.png` and so on), finds no violation of WCAG A and AA in
 * either colour scheme, and nothing that must be scrolled sideways on the phone.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await shoot(page, `${name}-${colorScheme}`);
    await findNoViolation(page, `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(PHONE);
  await shoot(page, `${name}-phone`);
  const beyond = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  assert.ok(Number(beyond) <= 0, `${name} is ${String(beyond)} px wider than a phone`);
  await page.setViewportSize(WIDE);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: "disabled", fullPage: true });
}

async function findNoViolation(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ""}`).join("\n")}`,
  );
  assert.deepEqual(found, [], what);
}
