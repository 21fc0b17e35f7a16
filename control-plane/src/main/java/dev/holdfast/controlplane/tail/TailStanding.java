package dev.holdfast.controlplane.tail;

/** Whether a tail may go on, and with which code of a WebSocket it ends if not. */
enum TailStanding {
    GOES_ON(0, ""),
    /** It was ended, or the worker was deleted: wrangler stops without an error. */
    ENDED(1000, "The tail has ended"),
    EXPIRED(1000, "The tail has expired"),
    /** wrangler asks for another one, and shows why there is none. */
    NOT_ALLOWED(1008, "This tail is no longer allowed");

    private final int closeCode;
    private final String reason;

    TailStanding(int closeCode, String reason) {
        this.closeCode = closeCode;
        this.reason = reason;
    }

    short closeCode() {
        return (short) closeCode;
    }

    String reason() {
        return reason;
    }
}
