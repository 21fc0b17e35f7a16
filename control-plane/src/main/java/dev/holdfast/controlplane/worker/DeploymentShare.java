package dev.holdfast.controlplane.worker;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A version's part in a deployment. */
@Embeddable
public class DeploymentShare {
    /** The deployment's worker again: the database sees to it that both are the same worker's. */
    public String workerId;

    public UUID versionId;

    /** 0 to 100. */
    public double percentage;
}
