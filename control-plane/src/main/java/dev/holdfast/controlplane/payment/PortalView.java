package dev.holdfast.controlplane.payment;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to change the card, cancel, and see invoices. */
@Schema(name = "Portal")
public record PortalView(URI url) {}
