package dev.holdfast.controlplane.plan;

import java.net.URI;

/** Where to pay. */
public record CheckoutView(URI url) {}
