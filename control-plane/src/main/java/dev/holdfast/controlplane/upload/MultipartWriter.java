package dev.holdfast.controlplane.upload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes modules as {@code multipart/form-data}, in the form in which wrangler uploads them. */
public final class MultipartWriter {
    private MultipartWriter() {}

    /** @param boundary that no module contains */
    public static byte[] write(String boundary, List<UploadedModule> modules) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (UploadedModule module : modules) {
            String name =
                    module.name().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                            + name + "\"\r\nContent-Type: " + module.contentType() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(module.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
