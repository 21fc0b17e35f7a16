import { caught, group } from "./harness.js";

const checks = group({
  inWorker: {
    "an id is 64 lower-case hex digits": ({ env }) =>
      /^[0-9a-f]{64}$/.test(env.Store.idFromName("a").toString()),
    "the same name gives the same id": ({ env }) =>
      env.Store.idFromName("a").toString() === env.Store.idFromName("a").toString(),
    "another name gives another id": ({ env }) =>
      env.Store.idFromName("a").toString() !== env.Store.idFromName("b").toString(),
    "another class gives another id": ({ env }) =>
      env.Store.idFromName("a").toString() !== env.Legacy.idFromName("a").toString(),
    "the empty name is a name": ({ env }) => env.Store.idFromName("").name,
    "a name may be any text": ({ env }) => env.Store.idFromName("ünï 🎈\u0000").name,
    "a name is coerced to a string": ({ env }) =>
      env.Store.idFromName(5).toString() === env.Store.idFromName("5").toString(),
    "idFromName needs a name": ({ env }) => caught(() => env.Store.idFromName()),
    "unique ids differ": ({ env }) =>
      env.Store.newUniqueId().toString() !== env.Store.newUniqueId().toString(),
    "a unique id has no name": ({ env }) => env.Store.newUniqueId().name,
    "a named id has its name": ({ env }) => env.Store.idFromName("lobby").name,
    "an id from a string equals the one it came from": ({ env }) => {
      const id = env.Store.idFromName("lobby");
      return env.Store.idFromString(id.toString()).equals(id);
    },
    "an id from a string has no name": ({ env }) =>
      env.Store.idFromString(env.Store.idFromName("lobby").toString()).name,
    "an id from a string may have upper-case digits": ({ env }) => {
      const id = env.Store.idFromName("lobby");
      return env.Store.idFromString(id.toString().toUpperCase()).toString() === id.toString();
    },
    "an id that is too short is refused": ({ env }) => caught(() => env.Store.idFromString("abc")),
    "an id with other characters is refused": ({ env }) =>
      caught(() => env.Store.idFromString("g".repeat(64))),
    "an id with a wrong check is refused": ({ env }) => caught(() => env.Store.idFromString("0".repeat(64))),
    "an id of another class is refused": ({ env }) =>
      caught(() => env.Store.idFromString(env.Legacy.idFromName("a").toString())),
    "equals tells ids apart": ({ env }) => [
      env.Store.idFromName("a").equals(env.Store.idFromName("a")),
      env.Store.idFromName("a").equals(env.Store.idFromName("b")),
      env.Store.idFromName("a").equals(env.Legacy.idFromName("a")),
    ],
    "equals needs an id": ({ env }) => caught(() => env.Store.idFromName("a").equals("a")),
    "an id turns into text by itself": ({ env }) => {
      const id = env.Store.idFromName("a");
      return `${id}` === id.toString();
    },
    "names of the classes": ({ env }) => [
      env.Store.constructor.name,
      env.Store.idFromName("a").constructor.name,
      env.Store.getByName("a").constructor.name,
    ],
    "tags of the classes": ({ env }) => [
      Object.prototype.toString.call(env.Store),
      Object.prototype.toString.call(env.Store.idFromName("a")),
    ],
    "a namespace cannot be constructed": ({ env }) => caught(() => new env.Store.constructor()),
    "an unknown jurisdiction is refused": ({ env }) => caught(() => env.Store.jurisdiction("mars")),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
