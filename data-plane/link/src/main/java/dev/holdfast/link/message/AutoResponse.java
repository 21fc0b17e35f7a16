package dev.holdfast.link.message;

/**
 * With what the pod answers a text for an object that need not know of it. Both have at most {@link #LONGEST} bytes in
 * UTF-8.
 */
public record AutoResponse(String request, String response) {
    /** Most bytes of either. */
    public static final int LONGEST = 2048;
}
