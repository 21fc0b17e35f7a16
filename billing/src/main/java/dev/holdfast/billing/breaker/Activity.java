package dev.holdfast.billing.breaker;

import java.util.List;
import java.util.Optional;

/**
 * How busy an account or one of its Workers is, and was.
 *
 * @param workerId absent: the account as a whole
 * @param now means over the last minutes
 * @param history means over each of the hours before that, in any order; hours without any activity may be left out
 */
public record Activity(String accountId, Optional<String> workerId, Rates now, List<Rates> history) {
    public Activity {
        history = List.copyOf(history);
    }
}
