package dev.holdfast.pod.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.Observability;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.contract.VersionShare;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionChoiceTest {
    @Test
    void requestsFollowTheShares() {
        ActiveDeployment deployment = split(90, 10);
        Random random = new Random(1);
        long second = IntStream.range(0, 10_000)
                .filter(i -> VersionChoice.forRequest(deployment, RequestedVersion.ANY, random)
                        .equals("v2"))
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

    @Test
    void moreOfTheNewVersionMovesObjectsOnlyToIt() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            String id = "%08x%08x".formatted(0, random.nextInt()) + "0".repeat(48);
            boolean moved = false;
            for (int share = 0; share <= 100; share++) {
                boolean isNew =
                        VersionChoice.forObject(split(100 - share, share), id).equals("v2");
                assertThat(isNew || !moved).isTrue();
                moved = isNew;
            }
            assertThat(moved).isTrue();
        }
    }

    @Test
    void aKeyKeepsToOneVersionAndKeysFollowTheShares() {
        ActiveDeployment deployment = split(70, 30);
        long second = IntStream.range(0, 10_000)
                .filter(i -> {
                    RequestedVersion requested = field -> field.equals(RequestedVersion.KEY) ? "user-" + i : null;
                    String version = VersionChoice.forRequest(deployment, requested, new Random());
                    assertThat(VersionChoice.forRequest(deployment, requested, new Random()))
                            .isEqualTo(version);
                    return version.equals("v2");
                })
                .count();
        assertThat(second).isBetween(2700L, 3300L);
    }

    @Test
    void anOverrideChoosesAmongTheVersionsOfTheDeployment() {
        assertThat(chosen("script=\"v2\"")).isEqualTo("v2");
        assertThat(chosen("other=\"v1\", script=\"v2\"")).isEqualTo("v2");
        assertThat(chosen("script=\"v3\"")).as("a version that is not deployed").isEqualTo("v1");
        assertThat(chosen("other=\"v2\"")).as("another worker's").isEqualTo("v1");
        assertThat(chosen("script,=,\"")).as("no dictionary").isEqualTo("v1");
    }

    private static String chosen(String overrides) {
        return VersionChoice.forRequest(
                split(100, 0), field -> field.equals(RequestedVersion.OVERRIDES) ? overrides : null, new Random());
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
                null,
                Map.of(),
                Observability.OFF,
                UsedUp.NOTHING);
    }
}
