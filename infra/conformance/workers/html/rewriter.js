import { caught, group } from "./harness.js";

const rewrite = (html, build) => build(new HTMLRewriter()).transform(new Response(html)).text();

const onElement = (html, selector, element) =>
  rewrite(html, (rewriter) => rewriter.on(selector, { element }));

const checks = group({
  inWorker: {
    "nothing to do": () => rewrite("<p>a<b>c</b></p>", (rewriter) => rewriter),
    "an attribute is set": () =>
      onElement('<a href="/x">l</a>', "a[href]", (e) => {
        e.setAttribute("href", "https://h" + e.getAttribute("href"));
      }),
    "attributes are read": async () => {
      let seen;
      await onElement('<a b="1" C="2" d>x</a>', "a", (e) => {
        seen = [
          [...e.attributes],
          e.hasAttribute("b"),
          e.hasAttribute("z"),
          e.getAttribute("z"),
          e.getAttribute("d"),
        ];
      });
      return seen;
    },
    "an attribute is removed": () =>
      onElement('<a b="1" c="2">x</a>', "a", (e) => void e.removeAttribute("b")),
    "the tag's name": async () => {
      let name;
      const html = await onElement("<DIV>x</DIV>", "div", (e) => {
        name = [e.tagName, e.namespaceURI];
        e.tagName = "p";
      });
      return [html, name];
    },
    "before and after": () => onElement("<p>x</p>", "p", (e) => void e.before("<1>").after("<2>")),
    "before and after as HTML": () =>
      onElement(
        "<p>x</p>",
        "p",
        (e) => void e.before("<i>1</i>", { html: true }).after("<i>2</i>", { html: true }),
      ),
    "prepend and append": () =>
      onElement("<p>x</p>", "p", (e) => void e.prepend("<").append("<b>y</b>", { html: true })),
    "inner content": () => onElement("<p>x<b>y</b></p>", "p", (e) => void e.setInnerContent("a & b")),
    "inner content as HTML": () =>
      onElement("<p>x</p>", "p", (e) => void e.setInnerContent("<i>a</i>", { html: true })),
    replace: () => onElement("<p>x</p>y", "p", (e) => void e.replace("<hr>", { html: true })),
    remove: async () => {
      let removed;
      const html = await onElement("a<p>x</p>b", "p", (e) => {
        removed = [e.removed];
        e.remove();
        removed.push(e.removed);
      });
      return [html, removed];
    },
    "remove and keep content": () =>
      onElement("a<p>x<b>y</b></p>b", "p", (e) => void e.removeAndKeepContent()),
    "methods return the element": async () => {
      let same;
      await onElement("<p>x</p>", "p", (e) => {
        same = [e.before("a") === e, e.setAttribute("a", "b") === e, e.remove() === e];
      });
      return same;
    },
    "an end tag": () =>
      onElement("<p>x</p>y", "p", (e) => {
        e.onEndTag((end) => {
          end.before("[").after("]");
        });
      }),
    "an end tag's name": async () => {
      const names = [];
      const html = await onElement("<p>x</p>y", "p", (e) => {
        e.onEndTag((end) => {
          names.push(end.name);
          end.name = "q";
        });
      });
      return [html, names];
    },
    "an end tag is removed": () =>
      onElement("<p>x</p>y", "p", (e) => {
        e.onEndTag((end) => {
          end.remove();
        });
      }),
    "two handlers of an end tag": () =>
      onElement("<p>x</p>y", "p", (e) => {
        e.onEndTag((end) => void end.before("1"));
        e.onEndTag((end) => void end.before("2"));
      }),
    "a number is content": () => onElement("<p>x</p>", "p", (e) => void e.append(5)),
    "a wrong name of an attribute is refused": async () => {
      let error;
      await onElement("<p>x</p>", "p", async (e) => {
        error = [await caught(() => e.setAttribute("a b", "c")), await caught(() => e.setAttribute("", "c"))];
      });
      return error;
    },
    "a wrong name of a tag is refused": async () => {
      let error;
      await onElement("<p>x</p>", "p", async (e) => {
        error = await caught(() => {
          e.tagName = "1 2";
        });
      });
      return error;
    },
    "an end tag of a void element is refused": async () => {
      let error;
      await onElement("<br>", "br", async (e) => {
        error = await caught(() => e.onEndTag(() => undefined));
      });
      return error;
    },
    "text comes in chunks with an end": async () => {
      const chunks = [];
      await rewrite("<p>one</p><p>two</p>", (rewriter) =>
        rewriter.on("p", {
          text: (t) => {
            chunks.push([t.text, t.lastInTextNode, t.removed]);
          },
        }),
      );
      return chunks;
    },
    "text is replaced": () =>
      rewrite("<p>one</p>", (rewriter) =>
        rewriter.on("p", { text: (t) => void (t.lastInTextNode ? t.after("!") : t.replace("<")) }),
      ),
    "text is removed": () =>
      rewrite("<p>one<b>two</b></p>", (r) => r.on("p", { text: (t) => void t.remove() })),
    comments: async () => {
      const seen = [];
      const html = await rewrite("<p><!-- a --><!--b--></p>", (rewriter) =>
        rewriter.on("p", {
          comments: (c) => {
            seen.push(c.text);
            c.text = "new";
          },
        }),
      );
      return [html, seen];
    },
    "a comment is replaced and removed": () =>
      rewrite("<p><!--a--><!--b--></p>", (rewriter) =>
        rewriter.on("p", {
          comments: (c) => void (c.text === "a" ? c.replace("<i>", { html: true }) : c.remove()),
        }),
      ),
    "a comment with a wrong text is refused": async () => {
      let error;
      await rewrite("<!--a-->", (rewriter) =>
        rewriter.onDocument({
          comments: async (c) => {
            error = await caught(() => {
              c.text = "-->";
            });
          },
        }),
      );
      return error?.error;
    },
    "the document": async () => {
      const seen = [];
      const html = await rewrite("<!DOCTYPE html><!--c--><p>x</p>", (rewriter) =>
        rewriter.onDocument({
          doctype: (d) => void seen.push([d.name, d.publicId, d.systemId]),
          comments: (c) => void seen.push(c.text),
          text: (t) => void seen.push(t.text),
          end: (end) => void end.append("<!--end-->", { html: true }),
        }),
      );
      return [html, seen];
    },
    "a full doctype": async () => {
      let seen;
      await rewrite(
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        (rewriter) => rewriter.onDocument({ doctype: (d) => void (seen = [d.name, d.publicId, d.systemId]) }),
      );
      return seen;
    },
    "handlers that await": () =>
      onElement("<p>a</p><p>b</p>", "p", async (e) => {
        await scheduler.wait(2);
        e.setAttribute("late", "1");
      }),
    "text handlers that await": () =>
      rewrite("<p>a</p>", (rewriter) =>
        rewriter.on("p", {
          async text(t) {
            await scheduler.wait(1);
            if (!t.lastInTextNode) t.replace(t.text.toUpperCase());
          },
        }),
      ),
    "end tag handlers that await": () =>
      onElement("<p>a</p>", "p", (e) => {
        e.onEndTag(async (end) => {
          await scheduler.wait(1);
          end.before("!");
        });
      }),
    "end handlers that await": () =>
      rewrite("<p>a</p>", (rewriter) =>
        rewriter.onDocument({
          async end(end) {
            await scheduler.wait(1);
            end.append("!");
          },
        }),
      ),
    "two rewriters at once": async () => {
      const slow = (mark) =>
        onElement("<p>a</p><p>b</p>", "p", async (e) => {
          await scheduler.wait(1);
          e.append(mark);
        });
      return Promise.all([slow("1"), slow("2"), slow("3")]);
    },
    "a handler that throws fails the body": async () =>
      caught(() =>
        onElement("<p>x</p>", "p", () => {
          throw new RangeError("broken handler");
        }),
      ),
    "a handler that rejects fails the body": async () =>
      caught(() => onElement("<p>x</p>", "p", () => Promise.reject(new TypeError("late")))),
    selectors: async () => {
      const hits = [];
      const html =
        '<div id="a" class="x y"><p class="z">1</p><p lang="en-US">2</p><span><p data-q="w">3</p></span></div>';
      const selectors = [
        "*",
        "div",
        "#a",
        ".x",
        "div.x.y",
        "div > p",
        "div p",
        "p:nth-child(2)",
        '[lang|="en"]',
        '[data-q^="w"]',
        "p:not(.z)",
        "span *",
        "p:first-child",
        "p:nth-of-type(1)",
      ];
      await selectors
        .reduce(
          (rewriter, selector) =>
            rewriter.on(selector, { element: (e) => void hits.push(`${selector} ${e.tagName}`) }),
          new HTMLRewriter(),
        )
        .transform(new Response(html))
        .text();
      return hits;
    },
    "a wrong selector is refused": () => caught(() => new HTMLRewriter().on("p[", {})),
    "a selector that is not supported is refused": () => caught(() => new HTMLRewriter().on("p + q", {})),
    "an unknown pseudo class is refused": () => caught(() => new HTMLRewriter().on("p:hover", {})),
    "several handlers in order": async () => {
      const order = [];
      await new HTMLRewriter()
        .on("p", { element: () => void order.push(1) })
        .on("*", { element: () => void order.push(2) })
        .on("p", { element: () => void order.push(3) })
        .transform(new Response("<p>x</p>"))
        .text();
      return order;
    },
    "handlers are called on their object": async () => {
      class Handler {
        seen = [];
        element(e) {
          this.seen.push(e.tagName);
        }
      }
      const handler = new Handler();
      await new HTMLRewriter().on("p", handler).transform(new Response("<p></p>")).text();
      return handler.seen;
    },
    "status and headers are kept": async () => {
      const response = new HTMLRewriter().transform(
        new Response("<p>", {
          status: 201,
          statusText: "Made",
          headers: { "content-type": "text/html", etag: "x" },
        }),
      );
      return [response.status, response.statusText, [...response.headers], await response.text()];
    },
    "the content length is dropped": () =>
      new HTMLRewriter()
        .transform(new Response("<p>", { headers: { "content-length": "3" } }))
        .headers.get("content-length"),
    "a response without a body": async () => {
      const response = new HTMLRewriter().transform(new Response(null, { status: 204 }));
      return [response.status, response.body];
    },
    "what is no response is refused": async () =>
      (await caught(() => new HTMLRewriter().transform("<p>"))).error,
    "a rewriter can be used again": async () => {
      const rewriter = new HTMLRewriter().on("p", { element: (e) => void e.append("!") });
      return [
        await rewriter.transform(new Response("<p>1</p>")).text(),
        await rewriter.transform(new Response("<p>2</p>")).text(),
      ];
    },
    "pieces cut anywhere": async () => {
      const bytes = new TextEncoder().encode('<p title="grüße">äöü</p>');
      const stream = new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
      let title;
      const html = await new HTMLRewriter()
        .on("p", { element: (e) => void (title = e.getAttribute("title")) })
        .transform(new Response(stream))
        .text();
      return [html, title];
    },
    "an element cannot be used later": async () => {
      let kept;
      await onElement("<p>x</p>", "p", (e) => {
        kept = e;
      });
      return (await caught(() => kept.tagName)).error;
    },
    "self-closing and void elements": async () => {
      const seen = [];
      const html = await rewrite("<br><img/><svg><path/></svg><p>", (rewriter) =>
        rewriter.on("*", {
          element: (e) => void seen.push([e.tagName, e.selfClosing, e.canHaveContent, e.namespaceURI]),
        }),
      );
      return [html, seen];
    },
    "script and style are text": async () => {
      const seen = [];
      await rewrite("<script>if (a < b) {}</script><style>p > q {}</style>", (rewriter) =>
        rewriter.on("script, style", { text: (t) => void (t.text && seen.push(t.text)) }),
      );
      return seen;
    },
    "entities stay as they are": async () => {
      let text = "";
      const html = await rewrite("<p>a &amp; b</p>", (r) =>
        r.on("p", { text: (t) => void (text += t.text) }),
      );
      return [html, text];
    },
    "the body streams": async () => {
      const { readable, writable } = new TransformStream();
      const writer = writable.getWriter();
      const reader = new HTMLRewriter()
        .on("p", { element: (e) => void e.append("!") })
        .transform(new Response(readable))
        .body.pipeThrough(new TextDecoderStream())
        .getReader();
      const write = (text) => writer.write(new TextEncoder().encode(text));
      write("<p>one</p>").catch(() => undefined);
      let first = "";
      while (!first.includes("</p>")) first += (await reader.read()).value;
      write("<p>two</p>").catch(() => undefined);
      writer.close().catch(() => undefined);
      let rest = "";
      for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value;
      return [first, rest];
    },
    tags: () => Object.prototype.toString.call(new HTMLRewriter()),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
