package dev.holdfast.pod.catalog;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.VersionShare;
import java.util.random.RandomGenerator;

/** Which version of a deployment serves. */
public final class VersionChoice {
    private static final double ALL = 100;
    private static final double UINT_RANGE = 0x1p32;

    private VersionChoice() {}

    /** For a request: any, by the shares. */
    public static String forRequest(ActiveDeployment deployment, RandomGenerator random) {
        return deployment.versions().size() == 1
                ? deployment.versions().getFirst().versionId()
                : at(deployment, random.nextDouble() * ALL);
    }

    /** For an object: always the same while the shares stay, and growing shares move no object twice. */
    public static String forObject(ActiveDeployment deployment, String objectId) {
        long digits = Integer.toUnsignedLong(Integer.parseUnsignedInt(objectId, 8, 16, 16));
        return at(deployment, digits / UINT_RANGE * ALL);
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
