/** Mails about money to those who pay. */
@NullMarked
package dev.holdfast.controlplane.notice;

import org.jspecify.annotations.NullMarked;
