import { caught, group } from "./harness.js";

const form = (...entries) => {
  const data = new FormData();
  for (const entry of entries) data.append(...entry);
  return data;
};

const multipart = (text, boundary = "b") =>
  new Response(text.replaceAll("\n", "\r\n"), {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
  }).formData();

const shown = async (data) =>
  Promise.all(
    [...data].map(async ([name, value]) => [
      name,
      typeof value === "string" ? value : [value.name, value.type, await value.text()],
    ]),
  );

const checks = group({
  inWorker: {
    "a blob": async () => {
      const blob = new Blob(["a", new Uint8Array([98]), new Blob(["c"]), new Uint8Array([100]).buffer, 5], {
        type: "Text/Plain",
      });
      return [blob.size, blob.type, await blob.text(), await blob.arrayBuffer(), await blob.bytes()];
    },
    "slices of a blob": async () => {
      const blob = new Blob(["hello world"], { type: "a/b" });
      const parts = [
        blob.slice(0, 5),
        blob.slice(6),
        blob.slice(-5),
        blob.slice(-5, -1),
        blob.slice(3, 1),
        blob.slice(0, 5, "c/d"),
        blob.slice(),
      ];
      return Promise.all(parts.map(async (part) => [part.size, part.type, await part.text()]));
    },
    "a blob's stream": async () => new Response(new Blob(["a", "b"]).stream()).text(),
    "a blob's stream by pieces": async () => {
      const reader = new Blob(["hello"]).stream().getReader({ mode: "byob" });
      return [(await reader.read(new Uint8Array(2))).value, (await reader.read(new Uint8Array(9))).value];
    },
    "a blob of nothing": () => [new Blob().size, new Blob([]).type, new Blob(undefined).size],
    "a blob of a text is refused": async () => (await caught(() => new Blob("text"))).error,
    "a blob keeps what it was given": async () => {
      const bytes = new Uint8Array([65]);
      const blob = new Blob([bytes]);
      bytes[0] = 66;
      return blob.text();
    },
    "a file": async () => {
      const file = new File(["x"], "a.txt", { type: "text/plain", lastModified: 5 });
      return [file.name, file.type, file.size, file.lastModified, file instanceof Blob, await file.text()];
    },
    "a file needs a name": async () => (await caught(() => new File(["x"]))).error,
    "a slice of a file is a blob": () => new File(["x"], "a").slice() instanceof File,
    tags: () => [
      Object.prototype.toString.call(new Blob()),
      Object.prototype.toString.call(new File([], "x")),
      Object.prototype.toString.call(new FormData()),
    ],
    "a form": async () => {
      const data = form(["a", "1"], ["b", "2"], ["a", "3"]);
      data.set("b", "x");
      data.delete("none");
      return [
        data.get("a"),
        data.getAll("a"),
        data.has("b"),
        data.get("none"),
        [...data.keys()],
        [...data.values()],
      ];
    },
    "set keeps the place": () => {
      const data = form(["a", "1"], ["b", "2"], ["a", "3"]);
      data.set("a", "x");
      return [...data];
    },
    "values become text": () => [...form(["a", 5], ["b", null], ["c", undefined], ["d", { x: 1 }])],
    "a blob becomes a file": () => {
      const data = form(["a", new Blob(["x"], { type: "t/t" })], ["b", new Blob(["y"]), "name"]);
      return [data.get("a").name, data.get("a").type, data.get("b").name];
    },
    "a file keeps its name unless it is given one": () => {
      const data = form(["a", new File(["x"], "one")], ["b", new File(["x"], "one"), "two"]);
      return [data.get("a").name, data.get("b").name];
    },
    "a name for a text is refused": async () => (await caught(() => form(["a", "text", "name"]))).error,
    "append needs two arguments": async () => (await caught(() => new FormData().append("a"))).error,
    "a form's round trip": async () => {
      const data = form(
        ["a", "line\nbreak"],
        ['ü "q"', "€"],
        ["f", new File(["content"], 'na"me.txt', { type: "text/css" })],
        ["e", ""],
      );
      return shown(await new Response(data).formData());
    },
    "the text of a form": async () => {
      const response = new Response(form(["a", "1"], ["f", new File(["c"], "n", { type: "t/t" })]));
      const boundary = /boundary="?([^";]+)/.exec(response.headers.get("content-type"))[1];
      return (await response.text()).replaceAll(boundary, "BOUNDARY");
    },
    "an encoded form": async () =>
      shown(
        await new Response("a=1&b=%C3%BC+x&a=&=y", {
          headers: { "content-type": "application/x-www-form-urlencoded" },
        }).formData(),
      ),
    multipart: () =>
      multipart(
        '--b\nContent-Disposition: form-data; name="a"\n\n1\n--b\nContent-Disposition: form-data; name="f"; filename="x.txt"\nContent-Type: text/plain\n\nbody\nline\n--b--\n',
      ).then(shown),
    "multipart without a file type": () =>
      multipart('--b\nContent-Disposition: form-data; name="f"; filename="x"\n\nz\n--b--').then(shown),
    "multipart with a quoted boundary": () =>
      multipart('--b c\nContent-Disposition: form-data; name="a"\n\n1\n--b c--\n', '"b c"').then(shown),
    "multipart with text before and after": async () =>
      (
        await caught(() =>
          multipart('before\n--b\nContent-Disposition: form-data; name="a"\n\n1\n--b--\nafter').then(shown),
        )
      ).value ?? "refused",
    "multipart of nothing": async () =>
      (await caught(() => multipart("--b--\n").then(shown))).value ?? "refused",
    "multipart without its boundary is refused": async () =>
      (await caught(() => multipart("--other\n\n\n--other--"))).error,
    "multipart without a closing boundary is refused": async () =>
      (await caught(() => multipart('--b\nContent-Disposition: form-data; name="a"\n\n1'))).error,
    "multipart without a name is refused": async () =>
      (await caught(() => multipart("--b\nContent-Disposition: form-data\n\n1\n--b--"))).error,
    "a form needs a type": () => caught(() => new Response(new Uint8Array([1])).formData()),
    "a form of another type is refused": async () => (await caught(() => new Response("x").formData())).error,
    "multipart without a boundary is refused": () =>
      caught(() => new Response("x", { headers: { "content-type": "multipart/form-data" } }).formData()),
    "json that is none": async () => (await caught(() => new Response("{").json())).error,
    "json of nothing": () => caught(() => new Response("").json()),
    "a byte order mark before json": () => new Response("\ufeff{}").json(),
    "a blob has the response's type": async () =>
      (await new Response("x", { headers: { "content-type": "Text/CSS;charset=UTF-8" } }).blob()).type,
    bytes: () => new Response("ab").bytes(),
    "bodies of null": async () => {
      const response = new Response(null);
      return [
        await response.text(),
        await response.arrayBuffer(),
        response.bodyUsed,
        (await response.blob()).size,
      ];
    },
    "a body that is read is used": async () => {
      const response = new Response("x");
      const before = response.bodyUsed;
      await response.body.getReader().read();
      return [before, response.bodyUsed, await caught(() => response.text())];
    },
    "a body that is locked": async () => {
      const response = new Response("x");
      response.body.getReader();
      return caught(() => response.text());
    },
    "a disturbed stream is refused": async () => {
      const response = new Response("x");
      const reader = response.body.getReader();
      await reader.read();
      reader.releaseLock();
      return caught(() => new Response(response.body));
    },
    "a request's body": async () => {
      const request = new Request("http://h/", { method: "POST", body: form(["a", "1"]) });
      return [request.bodyUsed, await shown(await request.formData()), request.bodyUsed];
    },
    "a request from a request takes its body": async () => {
      const first = new Request("http://h/", { method: "POST", body: "x" });
      const second = new Request(first);
      return [first.bodyUsed, await second.text()];
    },
    "a request with a stream": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      writer.write(new TextEncoder().encode("streamed"));
      writer.close();
      return new Request("http://h/", { method: "PUT", body: readable }).text();
    },
    "a body of a typed array with an offset": () =>
      new Response(new Uint8Array([65, 66, 67, 68]).subarray(1, 3)).text(),
    "an iterable is text": async () => new Response([1, 2]).text(),
    "a date is text": async () => typeof (await new Response(new Date(0)).text()),
    "a clone of a stream": async () => {
      const response = new Response(new Blob(["streamed"]).stream());
      const clone = response.clone();
      return [await clone.text(), await response.text()];
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
