package dev.holdfast.controlplane.token;

import java.util.Optional;

/** Issues tokens of one kind, told by how they begin, and knows them again. */
public interface TokenSource {
    /** Whether a token of this value would be of this kind. */
    boolean issued(String value);

    /**
     * Absent if there is no such token. Blocking.
     *
     * @param address of the network, from which it is used
     * @throws RefusedTokenException if the token may not be used now or from there
     */
    Optional<RecognisedToken> recognise(String value, String address);
}
