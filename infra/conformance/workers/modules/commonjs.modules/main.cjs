module.exports = {
  load: (name) => require(name),
  around: [typeof module, typeof exports, typeof require, this === exports, Object.keys(module).sort()],
  names: [__filename, __dirname],
  other: require("./lib/other.cjs"),
  es: require("./es.mjs"),
  named: require("./named.mjs"),
  reexported: require("./reexports.mjs"),
};
require.resolved = [require("./words.txt"), require("./value.json"), require("./words.bin")];
