package dev.holdfast.controlplane.payment;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to pay. */
@Schema(name = "Checkout")
public record CheckoutView(URI url) {}
