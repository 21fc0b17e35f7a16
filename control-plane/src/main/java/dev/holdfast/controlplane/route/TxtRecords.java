package dev.holdfast.controlplane.route;

import java.util.Set;

/** The texts that the world's name servers know of names. */
public interface TxtRecords {
    /**
     * Texts of TXT records; none if there is no such name. Blocks.
     *
     * @throws dev.holdfast.controlplane.api.ApiException if no name server answers
     */
    Set<String> at(String name);
}
