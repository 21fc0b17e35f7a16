/** Sessions of browsers: begun, guarded against forged writes, ended here and everywhere. */
@NullMarked
package dev.holdfast.controlplane.session;

import org.jspecify.annotations.NullMarked;
