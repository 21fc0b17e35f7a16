package dev.holdfast.histories;

/** What one client alone would see of a register; it holds 0 at first. */
public final class Register {
    private int held;

    public int write(int value) {
        held = value;
        return value;
    }

    public void writeUnanswered(int value) {
        held = value;
    }

    public int read() {
        return held;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Register register && register.held == held;
    }

    @Override
    public int hashCode() {
        return held;
    }
}
