/** The sandbox process: V8 isolates that run tenants' code, without credentials, without network. */
@NullMarked
package dev.holdfast.sandbox;

import org.jspecify.annotations.NullMarked;
