/** Members of accounts: invitations, roles, leaving. An account always keeps an owner. */
@NullMarked
package dev.holdfast.controlplane.member;

import org.jspecify.annotations.NullMarked;
