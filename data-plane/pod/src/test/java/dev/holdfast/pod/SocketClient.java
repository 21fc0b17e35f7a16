package dev.holdfast.pod;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client's WebSocket to the published worker. */
final class SocketClient implements AutoCloseable {
    private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    SocketClient(RealPod pod, String path) throws Exception {
        socket = http.newWebSocketBuilder()
                .header("host", Published.HOST)
                .buildAsync(URI.create("ws://127.0.0.1:" + pod.port() + path), new Listener())
                .get(30, TimeUnit.SECONDS);
    }

    void send(String text) throws Exception {
        socket.sendText(text, true).get(30, TimeUnit.SECONDS);
    }

    void send(byte[] bytes) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).get(30, TimeUnit.SECONDS);
    }

    /** Sends a text, and answers with the message that comes back. */
    Object ask(String text) throws Exception {
        send(text);
        return next();
    }

    /** Asks again and again, since what was asked may get lost. */
    Object askUntilAnswered(String text) throws Exception {
        for (int tries = 0; tries < 60; tries++) {
            send(text);
            Object answer = messages.poll(500, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
        }
        throw new AssertionError("no answer");
    }

    /** Asks until the answer is as expected, and answers with what came last. */
    Object askUntil(String text, Object expected) throws Exception {
        Object answer = ask(text);
        for (int tries = 0; tries < 100 && !answer.equals(expected); tries++) {
            Thread.sleep(100);
            answer = ask(text);
        }
        return answer;
    }

    void sendClose(int code, String reason) throws Exception {
        socket.sendClose(code, reason).get(30, TimeUnit.SECONDS);
    }

    /** The next message, a String or a byte array. */
    Object next() throws InterruptedException {
        Object message = messages.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message arrived");
        }
        return message;
    }

    /** Code and reason, or "broken". */
    String closed() throws Exception {
        return closed.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last) {
                messages.add(bytes.toByteArray());
                bytes.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code == 1006 ? "broken" : (code + " " + reason).strip());
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete("broken");
        }
    }
}
