package dev.holdfast.pod.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.VersionShare;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionChoiceTest {
    @Test
    void requestsFollowTheShares() {
        ActiveDeployment deployment = split(90, 10);
        Random random = new Random(1);
        long second = IntStream.range(0, 10_000)
                .filter(i -> VersionChoice.forRequest(deployment, random).equals("v2"))
                .count();
        assertThat(second).isBetween(800L, 1200L);
    }

    @Test
    void anObjectStaysWithItsVersionWhileTheSharesStay() {
        String id = "00000000" + "e8000000" + "0".repeat(48);
        assertThat(VersionChoice.forObject(split(90, 10), id)).isEqualTo("v2");
        assertThat(VersionChoice.forObject(split(91, 9), id)).isEqualTo("v1");
    }

    @Test
    void sharesThatAddUpToLessThanAllStillServe() {
        assertThat(VersionChoice.forObject(split(50, 49), "f".repeat(64))).isEqualTo("v2");
    }

    private static ActiveDeployment split(double first, double second) {
        return new ActiveDeployment(
                "a",
                "w",
                "script",
                "d",
                AccountPlan.PAID,
                1000,
                List.of(new VersionShare("v1", first), new VersionShare("v2", second)),
                null);
    }
}
