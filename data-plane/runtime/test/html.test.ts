import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, Isolate } from "./isolate.ts";

test("HTML is rewritten, with handlers that wait", async () => {
  const html = await evaluate(`
    return new HTMLRewriter()
      .on("a[href]", { async element(a) { await scheduler.wait(1); a.setAttribute("href", "/new"); a.onEndTag((end) => { end.before("!"); }); } })
      .on("p", { text(t) { if (!t.lastInTextNode) t.replace(t.text.toUpperCase()); }, comments(c) { c.remove(); } })
      .onDocument({ end(end) { end.append("<hr>", { html: true }); } })
      .transform(new Response('<p>one<!--x--></p><a href="/old">link</a>')).text();`);
  assert.equal(html, '<p>ONE</p><a href="/new">link!</a><hr>');
});

test("the parser is made when it is needed first, and once", async () => {
  const isolate = new Isolate(`{ default: { async fetch() {
    if (globalThis.used) { await Promise.all([1, 2].map(() => new HTMLRewriter().on("p", {}).transform(new Response("<p>")).text())); }
    globalThis.used = true;
    return new Response("");
  } } }`);
  let asked = 0;
  const original = isolate.host.htmlRewriterModule.bind(isolate.host);
  isolate.host.htmlRewriterModule = () => {
    asked++;
    return original();
  };
  await isolate.fetch("http://h/");
  assert.equal(asked, 0);
  await isolate.fetch("http://h/");
  assert.equal(asked, 1);
});

test("a handler that fails ends its own body only, and no handler runs after it", async () => {
  const result = await evaluate(`
    let calls = 0;
    const failing = new HTMLRewriter().on("p", { element() { calls++; throw new RangeError("broken"); } });
    const rejecting = new HTMLRewriter().on("p", { async element() { await scheduler.wait(1); throw new TypeError("late"); } });
    const fine = new HTMLRewriter().on("p", { async element(p) { await scheduler.wait(3); p.append("!"); } });
    const texts = [failing, rejecting, fine].map((r) => r.transform(new Response("<p>a</p><p>b</p>")).text().catch((e) => e.name + " " + e.message));
    return [...await Promise.all(texts), calls, await fine.transform(new Response("<p>c</p>")).text()];`);
  assert.deepEqual(result, ["RangeError broken", "TypeError late", "<p>a!</p><p>b!</p>", 1, "<p>c!</p>"]);
});

test("a body is parsed as it is read, and cancelled with its reader", async () => {
  const result = await evaluate(`
    let pulled = 0, cancelled;
    const source = new ReadableStream({
      pull(controller) { pulled++; controller.enqueue(new TextEncoder().encode("<p>" + "x".repeat(1000) + "</p>")); },
      cancel(reason) { cancelled = reason; },
    }, { highWaterMark: 0 });
    const reader = new HTMLRewriter().on("p", { async element() { await null; } }).transform(new Response(source)).body.getReader();
    await reader.read();
    await scheduler.wait(5);
    const before = pulled;
    await reader.cancel("enough");
    return [before < 5, cancelled];`);
  assert.deepEqual(result, [true, "enough"]);
});

test("an element that is kept is of no use later", async () => {
  const result = await evaluate(`
    let kept;
    await new HTMLRewriter().on("p", { element(p) { kept = p; } }).transform(new Response("<p>x</p>")).text();
    try { kept.setAttribute("a", "b"); return "worked"; } catch (e) { return [e instanceof TypeError, Object.keys(kept)]; }`);
  assert.deepEqual(result, [true, []]);
});

test("content from a stream is refused by name", async () => {
  const result = await evaluate(`
    return new HTMLRewriter().on("p", { element(p) { p.append(new Response("x")); } })
      .transform(new Response("<p>x</p>")).text().catch((e) => e.message);`);
  assert.equal(result, "HTMLRewriter content from a stream is not available on this platform yet.");
});
