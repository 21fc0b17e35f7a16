package dev.holdfast.pod.coding;

/** No coding, or one that is not known. */
final class PlainBody implements BodyDecoder {
    private static final byte[] NOTHING = {};

    private byte[] left = NOTHING;
    private int taken;

    @Override
    public int mostAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void put(byte[] bytes) {
        left = bytes;
        taken = 0;
    }

    @Override
    public boolean hasOutput() {
        return taken < left.length;
    }

    @Override
    public byte[] take(int most) {
        int count = Math.min(most, left.length - taken);
        if (count == left.length) {
            byte[] whole = left;
            close();
            return whole;
        }
        byte[] part = new byte[count];
        System.arraycopy(left, taken, part, 0, count);
        taken += count;
        return part;
    }

    @Override
    public void close() {
        left = NOTHING;
        taken = 0;
    }
}
