/** WebSockets of the network, joined with the end of an exchange. */
@NullMarked
package dev.holdfast.pod.socket;

import org.jspecify.annotations.NullMarked;
