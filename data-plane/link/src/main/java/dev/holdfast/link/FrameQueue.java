package dev.holdfast.link;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Frames on their way to the writer: many threads put, one takes everything that is there. */
final class FrameQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Queue<byte[]> frames = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** Adds a frame; does nothing once closed. */
    void put(byte[] frame) {
        lock.lock();
        try {
            if (!closed) {
                frames.add(frame);
                bytes += frame.length;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for frames and takes all of them, at the price of an empty queue; they count as queued until
     * {@link #written}.
     *
     * @return nothing once closed
     */
    Queue<byte[]> take(Queue<byte[]> empty) throws InterruptedException {
        lock.lock();
        try {
            while (frames.isEmpty() && !closed) {
                changed.await();
            }
            Queue<byte[]> taken = frames;
            frames = empty;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void written(long count) {
        lock.lock();
        try {
            bytes = Math.max(0, bytes - count);
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and wakes the taker. */
    void close() {
        lock.lock();
        try {
            closed = true;
            frames.clear();
            bytes = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
