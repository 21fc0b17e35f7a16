/** What tests of the control plane share: servers, tenants, uploads, and fakes of what is not theirs. */
@NullMarked
package dev.holdfast.controlplane.testing;

import org.jspecify.annotations.NullMarked;
