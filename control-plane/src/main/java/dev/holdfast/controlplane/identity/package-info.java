/** Who is calling: users as Keycloak knows them, and the credential that they came with. */
@NullMarked
package dev.holdfast.controlplane.identity;

import org.jspecify.annotations.NullMarked;
