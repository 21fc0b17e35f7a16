globalThis.otherRuns = (globalThis.otherRuns ?? 0) + 1;
exports.names = [__filename, __dirname];
