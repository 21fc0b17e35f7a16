package dev.holdfast.sandbox.border;

import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.Headers;
import java.util.List;
import java.util.Optional;

/**
 * What script may ask of the host about sockets that objects leave with the pod; {@code host-sockets.ts} says what each
 * function means. Under the same rules as {@link Host}.
 */
public interface SocketHost {
    /** A number for a socket that the object accepts. */
    long accept(long object);

    /** Answers an event with the other end of a socket that its object has accepted. */
    void claim(long event, Headers headers, long socket, List<String> tags, Optional<byte[]> attachment);

    void frame(long object, long socket, boolean text, boolean last, byte[] bytes);

    void close(long object, long socket, int code, String reason);

    void taken(long object, long socket, int bytes);

    void attachment(long object, long socket, byte[] bytes);

    void settings(long object, Optional<AutoResponse> autoResponse, int timeoutMillis);

    /** Milliseconds since the epoch, 0 for never. */
    long autoRespondedAt(long object, long socket);

    void keepAwake(long object, boolean needed);
}
