/** The commands of the launcher. */
@NullMarked
package dev.holdfast.local.cli;

import org.jspecify.annotations.NullMarked;
