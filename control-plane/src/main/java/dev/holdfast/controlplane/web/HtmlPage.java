package dev.holdfast.controlplane.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A small page without scripts, for questions that are asked outside of the dashboard. */
public final class HtmlPage {
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;background:#f4f5f7;color:#16181d;margin:0}
            main{max-width:30rem;margin:10vh auto;background:#fff;border:1px solid #dcdfe4;border-radius:12px;padding:2rem}
            h1{font-size:1.35rem;margin:0 0 1rem} ul{padding-left:1.2rem} form{display:flex;gap:.75rem;margin-top:1.5rem}
            button,input{font:inherit;padding:.55rem 1.1rem;border-radius:8px;border:1px solid #c3c8d0;background:#fff}
            button[value=allow]{background:#1f5fd6;border-color:#1f5fd6;color:#fff}
            @media(prefers-color-scheme:dark){body{background:#101216;color:#e8eaee}main{background:#181b21;border-color:#2c313a}
            button,input{background:#22262e;color:inherit;border-color:#3a404b}}
            """;

    private HtmlPage() {}

    /**
     * @param title text
     * @param body HTML, in which every text is {@link #escaped}
     */
    public static Response of(int status, String title, String body) {
        String page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s – Holdfast</title><style>%s</style></head><body><main><h1>%s</h1>%s</main></body></html>
                """.formatted(escaped(title), STYLE, escaped(title), body);
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
