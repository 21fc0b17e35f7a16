package dev.holdfast.pod.egress;

/** A host leads to an address that tenants' code must not reach. The text is for script. */
final class AddressRefusedException extends RuntimeException {
    AddressRefusedException(String host) {
        super("fetch to " + host + " is not allowed: its address is not public.");
    }
}
