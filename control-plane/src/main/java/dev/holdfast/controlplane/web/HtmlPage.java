package dev.holdfast.controlplane.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A small page without scripts, for questions that are asked outside of the dashboard. */
public final class HtmlPage {
    private static final String STYLE = """
            :root{--page:#f6f8f7;--surface:#fff;--line:#d3dcd8;--ink:#18211f;--quiet:#5f6e69;--accent:#117556;--link:#117556}
            @media(prefers-color-scheme:dark){:root{--page:#111918;--surface:#1a2322;--line:#3a4744;--ink:#d9e1de;--quiet:#95a49f;
            --link:#78c5a8}}
            *{box-sizing:border-box}
            body{font:16px/1.55 ui-sans-serif,Inter,"Segoe UI",system-ui,sans-serif;background:var(--page);color:var(--ink);margin:0;
            padding:10vh 16px 16px;color-scheme:light dark;-webkit-font-smoothing:antialiased}
            header{display:flex;align-items:center;justify-content:center;gap:10px;font-size:1.25rem;font-weight:680;letter-spacing:-.02em}
            main{max-width:28rem;margin:1.5rem auto;background:var(--surface);border:1px solid var(--line);border-radius:18px;padding:2rem}
            h1{font-size:1.35rem;font-weight:650;letter-spacing:-.015em;line-height:1.3;margin:0 0 .75rem} p{margin:.75rem 0}
            strong{overflow-wrap:anywhere} a{color:var(--link)} ul{padding-left:1.2rem;color:var(--quiet);font-size:.9rem;columns:11rem}
            form{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
            button,input{font:inherit;padding:.55rem 1.1rem;border-radius:8px;border:1px solid var(--line);background:var(--surface);
            color:inherit;min-width:0}
            input{flex:1 1 10rem} button{font-weight:550;cursor:pointer}
            button[value=allow]{background:var(--accent);border-color:var(--accent);color:#fff}
            :focus-visible{outline:2px solid #2f9f7a;outline-offset:2px}
            """;

    private static final String MARK = """
            <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#0b6148"/>
            <g fill="none" stroke="#d3ece2" stroke-width="2.2" stroke-linecap="round"><path d="M16 6v9"/>
            <path d="M16 14c0 5-7 4-8 11"/><path d="M16 14c0 5-3 6-3 11"/><path d="M16 14c0 5 3 6 3 11"/>
            <path d="M16 14c0 5 7 4 8 11"/></g><circle cx="16" cy="6.5" r="2.4" fill="#eeb04b"/></svg>
            """;

    private HtmlPage() {}

    /**
     * @param title text
     * @param body HTML, in which every text is {@link #escaped}
     */
    public static Response of(int status, String title, String body) {
        String page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <title>%s · Holdfast</title><link rel="icon" href="/favicon.svg"><style>%s</style></head>
                <body><header>%s Holdfast</header><main><h1>%s</h1>%s</main></body></html>
                """.formatted(escaped(title), STYLE, MARK, escaped(title), body);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(page)
                .build();
    }

    /** A form of two buttons, whose answer is the field {@code decision}: {@code allow} or {@code deny}. */
    public static String question(String action, String allow, String deny) {
        return """
                <form method="post" action="%s"><button name="decision" value="allow">%s</button>
                <button name="decision" value="deny">%s</button></form>
                """.formatted(escaped(action), escaped(allow), escaped(deny));
    }

    /** Text as HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
