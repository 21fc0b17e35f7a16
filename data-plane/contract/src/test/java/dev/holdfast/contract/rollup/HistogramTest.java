package dev.holdfast.contract.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void aValueIsInTheBucketOfItsLogarithm() {
        for (long value = 1; value < 3000; value++) {
            assertThat(Histogram.bucketOf(value)).as("%d", value).isEqualTo(exactBucket(value));
        }
        for (long value : new long[] {1L << 40, (1L << 40) - 1, 30_000_000, 900_000_001}) {
            assertThat(Histogram.bucketOf(value)).as("%d", value).isEqualTo(exactBucket(value));
        }
        assertThat(Histogram.bucketOf(-1)).isZero();
        assertThat(Histogram.bucketOf(0)).isZero();
        assertThat(Histogram.bucketOf(Long.MAX_VALUE)).isLessThan(63 * 8);
    }

    @Test
    void quantilesAreWithinHalfABucket() {
        Random random = new Random(7);
        long[] values = random.longs(5000, 1, 10_000_000).sorted().toArray();
        Histogram histogram = new Histogram();
        Arrays.stream(values).forEach(histogram::record);
        for (double share : new double[] {0, 0.5, 0.75, 0.99, 0.999, 1}) {
            long exact = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
            assertThat((double) histogram.quantile(share))
                    .as("%s", share)
                    .isCloseTo((double) exact, within(exact * 0.045 + 1));
        }
        assertThat(new Histogram().quantile(0.5)).isZero();
    }

    @Test
    void mergingCountsWhatBothHaveCounted() {
        Histogram one = new Histogram();
        Histogram other = new Histogram();
        Histogram all = new Histogram();
        new Random(8).longs(500, 0, 1L << 50).forEach(value -> {
            (value % 3 == 0 ? one : other).record(value);
            all.record(value);
        });
        one.merge(other);
        one.merge(new Histogram());
        assertThat(one).isEqualTo(all);
        assertThat(one.count()).isEqualTo(500);
        assertThat(Histogram.of(all.counts())).isEqualTo(all);
    }

    @Test
    void refusesCountsThatCannotBe() {
        for (Map<Integer, Long> counts : List.of(Map.of(-1, 1L), Map.of(504, 1L), Map.of(3, -1L))) {
            assertThatThrownBy(() -> Histogram.of(counts)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Histogram.of(Map.of(1, Long.MAX_VALUE, 2, 1L)))
                .isInstanceOf(ArithmeticException.class);
    }

    /** The largest i with 2^i <= value^8, without rounding. */
    private static int exactBucket(long value) {
        return BigInteger.valueOf(value).pow(8).bitLength() - 1;
    }
}
