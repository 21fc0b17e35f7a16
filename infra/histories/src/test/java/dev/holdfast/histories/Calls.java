package dev.holdfast.histories;

import org.jspecify.annotations.Nullable;

/** Short ways to write calls down. */
final class Calls {
    private Calls() {}

    static Call increment(double begin, double end, @Nullable Integer answer) {
        return new Call("increment", null, begin, end, answer);
    }

    static Call count(double begin, double end, int answer) {
        return new Call("count", null, begin, end, answer);
    }

    static Call write(double begin, double end, int value) {
        return new Call("write", value, begin, end, value);
    }

    static Call unansweredWrite(double begin, int value) {
        return new Call("write", value, begin, begin, null);
    }

    static Call read(double begin, double end, int answer) {
        return new Call("read", null, begin, end, answer);
    }
}
