/** The servers that Holdfast stands on, as processes of this machine. */
@NullMarked
package dev.holdfast.local.server;

import org.jspecify.annotations.NullMarked;
