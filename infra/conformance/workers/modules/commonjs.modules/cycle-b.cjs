exports.keys = Object.keys(require("./cycle-a.cjs"));
