import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { deployFixture, type Fixture } from "../src/fixture.ts";

/** Deploys a fixture once for the tests of a block. */
function withFixture(name: string, tests: (fixture: () => Fixture) => void): void {
  describe(name, () => {
    let fixture: Fixture | undefined;
    before(async () => {
      fixture = await deployFixture(name);
    });
    tests(() => {
      assert.ok(fixture !== undefined, `${name} was not deployed`);
      return fixture;
    });
  });
}

const json = { "content-type": "application/json" };

withFixture("hono", (app) => {
  test("routes, parameters and escaping", async () => {
    assert.equal(await app().text("/"), "<h1>Hello &lt;nobody&gt;</h1>");
    assert.equal(await app().text("/?name=%3Cb%3E"), "<h1>Hello &lt;b&gt;</h1>");
    assert.deepEqual(await app().json("/api/books/12?tag=a&tag=b"), { id: 12, tags: ["a", "b"] });
  });

  test("middleware, validation, errors and missing pages", async () => {
    const book = await app().send("/api/books/1", { headers: { origin: "https://example.com" } });
    assert.equal(book.headers["access-control-allow-origin"], "https://example.com");
    assert.equal(book.headers["x-powered-by"], "hono");
    const created = await app().send("/api/books", {
      method: "POST",
      headers: json,
      body: '{"title":"Emma"}',
    });
    assert.deepEqual([created.status, created.body.toString()], [201, '{"title":"Emma"}']);
    const refused = await app().send("/api/books", { method: "POST", headers: json, body: "{}" });
    assert.deepEqual([refused.status, refused.body.toString()], [400, '{"error":"title is missing"}']);
    const forbidden = await app().send("/forbidden");
    assert.deepEqual([forbidden.status, forbidden.body.toString()], [403, "not for you"]);
    const missing = await app().send("/nowhere");
    assert.deepEqual([missing.status, missing.body.toString()], [404, '{"missing":"/nowhere"}']);
  });

  test("the request's context is found far away from the handler, also with others under way", async () => {
    const users = ["ann", "bob", "cleo", "dan"];
    const seen = await Promise.all(users.map((user) => app().text("/user", { headers: { "x-user": user } })));
    assert.deepEqual(seen, users);
  });

  test("an answer streams", async () => {
    assert.equal(await app().text("/stream"), "one\ntwo\nthree\n");
  });
});

withFixture("itty-router", (app) => {
  test("routes, parameters, bodies and errors", async () => {
    assert.equal(await app().json("/"), "Hello itty");
    assert.deepEqual(await app().json("/sum/2/3"), { sum: 5 });
    assert.deepEqual(await app().json("/search?a=1&b=2&b=3"), { a: "1", b: ["2", "3"] });
    assert.equal(await app().json("/files/a/b/c"), "a/b/c");
    assert.deepEqual(await app().json("/echo", { method: "POST", body: '{"x":1}' }), { echo: { x: 1 } });
    const teapot = await app().send("/teapot");
    assert.deepEqual([teapot.status, teapot.headers["x-seen"]], [418, "true"]);
    const thrown = await app().send("/throws");
    assert.equal(thrown.body.toString(), '{"status":500,"error":"on purpose"}');
    assert.equal((await app().send("/none")).status, 404);
  });
});

withFixture("react-router", (app) => {
  test("pages are rendered on the server with their loaders' data", async () => {
    const home = await app().text("/");
    assert.ok(home.startsWith('<!DOCTYPE html><html lang="en"><head><title>Library</title>'), home);
    assert.match(home, /<h1>Welcome &amp; hello<\/h1><a href="\/books"[^>]*>Books<\/a>/);
    assert.match(home, /<footer>the end<\/footer>/);
    const books = await app().text("/books?q=E");
    assert.match(books, /<ul><li>Emma<\/li><\/ul>/);
    assert.match(await app().text("/books/1"), /<h2>Emma<!-- --> since <!-- -->1970<\/h2>/);
    assert.match(await app().text("/books/1"), /streamController\.enqueue\("P\d+:\[true\]/);
  });

  test("actions redirect, data is served alone, unknown books are missing", async () => {
    const rated = await app().send("/books/1", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "stars=5",
    });
    assert.deepEqual([rated.status, rated.headers["location"]], [302, "/books/1?rated=5"]);
    const data = await app().text("/books/1.data");
    assert.match(data, /"title","Emma","read",\["P",\d+\],"since",\["D",0\]/);
    const missing = await app().send("/books/7");
    assert.equal(missing.status, 404);
    assert.match(missing.body.toString(), /<h1>404 no such book<\/h1>/);
  });
});

withFixture("yjs", (app) => {
  test("edits of several clients meet in a room's document, which is stored", async () => {
    const room = `/room-${Date.now()}`;
    assert.deepEqual(await app().json(`${room}/edit?text=one%20`), { text: "one ", clock: true });
    assert.deepEqual(await app().json(`${room}/edit?text=two`), { text: "one two", clock: true });
    assert.deepEqual(await app().json(room), { text: "one two", counts: { length: 7 } });
  });
});

withFixture("zod", (app) => {
  const order = (value: unknown): { method: string; body: string } => ({
    method: "POST",
    body: JSON.stringify(value),
  });

  test("what fits is parsed, coerced and completed", async () => {
    const shipping = { kind: "post", zip: "123" };
    assert.deepEqual(
      await app().json("/", order({ customer: "a@b.co", items: [{ sku: "ABC-1" }], shipping, note: " hi " })),
      {
        customer: "a@b.co",
        items: [{ sku: "ABC-1", count: 1 }],
        shipping: { kind: "post", zip: 123 },
        note: "HI",
      },
    );
  });

  test("what does not fit is refused with every issue", async () => {
    const refused = await app().send(
      "/",
      order({ customer: "x", items: [], shipping: { kind: "post", zip: 1e6 } }),
    );
    assert.equal(refused.status, 422);
    const { issues } = JSON.parse(refused.body.toString()) as { issues: { path: string[]; code: string }[] };
    assert.deepEqual(
      issues.map(({ path, code }) => [path.join("."), code]),
      [
        ["customer", "invalid_format"],
        ["items", "too_small"],
        ["shipping.zip", "too_big"],
      ],
    );
  });
});

withFixture("jose", (app) => {
  const SIGNED =
    "eyJhbGciOiJIUzI1NiJ9.eyJuYW1lIjoiYW5uIiwiaWF0IjoxNzAwMDAwMDAwLCJpc3MiOiJob2xkZmFzdCJ9.WCERULhVWLvC4xTCrQ7C3Q4YRj1y53IjHMq0l4OGIc4";
  const payload = { name: "ann", iat: 1_700_000_000, iss: "holdfast" };

  test("tokens are signed, verified and decoded", async () => {
    assert.deepEqual(await app().json(`/decode?token=${SIGNED}`), payload);
    assert.equal(await app().text("/sign?name=ann"), SIGNED);
    assert.deepEqual(await app().json(`/verify?token=${SIGNED}`), { payload, algorithm: "HS256" });
    const forged = await app().send(`/verify?token=${SIGNED.replace("WCER", "WCEX")}`);
    assert.deepEqual(
      [forged.status, forged.body.toString()],
      [401, '{"code":"ERR_JWS_SIGNATURE_VERIFICATION_FAILED"}'],
    );
  });

  test("keys are generated and exported", async () => {
    assert.deepEqual(await app().json("/keys"), { payload: { scope: "all" }, thumbprint: 43 });
  });
});

withFixture("drizzle", (app) => {
  test("queries become SQL with parameters", async () => {
    assert.deepEqual(await app().json("/"), {
      join: {
        sql:
          'select "books"."title", "authors"."name" from "books" left join "authors" on "books"."author_id" = "authors"."id" ' +
          'where ("books"."published" > ? and ("books"."title" like ? or "books"."id" in (?, ?))) ' +
          'order by "books"."published" desc limit ?',
        params: [0, "E%", 1, 2, 10],
      },
      count: {
        sql:
          'select "authors"."name", count("books"."id") from "authors" inner join "books" on "books"."author_id" = "authors"."id" ' +
          'group by "authors"."name" having count("books"."id") > ?',
        params: [1],
      },
    });
  });
});

withFixture("uuid", (app) => {
  test("every version is made, named ones always alike", async () => {
    assert.deepEqual(await app().json("/"), {
      named: ["0bacede4-4014-3f9d-b720-173f68a1c933", "20498a90-d434-5719-8a24-251118fa86b7"],
      versions: [
        [true, 1],
        [true, 4],
        [true, 7],
      ],
      distinct: 3,
      ordered: true,
      roundTrip: true,
      nil: "00000000-0000-0000-0000-000000000000",
    });
  });
});

withFixture("marked", (app) => {
  test("Markdown becomes HTML", async () => {
    const body = "# Grüße & Co\n\n* a **b**\n* [c](http://x)\n\n|a|b|\n|-|-|\n|1|2|\n";
    assert.equal(
      await app().text("/", { method: "POST", body }),
      '<h1 id="grüße-amp-co">Grüße &amp; Co</h1>\n' +
        '<ul>\n<li>a <strong>b</strong></li>\n<li><a href="http://x">c</a></li>\n</ul>\n' +
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody><tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody></table>\n",
    );
  });
});

withFixture("with-assets", (app) => {
  test("the page of C3's template with files is served beside its code", async () => {
    const page = await app().send("/");
    assert.equal(page.status, 200);
    assert.match(page.body.toString(), /<title>Hello, World!<\/title>/);
    assert.equal(await app().text("/message"), "Hello, World!");
    assert.match(await app().text("/random"), /^[0-9a-f-]{36}$/);
    assert.equal((await app().send("/missing")).status, 404);
  });
});
