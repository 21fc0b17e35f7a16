package dev.holdfast.controlplane.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart upload, byte for byte as wrangler writes it. */
public final class WorkerUpload {
    public static final String HELLO = "export default { fetch() { return new Response('Hello World') } }";
    public static final String COUNTER = "export class Counter { fetch() {} }\n" + HELLO;

    private static final String BOUNDARY = "----formdata-undici-0123456789";
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** @param metadata JSON */
    public WorkerUpload(String metadata) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata + "\r\n");
    }

    /** A worker of one module, with more metadata such as {@code "bindings":[]}. */
    public static WorkerUpload of(String source, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        return new WorkerUpload("{\"main_module\":\"index.js\",\"compatibility_date\":\"2026-10-01\"" + more + "}")
                .with("index.js", "application/javascript+module", source.getBytes(StandardCharsets.UTF_8));
    }

    /** The counter of the guide, with its first migration. */
    public static WorkerUpload counter() {
        return of(
                COUNTER,
                BIND_COUNTER,
                "\"migrations\":{\"new_tag\":\"v1\",\"steps\":[{\"new_classes\":[\"Counter\"]}]}");
    }

    public static final String BIND_COUNTER =
            "\"bindings\":[{\"name\":\"COUNTER\",\"type\":\"durable_object_namespace\",\"class_name\":\"Counter\"}]";

    public WorkerUpload with(String name, String type, byte[] content) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        parts.writeBytes(content);
        write("\r\n");
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    public byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts.toByteArray());
        body.writeBytes(("--" + BOUNDARY + "--").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private void write(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
