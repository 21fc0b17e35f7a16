globalThis.countedRuns = (globalThis.countedRuns ?? 0) + 1;
