/** Identity of Durable Objects, shared by both ends of the link. */
@NullMarked
package dev.holdfast.link.id;

import org.jspecify.annotations.NullMarked;
