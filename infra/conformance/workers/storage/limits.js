import { caught, group } from "./harness.js";

const long = (length) => "k".repeat(length);

const checks = group({
  inObject: {
    "a key of 2048 bytes": async ({ storage }) => {
      await storage.put(long(2048), 1);
      return storage.get(long(2048));
    },
    "a value of one megabyte": async ({ storage }) => {
      await storage.put("key", "x".repeat(1_000_000));
      return (await storage.get("key")).length;
    },
    "a value of three megabytes": ({ storage }) => caught(() => storage.put("key", "x".repeat(3_000_000))),
    "more than 128 keys in a put": async ({ storage }) => {
      const entries = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, i]));
      return [await caught(() => storage.put(entries)), (await storage.list()).size];
    },
    "more than 128 keys in a get": ({ storage }) =>
      caught(async () => (await storage.get(Array.from({ length: 129 }, (_, i) => `k${i}`))).size),
    "more than 128 keys in a delete": ({ storage }) =>
      caught(() => storage.delete(Array.from({ length: 129 }, (_, i) => `k${i}`))),
  },
  inLegacy: {
    "key-value: a key of 2048 bytes": async ({ storage }) => {
      await storage.put(long(2048), 1);
      return storage.get(long(2048));
    },
    "key-value: a value of 100,000 bytes": async ({ storage }) => {
      await storage.put("key", "x".repeat(100_000));
      return (await storage.get("key")).length;
    },
    "key-value: sql is refused": ({ storage }) => caught(() => storage.sql.exec("SELECT 1")),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
