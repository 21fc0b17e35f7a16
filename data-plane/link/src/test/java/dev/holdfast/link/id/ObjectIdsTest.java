package dev.holdfast.link.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectIdsTest {
    private final ObjectIds ids = new ObjectIds("mykey");

    @ParameterizedTest
    @CsvSource({
        "http://foo/,59002eb8cf872e541722977a258a12d6a93bbe8192b502e1c0cb250aa91af234",
        "http://foo/bar,02b496f65dd35cbac90e3e72dc5a398ee93926ea4a3821e26677082d2e6f9b79"
    })
    void namesLeadToTheIdsOfTheReference(String name, String expected) {
        assertThat(ids.fromName(name)).isEqualTo(expected);
    }

    @Test
    void uniqueIdsBelongToTheirNamespaceAndDiffer() {
        String one = ids.unique(RandomGenerator.getDefault(), "");
        assertThat(ids.parse(one)).isEqualTo(one).isNotEqualTo(ids.unique(RandomGenerator.getDefault(), ""));
    }

    @Test
    void aJurisdictionMakesAnotherIdAndIsFoundInIt() {
        Set<String> all = new HashSet<>();
        all.add(ids.fromName("x"));
        for (String jurisdiction : ObjectIds.JURISDICTIONS) {
            String named = ids.fromName("x", jurisdiction);
            assertThat(all.add(named)).isTrue();
            assertThat(ids.parse(named)).isEqualTo(named);
            assertThat(ids.jurisdictionOf(named)).isEqualTo(jurisdiction);
            assertThat(ids.jurisdictionOf(ids.unique(RandomGenerator.getDefault(), jurisdiction)))
                    .isEqualTo(jurisdiction);
        }
        assertThat(ids.jurisdictionOf(ids.fromName("x"))).isEmpty();
        assertThat(ids.jurisdictionOf(ids.fromName("eu\0x"))).isEmpty();
        assertThat(ids.fromName("eu\0x")).isNotEqualTo(ids.fromName("x", "eu"));
    }

    @Test
    void anUnknownJurisdictionIsRefused() {
        assertThatThrownBy(() -> ids.fromName("x", "mars")).hasMessage("There is no jurisdiction \"mars\".");
        assertThatThrownBy(() -> ids.unique(RandomGenerator.getDefault(), "mars"))
                .isInstanceOf(InvalidObjectIdException.class);
    }

    @Test
    void parsingAcceptsUpperCaseAndAnswersLowerCase() {
        String id = ids.fromName("x");
        assertThat(ids.parse(id.toUpperCase(Locale.ROOT))).isEqualTo(id);
    }

    @Test
    void anIdOfAnotherNamespaceIsRefused() {
        String foreign = new ObjectIds("other").fromName("x");
        assertThatThrownBy(() -> ids.parse(foreign))
                .isInstanceOf(InvalidObjectIdException.class)
                .hasMessage("Durable Object ID is not valid for this namespace.");
    }

    @ParameterizedTest
    @CsvSource({"abc", "zz002eb8cf872e541722977a258a12d6a93bbe8192b502e1c0cb250aa91af234"})
    void anythingButSixtyFourHexDigitsIsRefused(String text) {
        assertThatThrownBy(() -> ids.parse(text)).hasMessage("Invalid Durable Object ID: must be 64 hex digits");
    }
}
