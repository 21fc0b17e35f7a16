package dev.holdfast.sandbox.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Transactions that are open, one inside the other, by number (reference: durable-objects 4.2 and 4.3). Each holds its
 * writes apart; when it is committed they go to the one around it, and from the outermost to the buffer of the turn.
 */
final class Transactions {
    private final List<Transaction> open = new ArrayList<>();
    private long last;

    private record Transaction(long number, WriteBuffer writes) {}

    /** Begins one inside the innermost. */
    long begin() {
        open.add(new Transaction(++last, new WriteBuffer()));
        return last;
    }

    /**
     * Ends the innermost one and keeps its writes.
     *
     * @param outside takes them when it was the outermost
     * @throws TransactionException when it is not the innermost; nothing changed
     */
    void commit(long number, WriteBuffer outside) {
        requireInnermost(number, "Cannot commit an outer transaction while a nested transaction is still running.");
        WriteBuffer writes = open.removeLast().writes();
        (open.isEmpty() ? outside : open.getLast().writes()).absorb(writes);
    }

    /**
     * Ends the innermost one and drops its writes.
     *
     * @throws TransactionException when it is not the innermost; nothing changed
     */
    void rollback(long number) {
        requireInnermost(number, "Cannot roll back an outer transaction while a nested transaction is still running.");
        open.removeLast();
    }

    /** Ends one and those inside it, and drops their writes; one that is not open is of no consequence. */
    void abandon(long number) {
        open.removeIf(transaction -> transaction.number() >= number);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Where writes go now; the buffer of the turn outside of all transactions. */
    WriteBuffer innermost(WriteBuffer outside) {
        return open.isEmpty() ? outside : open.getLast().writes();
    }

    /** What they have written, outermost first. */
    List<WriteBuffer> writes() {
        return open.isEmpty()
                ? Collections.emptyList()
                : open.stream().map(Transaction::writes).toList();
    }

    private void requireInnermost(long number, String refusal) {
        if (open.stream().noneMatch(transaction -> transaction.number() == number)) {
            throw new TransactionException("The transaction was rolled back together with the one around it.");
        }
        if (open.getLast().number() != number) {
            throw new TransactionException(refusal);
        }
    }
}
