package dev.holdfast.controlplane.plan;

import dev.holdfast.controlplane.notice.BillingNotice;
import java.util.Optional;

/** What those who pay are told when an account stands otherwise with what it bought. */
public final class StandingNotice {
    private StandingNotice() {}

    /** Absent when there is nothing to worry about. */
    public static Optional<BillingNotice> of(StandingChange change) {
        return switch (change.after().standing()) {
            case GRACE ->
                notice(change, "A payment failed", """
                    The renewal of your plan could not be paid. Everything goes on until %s; unless it is paid by then, Durable Objects
                    stop. Nothing is deleted.""".formatted(
                                change.after().until().orElseThrow()));
            case OVERDUE, UNPAID -> notice(change, "Your plan has stopped", """
                    The renewal of your plan was not paid in time, so Durable Objects have stopped. Nothing is deleted: they go on as
                    soon as the open invoice is paid.""");
            case ENDED -> notice(change, "Your plan has ended", """
                    Your subscription is over, so Durable Objects have stopped. Nothing is deleted: they go on when you subscribe
                    again.""");
            case NONE, ACTIVE, ENDING -> Optional.empty();
        };
    }

    private static Optional<BillingNotice> notice(StandingChange change, String subject, String text) {
        return Optional.of(new BillingNotice(change.accountId(), subject, text));
    }
}
