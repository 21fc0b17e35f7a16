/** What those who run the platform may do: see accounts, suspend them, limit them. Nothing here deletes. */
@NullMarked
package dev.holdfast.controlplane.operator;

import org.jspecify.annotations.NullMarked;
