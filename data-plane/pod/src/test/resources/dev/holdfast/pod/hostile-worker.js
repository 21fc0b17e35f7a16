// Runs one hostile script, and answers ordinary requests at /good. Scripts that were written against a host of functions
// find one here: whatever it is given it hands to everything that crosses from script to the JVM.
const Answer = Response;
const Address = URL;

const borders = [
  (value) => console.log(value),
  (value) => new Response(value).arrayBuffer(),
  (value) => new Response("", { status: value, statusText: value, headers: value }),
  (value) => new Headers([["x", value]]),
  (value) => new Request("http://example.com/", { method: "POST", body: value }).text(),
  (value) => new TextDecoder().decode(value),
  (value) => new TextEncoder().encode(value),
  (value) => structuredClone(value),
  (value) => crypto.subtle.digest("SHA-256", value),
  (value) => crypto.getRandomValues(value),
  (value) => setTimeout(value, value),
  (value) => queueMicrotask(value),
];

function crossing(...values) {
  for (const value of values) {
    for (const border of borders) {
      try {
        Promise.resolve(border(value)).catch(() => {});
      } catch {
        // What a border refuses is refused.
      }
    }
  }
  return String(values.length);
}

const special = {
  call(callback) {
    crossing(callback);
    return callback();
  },
  oom() {
    const all = [];
    for (;;) {
      all.push(new Array(1e6).fill(all));
    }
  },
  so() {
    return special.so() + 1;
  },
};

const host = new Proxy(special, { get: (target, name) => target[name] ?? crossing });

async function attack() {
  void host;
  /*SCRIPT*/
}

export default {
  async fetch(request) {
    if (new Address(request.url).pathname === "/good") {
      return new Answer("good");
    }
    await attack();
    return new Answer("survived");
  },
};
