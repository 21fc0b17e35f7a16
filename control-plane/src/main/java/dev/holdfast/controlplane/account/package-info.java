/** Accounts, who belongs to them, and the subdomain under which their workers answer. */
@NullMarked
package dev.holdfast.controlplane.account;

import org.jspecify.annotations.NullMarked;
