/** Reading what wrangler uploads: parts, metadata, bindings. Nothing here touches the database. */
@NullMarked
package dev.holdfast.controlplane.upload;

import org.jspecify.annotations.NullMarked;
