import unenv, { constants, createHistogram, monitorEventLoopDelay } from "unenv/node/perf_hooks";
import {
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
} from "unenv/node/internal/perf_hooks/performance";
import { refused } from "../node-globals/errors.ts";

const { Performance, performance } = globalThis as unknown as Record<string, unknown>;

export const timerify = refused("perf_hooks.timerify");
export const eventLoopUtilization = (): object => ({ idle: 0, active: 0, utilization: 0 });
export { Performance, performance, constants, createHistogram, monitorEventLoopDelay };
export {
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
};
export default { ...unenv, Performance, performance, timerify, eventLoopUtilization };
