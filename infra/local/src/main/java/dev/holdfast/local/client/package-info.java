/** Speaks to the platform over HTTP, as any client could. */
@NullMarked
package dev.holdfast.local.client;

import org.jspecify.annotations.NullMarked;
