/** Who changed what, when, from where: written with each change, never altered. */
@NullMarked
package dev.holdfast.controlplane.audit;

import org.jspecify.annotations.NullMarked;
