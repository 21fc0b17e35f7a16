/** Packages for the dashboard's editor, from the one npm registry that the operator has named. */
@NullMarked
package dev.holdfast.controlplane.registry;

import org.jspecify.annotations.NullMarked;
