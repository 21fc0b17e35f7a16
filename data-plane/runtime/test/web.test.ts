import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, Isolate } from "./isolate.ts";

function webTest(name: string, body: string, expected: unknown): void {
  test(name, async () => {
    assert.deepEqual(await evaluate(body), expected);
  });
}

const caught = `const caught = (fn) => { try { fn(); return "nothing"; } catch (e) { return e.name + ": " + e.message; } };`;

webTest(
  "plain URLs and others are taken apart alike",
  `const parts = (u) => [u.href, u.origin, u.protocol, u.username, u.host, u.hostname, u.port, u.pathname, u.search, u.hash];
   return ["http://a.b/c?d=1#e", "https://h:8443", "HTTP://H/%7e/../x y?q q#f f", "http://u:p@h:80/", "http://1.2.3/", "data:text,x",
     "http://h/?#", "http://h/a/./b"].map((s) => parts(new URL(s)));`,
  [
    ["http://a.b/c?d=1#e", "http://a.b", "http:", "", "a.b", "a.b", "", "/c", "?d=1", "#e"],
    ["https://h:8443/", "https://h:8443", "https:", "", "h:8443", "h", "8443", "/", "", ""],
    ["http://h/x%20y?q%20q#f%20f", "http://h", "http:", "", "h", "h", "", "/x%20y", "?q%20q", "#f%20f"],
    ["http://u:p@h/", "http://h", "http:", "u", "h", "h", "", "/", "", ""],
    ["http://1.2.0.3/", "http://1.2.0.3", "http:", "", "1.2.0.3", "1.2.0.3", "", "/", "", ""],
    ["data:text,x", "null", "data:", "", "", "", "", "text,x", "", ""],
    ["http://h/?#", "http://h", "http:", "", "h", "h", "", "/", "", ""],
    ["http://h/a/b", "http://h", "http:", "", "h", "h", "", "/a/b", "", ""],
  ],
);

webTest(
  "URLs resolve, change, and share their parameters",
  `const u = new URL("../x?a=1", "http://h/p/q/r");
   u.searchParams.append("b", "ü &");
   const one = u.href;
   u.search = "?c=3"; u.hash = "top"; u.port = "81"; u.pathname = "a b"; u.protocol = "https"; u.hostname = "Other"; u.username = "me";
   const two = u.href;
   u.href = "http://h/?z=1";
   return [one, two, u.searchParams.get("z"), u.searchParams.get("c"), URL.canParse("x"), URL.parse("x"), JSON.stringify(u)];`,
  [
    "http://h/p/x?a=1&b=%C3%BC+%26",
    "https://me@other:81/a%20b?c=3#top",
    "1",
    null,
    false,
    null,
    '"http://h/?z=1"',
  ],
);

webTest(
  "hosts outside ASCII are answered by the host's IDNA",
  `${caught} return [new URL("http://bücher.example/").hostname, caught(() => new URL("http://a b/"))];`,
  ["xn--bcher-kva.example", "TypeError: Invalid URL string."],
);

webTest(
  "URLSearchParams do what the standard says",
  `const p = new URLSearchParams("?a=1&b=2&a=3&c=%2B+d");
   p.delete("b"); p.set("a", "x"); p.append("e", "");
   return [p.toString(), p.size, [...p], p.has("a", "x"), p.has("a", "y"), new URLSearchParams({ k: "v" }).get("k"),
     new URLSearchParams([["x", "y"]]).getAll("x")];`,
  [
    "a=x&c=%2B+d&e=",
    3,
    [
      ["a", "x"],
      ["c", "+ d"],
      ["e", ""],
    ],
    true,
    false,
    "v",
    ["y"],
  ],
);

webTest(
  "URLPattern matches",
  `const m = new URLPattern({ pathname: "/users/:id" }).exec("http://h/users/7"); return m.pathname.groups.id;`,
  "7",
);

webTest(
  "headers combine, sort, check and keep cookies apart",
  `${caught} const h = new Headers({ "X-B": " b ", a: "1" });
   h.append("A", "2"); h.append("set-cookie", "c=1"); h.append("Set-Cookie", "d=2");
   return [[...h], h.get("a"), h.getSetCookie(), h.getAll("Set-Cookie").length, caught(() => h.set("bad name", "x")),
     caught(() => h.set("x", "a\\nb")), caught(() => h.getAll("a")), caught(() => request.headers.set("a", "b"))];`,
  [
    [
      ["a", "1, 2"],
      ["set-cookie", "c=1"],
      ["set-cookie", "d=2"],
      ["x-b", "b"],
    ],
    "1, 2",
    ["c=1", "d=2"],
    2,
    "TypeError: Invalid header name.",
    "TypeError: Invalid header value.",
    'TypeError: getAll() can only be used with the header name "Set-Cookie".',
    "TypeError: Can't modify immutable headers.",
  ],
);

webTest(
  "bodies are read as text, JSON, bytes, blob and form, each once",
  `const again = async () => { const r = new Response("x"); await r.text(); return r.text().catch((e) => e.message); };
   const form = new FormData(); form.append("a", "1"); form.append("f", new File(["data"], "n.txt", { type: "text/plain" }));
   const back = await new Response(form).formData();
   const url = await new Response("a=1&b=%20", { headers: { "content-type": "application/x-www-form-urlencoded" } }).formData();
   return [await new Response("{\\"a\\":1}").json(), [...await new Response("é").bytes()],
     (await new Response(new Uint8Array([1, 2]).buffer).arrayBuffer()).byteLength, (await new Response("x").blob()).type,
     back.get("a"), back.get("f").name, back.get("f").type, await back.get("f").text(), [...url], await again(),
     await new Response("x").formData().catch((e) => e.message)];`,
  [
    { a: 1 },
    [0xc3, 0xa9],
    2,
    "text/plain;charset=UTF-8",
    "1",
    "n.txt",
    "text/plain",
    "data",
    [
      ["a", "1"],
      ["b", " "],
    ],
    "Body has already been used. It can only be used once. Use tee() first if you need to read it twice.",
    "Unrecognized Content-Type header value. FormData can only parse the following MIME types: multipart/form-data, application/x-www-form-urlencoded. Received: text/plain;charset=UTF-8",
  ],
);

webTest(
  "clones can both be read, streams included",
  `const a = new Response("text", { status: 201, headers: { x: "y" } }), b = a.clone();
   const s = new Response(new Response("stream").body), t = s.clone();
   const q = new Request("http://h/", { method: "POST", body: "q" }), r = q.clone();
   return [await a.text(), await b.text(), b.status, b.headers.get("x"), await s.text(), await t.text(), await q.text(), await r.text(), r.method];`,
  ["text", "text", 201, "y", "stream", "stream", "q", "q", "POST"],
);

webTest(
  "headers name the argument that is missing or wrong",
  `${caught} const h = new Headers({ a: "1", undefined: "2" });
   const tail = (fn) => caught(fn).replace("TypeError: Failed to execute ", "");
   h.set("b", undefined);
   return [tail(() => h.set("a")), tail(() => h.set()), tail(() => h.append("a")), tail(() => h.get()), tail(() => h.has()),
     tail(() => h.delete()), tail(() => h.getAll()), tail(() => h.forEach()), caught(() => new Headers([["a", "b", "c"]])),
     caught(() => new Headers(["ab"])), caught(() => new Headers(5)), h.get("a"), h.get(undefined), h.get("b")];`,
  [
    "'set' on 'Headers': parameter 2 is not of type 'string'.",
    "'set' on 'Headers': parameter 1 is not of type 'string'.",
    "'append' on 'Headers': parameter 2 is not of type 'string'.",
    "'get' on 'Headers': parameter 1 is not of type 'string'.",
    "'has' on 'Headers': parameter 1 is not of type 'string'.",
    "'delete' on 'Headers': parameter 1 is not of type 'string'.",
    "'getAll' on 'Headers': parameter 1 is not of type 'string'.",
    "'forEach' on 'Headers': parameter 1 is not of type 'function'.",
    "TypeError: To initialize a Headers object from a sequence, each inner sequence must have exactly two elements.",
    "TypeError: Incorrect type: the provided value is not of type 'Sequence'.",
    "TypeError: Failed to construct 'Headers': constructor parameter 1 is not of type 'Headers or Sequence or object'.",
    "1",
    "2",
    "undefined",
  ],
);

webTest(
  "bodies that are used or locked are refused, each with the platform's text",
  `${caught} const used = new Response("x"); await used.text();
   const asked = new Request("http://h/", { method: "POST", body: "x" }); await asked.text();
   const locked = new ReadableStream(); locked.getReader();
   const held = new Response("x"); held.body.getReader();
   const post = { method: "POST", body: locked };
   return [caught(() => used.clone()), caught(() => asked.clone()), caught(() => held.clone()), caught(() => new Response(locked)),
     caught(() => new Request("http://h/", post)), caught(() => new Request(asked)), await held.text().catch((e) => e.message)];`,
  [
    "TypeError: This ReadableStream is currently locked to a reader,",
    "TypeError: This ReadableStream is currently locked to a reader,",
    "TypeError: This ReadableStream is currently locked to a reader,",
    "TypeError: This ReadableStream is locked to a reader, and cannot be used as a body.",
    "TypeError: This ReadableStream is locked to a reader, and cannot be used as a body.",
    "TypeError: Cannot reconstruct a Request with a used body.",
    "This ReadableStream is currently locked to a reader.",
  ],
);

webTest(
  "a status without a body takes an empty one, and any redirect mode but two is refused alike",
  `${caught} const empty = [204, 205, 304].map((status) => new Response("", { status }));
   return [empty.map((r) => [r.body, [...r.headers].length]), caught(() => new Response(" ", { status: 204 })),
     caught(() => new Request("http://h/", { redirect: "sometimes" })) === caught(() => new Request("http://h/", { redirect: "error" }))];`,
  [
    [
      [null, 0],
      [null, 0],
      [null, 0],
    ],
    "TypeError: Response with null body status (101, 204, 205, or 304) cannot have a body.",
    true,
  ],
);

webTest(
  "requests and responses refuse what the platform refuses, with its texts",
  `${caught} return [
     caught(() => new Request("/relative")), caught(() => new Request("http://h/", { method: "a b" })),
     caught(() => new Request("http://h/", { body: "x" })), caught(() => new Request("http://h/", { cache: "default" })),
     caught(() => new Response("", { status: 99 })), caught(() => new Response("x", { status: 204 })),
     caught(() => Response.redirect("http://h/", 200)), caught(() => new Response("", { statusText: "\\n" })),
     caught(() => new Response("", { encodeBody: "other" })), Response.redirect("http://h/x").headers.get("location"),
     new Response(new Uint8Array(0), { status: 204 }).status, Response.json({ a: 1 }).headers.get("content-type"), new Request("http://H").url];`,
  [
    "TypeError: Invalid URL: /relative",
    "TypeError: Invalid HTTP method string: a b",
    "TypeError: Request with a GET or HEAD method cannot have a body.",
    "TypeError: Unsupported cache mode: default",
    "RangeError: Responses may only be constructed with status codes in the range 200 to 599, inclusive.",
    "TypeError: Response with null body status (101, 204, 205, or 304) cannot have a body.",
    "RangeError: 200 is not a redirect status code. It must be one of: 301, 302, 303, 307, or 308.",
    "TypeError: Invalid statusText",
    "TypeError: encodeBody: unexpected value: other",
    "http://h/x",
    204,
    "application/json",
    "http://h/",
  ],
);

webTest(
  "text is encoded and decoded, legacy encodings and base64 included",
  `${caught} const d = new TextDecoder();
   const parts = d.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + d.decode(new Uint8Array([0xac]));
   return [[...new TextEncoder().encode("é€😀")], parts, new TextDecoder("latin1").decode(new Uint8Array([0xe9])),
     new TextDecoder("shift_jis").decode(new Uint8Array([0x82, 0xa0])), new TextDecoder("utf-16le").decode(new Uint8Array([0x41, 0])),
     caught(() => new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff]))).split(":")[0],
     caught(() => new TextDecoder("no-such")).split(":")[0],
     new TextEncoder().encodeInto("a€", new Uint8Array(3)), btoa("hello\\xff"), atob("aGVsbG//"), caught(() => atob("a")).split(":")[0],
     new TextEncoder().encode("ü".repeat(5000)).length];`,
  [
    [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80],
    "€",
    "é",
    "あ",
    "A",
    "TypeError",
    "RangeError",
    { read: 1, written: 1 },
    "aGVsbG//",
    "hello\u00ff",
    "InvalidCharacterError",
    10000,
  ],
);

webTest(
  "events, abort signals and timers work together",
  `const seen = [];
   const target = new EventTarget();
   target.addEventListener("x", (e) => seen.push(e.type, e.target === target), { once: true });
   target.addEventListener("x", { handleEvent(e) { seen.push(e.detail); } });
   target.dispatchEvent(new CustomEvent("x", { detail: 5 })); target.dispatchEvent(new Event("x"));
   const c = new AbortController(); c.signal.onabort = () => seen.push("aborted");
   const any = AbortSignal.any([c.signal, AbortSignal.timeout(10_000)]);
   c.abort(); seen.push(any.aborted, any.reason.name, AbortSignal.abort("r").reason);
   const timeout = AbortSignal.timeout(5); await scheduler.wait(15); seen.push(timeout.reason.name);
   const cleared = setTimeout(() => seen.push("never"), 1); clearTimeout(cleared);
   await new Promise((r) => { let n = 0; const i = setInterval(() => { if (++n === 3) { clearInterval(i); r(); } }, 1); });
   await new Promise((r) => setTimeout((a) => { seen.push(a); r(); }, 1, "argument"));
   await new Promise((r) => queueMicrotask(r));
   return seen;`,
  ["x", true, 5, null, "aborted", true, "AbortError", "r", "TimeoutError", "argument"],
);

webTest(
  "streams transform, tee, count and read into given buffers",
  `const upper = new TransformStream({ transform(c, k) { k.enqueue(c.toUpperCase()); } });
   const text = await new Response(new Response("abc").body.pipeThrough(new TextDecoderStream()).pipeThrough(upper)
     .pipeThrough(new TextEncoderStream())).text();
   const [a, b] = new Response("tee").body.tee();
   const reader = new Response("byob").body.getReader({ mode: "byob" });
   const { value } = await reader.read(new Uint8Array(3));
   const fixed = new FixedLengthStream(2); const writer = fixed.writable.getWriter();
   const over = writer.write(new Uint8Array(3)).catch((e) => e.message); fixed.readable.getReader().read().catch(() => {});
   const from = []; for await (const x of ReadableStream.from([1, 2])) from.push(x);
   const least = await new Response("at least").body.getReader({ mode: "byob" }).readAtLeast(4, new Uint8Array(8));
   return [least.value.length >= 4, text, await new Response(a).text(), await new Response(b).text(), new TextDecoder().decode(value), await over, from];`,
  [true, "ABC", "tee", "tee", "byo", "Attempt to write too many bytes through a FixedLengthStream.", [1, 2]],
);

webTest(
  "structuredClone copies deep and transfers buffers",
  `${caught} const m = new Map([["a", { d: new Date(5) }]]); const c = structuredClone(m);
   return [c.get("a").d.getTime(), c.get("a") !== m.get("a"), caught(() => structuredClone(() => 1)),
     caught(() => structuredClone(new Headers())), structuredClone(new Uint8Array([1])).length];`,
  [
    5,
    true,
    "DataCloneError: () => 1 could not be cloned.",
    'DataCloneError: Could not serialize object of type "Headers". This type does not support serialization.',
    1,
  ],
);

webTest(
  "crypto gives random bytes and UUIDs",
  `${caught} return [/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
     crypto.getRandomValues(new Uint8Array(32)).some((b) => b !== 0), caught(() => crypto.getRandomValues(new Uint8Array(65537))),
     caught(() => crypto.getRandomValues(new Float32Array(1))).split(":")[0]];`,
  [
    true,
    true,
    "QuotaExceededError: getRandomValues() only accepts buffers of size <= 64K but provided 65537 bytes.",
    "TypeMismatchError",
  ],
);

webTest(
  "the environment is what programs expect",
  `return [self === globalThis, navigator.userAgent, performance.now() > 0, performance.timeOrigin, Response.name, new Headers().toString(),
     Object.prototype.toString.call(new URL("http://h")), Object.keys(new Request("http://h")), DOMException.prototype instanceof Error];`,
  [true, "Cloudflare-Workers", true, 0, "Response", "[object Headers]", "[object URL]", [], true],
);

test("console prints as people know it", async () => {
  const isolate = new Isolate(`{ default: { fetch() {
    class Point { x = 1; #y = 2; get z() { throw 1; } }
    console.log("a", 1, -0, 5n, true, null, undefined, Symbol("s"));
    console.log({ a: "it's", b: [1, , "x"], c: { d: { e: { f: 1 } } }, g() {}, get h() { return 1; } });
    console.log(new Point(), [new Map([["k", { v: 1 }]]), new Set([1])], new Uint8Array([1, 2]), new Date(0), /x/g, class A {});
    console.log("%s is %d years and %i, %j %o %% %c.", "Bob", "42", 1.9, { a: 1 }, [1], "css", "rest");
    const cycle = { name: "c" }; cycle.self = cycle; console.warn(cycle);
    console.error(Object.assign(new Error("boom"), { stack: "Error: boom\\n    at x", code: 7 }));
    console.group("g"); console.info("in\\nside"); console.groupEnd(); console.debug("out");
    console.count(); console.assert(1 === 2, "no"); console.log(Object.create(null), Array.from({ length: 101 }, () => 0).length);
    console.log("x".repeat(20000)); console.log("x".repeat(70000), "left out"); console.log(new Proxy({}, { ownKeys() { throw 1; } }));
    return new Response(""); } } }`);
  await isolate.fetch("http://h/");
  const lines = isolate.host.logs.map(({ level, text }) => `${level}: ${text}`);
  assert.deepEqual(lines.slice(0, 12), [
    "log: a 1 0 5 true null null Symbol(s)",
    `log: {"a":"it's","b":[1,null,"x"],"c":{"d":{"e":{"f":1}}},"h":"[Getter]"}`,
    "log: Point { x: 1 } [{},{}] Uint8Array(2) [ 1, 2 ] 1970-01-01T00:00:00.000Z /x/g [class A]",
    `log: %s is %d years and %i, %j %o %% %c. Bob 42 1.9 {"a":1} [1] css rest`,
    "warn: <ref *1> { name: 'c', self: [Circular *1] }",
    "error: Error: boom\n    at x {\n  code: 7\n}",
    "log: g",
    "info:   in\n  side",
    "debug: out",
    "log: default: 1",
    "error: Assertion failed: no",
    "log: {} 101",
  ]);
  assert.equal(lines[12], `log: ${"x".repeat(20000)}`);
  assert.equal(lines[13]?.length, "log: ".length + 10915);
  assert.equal(lines[14], "log: [console could not format its arguments: 1]");
});
