import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Camera } from "./browser.ts";

type Step = (name: string, body: () => Promise<void>) => void;

/**
 * Tests of one walk through pages: each begins where the one before it ended, so those after one that failed are
 * skipped. That one leaves a picture of what was open.
 *
 * @param page what is open when a step fails
 */
export function stepsOf(camera: Camera, page: () => Page): Step {
  let broken = false;
  return (name, body) => {
    void test(name, async (context) => {
      if (broken) return context.skip("an earlier step failed");
      try {
        await body();
      } catch (error) {
        broken = true;
        await camera.shoot(page(), "failed");
        throw error;
      }
    });
  };
}
