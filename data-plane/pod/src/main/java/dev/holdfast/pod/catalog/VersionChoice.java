package dev.holdfast.pod.catalog;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.VersionShare;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/** Which version of a deployment serves. */
public final class VersionChoice {
    private static final double ALL = 100;
    private static final double UINT_RANGE = 0x1p32;

    private VersionChoice() {}

    /**
     * For a request: the one it asks for by id, if the deployment has it; else the one its key falls to; else any, by
     * the shares.
     */
    public static String forRequest(ActiveDeployment deployment, RequestedVersion requested, RandomGenerator random) {
        if (deployment.versions().size() == 1) {
            return deployment.versions().getFirst().versionId();
        }
        return requested
                .overrideOf(deployment.scriptName())
                .filter(id -> deployment.versions().stream()
                        .anyMatch(share -> share.versionId().equals(id)))
                .orElseGet(() -> at(
                        deployment,
                        requested.key().map(VersionChoice::position).orElseGet(() -> random.nextDouble() * ALL)));
    }

    /** For an object: always the same while the shares stay, and growing shares move no object twice. */
    public static String forObject(ActiveDeployment deployment, String objectId) {
        long digits = Integer.toUnsignedLong(Integer.parseUnsignedInt(objectId, 8, 16, 16));
        return at(deployment, digits / UINT_RANGE * ALL);
    }

    private static double position(String key) {
        CRC32C hash = new CRC32C();
        hash.update(key.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() / UINT_RANGE * ALL;
    }

    private static String at(ActiveDeployment deployment, double position) {
        double end = 0;
        for (VersionShare share : deployment.versions()) {
            end += share.percentage();
            if (position < end) {
                return share.versionId();
            }
        }
        return deployment.versions().getLast().versionId();
    }
}
