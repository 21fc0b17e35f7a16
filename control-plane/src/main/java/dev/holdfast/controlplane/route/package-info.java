/** Tenants' own domains: zones that accounts have shown to be theirs, routes and custom domains in them. */
@NullMarked
package dev.holdfast.controlplane.route;

import org.jspecify.annotations.NullMarked;
