package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.cap.CapProgress;
import dev.holdfast.billing.cap.SpendingCap;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a tenant has chosen about spending, and how far the current period has come. */
@Entity
@Table(name = "spending_limit")
class SpendingLimitEntity {
    @Id
    String accountId;

    /** Hundredths of the plan's currency; absent: no cap. */
    @Nullable
    Long capCents;

    /** Percentages, with commas. */
    String thresholds;

    String atCap;
    String atRunaway;
    double runawayFactor;

    /** The billing period that {@code told} and {@code released} are about. */
    Instant periodStart;

    int told;
    boolean released;

    Optional<SpendingCap> cap() {
        return Optional.ofNullable(capCents)
                .map(cents -> new SpendingCap(cents, percentages(), AtLimit.of(atCap) == AtLimit.PAUSE));
    }

    List<Integer> percentages() {
        return Arrays.stream(thresholds.split(","))
                .filter(each -> !each.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    void setPercentages(List<Integer> percentages) {
        thresholds = percentages.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    CapProgress progress() {
        return new CapProgress(periodStart, told, released);
    }

    void setProgress(CapProgress progress) {
        periodStart = progress.periodStart();
        told = progress.told();
        released = progress.released();
    }
}
