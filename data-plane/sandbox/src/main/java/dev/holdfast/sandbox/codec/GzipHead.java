package dev.holdfast.sandbox.codec;

import java.util.zip.CRC32;

/** Reads the head of a gzip member byte by byte (RFC 1952, 2.3). */
final class GzipHead {
    private static final int FIXED = 10;
    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final CRC32 sum = new CRC32();
    private Part part = Part.FIXED;
    private int flags;
    private int position;
    private int number;

    private enum Part {
        FIXED,
        EXTRA_LENGTH,
        EXTRA,
        NAME,
        COMMENT,
        SUM,
        DONE
    }

    boolean isDone() {
        return part == Part.DONE;
    }

    void accept(byte value) throws CodecException {
        int unsigned = value & 0xff;
        if (part != Part.SUM) {
            sum.update(unsigned);
        }
        switch (part) {
            case FIXED -> fixed(unsigned);
            case EXTRA_LENGTH -> {
                number |= unsigned << (Byte.SIZE * position++);
                if (position == 2) {
                    enter(number > 0 ? Part.EXTRA : Part.NAME);
                }
            }
            case EXTRA -> {
                if (++position == number) {
                    enter(Part.NAME);
                }
            }
            case NAME -> endAtZero(unsigned, Part.COMMENT);
            case COMMENT -> endAtZero(unsigned, Part.SUM);
            case SUM -> expectSum(unsigned);
            case DONE -> throw new IllegalStateException("the head is complete");
        }
    }

    private void fixed(int value) throws CodecException {
        boolean right = switch (position) {
            case 0 -> value == 0x1f;
            case 1 -> value == 0x8b;
            case 2 -> value == 8;
            case 3 -> (value & RESERVED) == 0;
            default -> true;
        };
        if (!right) {
            throw CodecException.malformed();
        }
        if (position == 3) {
            flags = value;
        }
        if (++position == FIXED) {
            enter(Part.EXTRA_LENGTH);
        }
    }

    private void endAtZero(int value, Part next) {
        if (value == 0) {
            enter(next);
        }
    }

    /** The two lowest bytes of the sum of everything before them. */
    private void expectSum(int value) throws CodecException {
        if (value != (int) (sum.getValue() >>> (Byte.SIZE * position) & 0xff)) {
            throw CodecException.malformed();
        }
        if (++position == 2) {
            enter(Part.DONE);
        }
    }

    /** Goes to a part, or past it when the head has none. */
    private void enter(Part next) {
        position = 0;
        part = switch (next) {
            case EXTRA_LENGTH -> {
                number = 0;
                yield has(HAS_EXTRA) ? next : skipTo(Part.NAME);
            }
            case NAME -> has(HAS_NAME) ? next : skipTo(Part.COMMENT);
            case COMMENT -> has(HAS_COMMENT) ? next : skipTo(Part.SUM);
            case SUM -> has(HAS_SUM) ? next : Part.DONE;
            case FIXED, EXTRA, DONE -> next;
        };
    }

    private Part skipTo(Part next) {
        enter(next);
        return part;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
