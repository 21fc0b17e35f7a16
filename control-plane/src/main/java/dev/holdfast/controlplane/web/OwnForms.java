package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Tells the forms of our own pages from those of other sites, among them tenants' Workers under the same domain. */
@ApplicationScoped
public class OwnForms {
    private final String origin;

    OwnForms(PlatformConfig platform) {
        URI page = platform.publicUrl();
        this.origin = page.getScheme() + "://" + page.getAuthority();
    }

    /**
     * @param sentOrigin header {@code Origin}, which browsers send with every form and scripts cannot forge
     * @throws ApiException if the form is not ours
     */
    public void require(String sentOrigin) {
        if (!origin.equals(sentOrigin)) {
            throw new ApiException(ErrorCause.FOREIGN_PAGE, "This form must be sent from " + origin);
        }
    }
}
