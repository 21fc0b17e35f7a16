exports.early = true;
exports.seen = require("./cycle-b.cjs");
exports.late = true;
