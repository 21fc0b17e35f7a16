package dev.holdfast.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final Grant READER_OF_A = limited(Set.of(Permission.WORKERS_READ), Set.of("a"));

    @Test
    void aLimitedGrantAllowsItsPermissionsOnItsAccounts() {
        assertThat(READER_OF_A.allows(Permission.WORKERS_READ, "a")).isTrue();
        assertThat(READER_OF_A.allows(Permission.WORKERS_READ, "b")).isFalse();
        assertThat(READER_OF_A.allows(Permission.WORKERS_WRITE, "a")).isFalse();
        assertThat(READER_OF_A.touches("a")).isTrue();
        assertThat(READER_OF_A.touches("b")).isFalse();
        assertThat(Grant.everything().allows(Permission.BILLING_WRITE, "b")).isTrue();
    }

    @Test
    void aGrantIncludesOnlyWhatAllowsNoMore() {
        Grant readerOfAll = limited(Set.of(Permission.WORKERS_READ), Set.of());
        Grant writerOfA = limited(Set.of(Permission.WORKERS_READ, Permission.WORKERS_WRITE), Set.of("a"));

        assertThat(Grant.everything().includes(readerOfAll)).isTrue();
        assertThat(readerOfAll.includes(READER_OF_A)).isTrue();
        assertThat(writerOfA.includes(READER_OF_A)).isTrue();
        assertThat(READER_OF_A.includes(readerOfAll)).isFalse();
        assertThat(READER_OF_A.includes(writerOfA)).isFalse();
        assertThat(READER_OF_A.includes(Grant.everything())).isFalse();
    }

    @Test
    void permissionsOfTheUsersOwnHoldWhateverTheAccounts() {
        Grant teller = limited(Set.of(Permission.USER_READ), Set.of("a"));

        assertThat(teller.allows(Permission.USER_READ)).isTrue();
        assertThat(teller.includes(limited(Set.of(Permission.USER_READ), Set.of())))
                .isTrue();
    }

    private static Grant limited(Set<Permission> permissions, Set<String> accounts) {
        return new Grant.Limited(List.of(new Grant.Policy(permissions, accounts)));
    }
}
