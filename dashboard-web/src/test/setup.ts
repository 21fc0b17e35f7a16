import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { fakeApi } from "./fake-api.ts";

// Pages are loaded when they are visited, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

// What Mantine asks of a browser and jsdom lacks.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }) as unknown as MediaQueryList;

class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", NoResizes);
window.scrollTo = () => {};
Element.prototype.scrollIntoView = () => {};
vi.stubGlobal("fetch", (request: Request) => fakeApi.answer(request));

afterEach(() => {
  cleanup();
  fakeApi.reset();
});
