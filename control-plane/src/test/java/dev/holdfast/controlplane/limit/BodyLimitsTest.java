package dev.holdfast.controlplane.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.holdfast.controlplane.testing.ControlPlaneTest;
import dev.holdfast.controlplane.testing.Tenant;
import dev.holdfast.controlplane.testing.WorkerUpload;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@ControlPlaneTest
class BodyLimitsTest {
    private static final int TOO_MUCH = 1100 * 1024;

    /** As in the configuration of tests. */
    private static final int MEMORY = 100 * 1024 * 1024;

    @TestHTTPResource("/client/v4/user/tokens")
    URI tokens;

    @Test
    void aBodyThatSaysHowLargeItIsIsRefusedInTheEnvelope() {
        Tenant.signUp()
                .asUser()
                .body("{\"name\":\"" + "x".repeat(TOO_MUCH) + "\"}")
                .post("/user/tokens")
                .then()
                .statusCode(413)
                .body("errors[0].code", equalTo(10027))
                .body("success", equalTo(false));
    }

    @Test
    void aBodyThatDoesNotSayIsCutOff() throws Exception {
        byte[] body = new byte[TOO_MUCH];
        Arrays.fill(body, (byte) ' ');
        HttpRequest request = HttpRequest.newBuilder(tokens)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tenant.signUp().token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void largeBodiesWaitForMemory() throws Exception {
        Tenant tenant = Tenant.signUp();
        WorkerUpload large = WorkerUpload.of(WorkerUpload.HELLO + "//" + "x".repeat(TOO_MUCH));
        try (Socket _ = stalledUpload(tenant)) {
            await().until(() -> tenant.deploy("large", large).extract().statusCode() == 503);
            tenant.deploy("small", WorkerUpload.of(WorkerUpload.HELLO)).statusCode(200);
        }
        await().until(() -> tenant.deploy("large", large).extract().statusCode() == 200);
    }

    /** Says that it fills the memory there is, and sends nothing. */
    private Socket stalledUpload(Tenant tenant) throws IOException {
        Socket socket = new Socket(tokens.getHost(), tokens.getPort());
        socket.getOutputStream().write("""
                PUT /client/v4/accounts/%s/workers/scripts/large HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: multipart/form-data; boundary=x
                Content-Length: %d

                """.formatted(tenant.account(), tenant.token(), MEMORY)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void uploadsMayBeLarger() {
        String source = WorkerUpload.HELLO + "//" + "x".repeat(TOO_MUCH);
        Tenant.signUp().deploy("large", WorkerUpload.of(source)).statusCode(200);
    }
}
