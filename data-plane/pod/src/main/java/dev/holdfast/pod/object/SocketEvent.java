package dev.holdfast.pod.object;

/** Something that the far end of an object's socket did, on its way to the object. */
sealed interface SocketEvent {
    HostedSocket socket();

    /** A message, or a part of one. */
    record Part(HostedSocket socket, boolean first, boolean text, boolean last, byte[] bytes) implements SocketEvent {}

    /** It says nothing more. */
    record Ended(HostedSocket socket, int code, String reason) implements SocketEvent {}

    /** Its connection failed. */
    record Broken(HostedSocket socket, String message) implements SocketEvent {}
}
