/** The messages of the link. Identifiers are chosen by whoever opens the thing that they name. */
@NullMarked
package dev.holdfast.link.message;

import org.jspecify.annotations.NullMarked;
