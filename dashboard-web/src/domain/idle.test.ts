import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchIdle } from "./idle.ts";

const HOUR = 3_600_000;

describe("a browser that nobody touches", () => {
  const onIdle = vi.fn();
  let end: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    window.localStorage.clear();
    onIdle.mockClear();
    end = watchIdle(HOUR, onIdle);
  });

  afterEach(() => {
    end();
    vi.useRealTimers();
  });

  it("is noticed after the idle time, once", () => {
    vi.advanceTimersByTime(HOUR - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(HOUR * 3);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it("is not idle while somebody types", () => {
    vi.advanceTimersByTime(HOUR - 1);
    window.dispatchEvent(new KeyboardEvent("keydown"));
    vi.advanceTimersByTime(HOUR - 1);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it("is not idle while another of its tabs is used", () => {
    vi.advanceTimersByTime(HOUR / 2);
    window.localStorage.setItem("holdfast-touched", String(Date.now()));
    vi.advanceTimersByTime(HOUR / 2);
    expect(onIdle).not.toHaveBeenCalled();
  });
});
