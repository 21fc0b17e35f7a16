package dev.holdfast.controlplane.route;

/**
 * How an account shows that a domain is its own: by a TXT record beside it that only its owner can make.
 *
 * @param name of the record
 * @param value its text; names the zone, and with it the account
 */
record ZoneProof(String name, String value) {
    static ZoneProof of(ZoneEntity zone) {
        return new ZoneProof("_holdfast." + zone.name, "holdfast-zone=" + zone.id);
    }
}
