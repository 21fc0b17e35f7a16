/** What the sandbox remembers: objects by collection, kept in one JSON file. */
@NullMarked
package dev.holdfast.billing.sandbox.store;

import org.jspecify.annotations.NullMarked;
