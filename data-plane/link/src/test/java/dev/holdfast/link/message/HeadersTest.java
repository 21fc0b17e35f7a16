package dev.holdfast.link.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final Headers SOME =
            new Headers("accept\n*/*\nvalue\naccept\ncookie\na=1\nempty\n\naccept\ntext/html");

    @Test
    void aFieldIsFoundByItsName() {
        assertThat(SOME.first("accept")).hasValue("*/*");
        assertThat(SOME.first("cookie")).hasValue("a=1");
        assertThat(SOME.first("empty")).hasValue("");
        assertThat(SOME.all("accept")).containsExactly("*/*", "text/html");
        assertThat(SOME.joined("accept")).hasValue("*/*, text/html");
    }

    @Test
    void valuesAndPartsOfNamesAreNoNames() {
        assertThat(SOME.first("*/*")).isEmpty();
        assertThat(SOME.first("acc")).isEmpty();
        assertThat(SOME.first("cept")).isEmpty();
        assertThat(SOME.all("a=1")).isEmpty();
        assertThat(SOME.joined("text/html")).isEmpty();
        assertThat(Headers.EMPTY.first("accept")).isEmpty();
        assertThat(new Headers("alone").first("alone")).hasValue("");
    }

    @Test
    void aFieldTakesThePlaceOfAllOfItsName() {
        assertThat(SOME.with("accept", "new").parts())
                .containsExactly("value", "accept", "cookie", "a=1", "empty", "", "accept", "new");
        assertThat(Headers.EMPTY.with("a", "b")).isEqualTo(new Headers("a\nb"));
    }

    @Test
    void whatCannotBeSentIsNoticed() {
        assertThat(Stream.of("", "a\nb", "a\n", "a\n\nb\nc", "x-y_z!\nv w\tx\u00e9"))
                .allMatch(packed -> new Headers(packed).areWellFormed());
        assertThat(Stream.of(
                        ":cf\n{}",
                        ":authority\nelsewhere",
                        "Host\nelsewhere",
                        "a b\nc",
                        "a:\nb",
                        "\nvalue",
                        "a",
                        "a\nb\nc",
                        "a\nb\n",
                        "a\nb\n\nc",
                        "a\nb\rc",
                        "a\nb\0",
                        "\u00e9\nb",
                        "\n"))
                .noneMatch(packed -> new Headers(packed).areWellFormed());
    }

    @Test
    void thePseudoFieldMayComeFirstWhereItIsAllowed() {
        assertThat(new Headers(":cf\n{}").areWellFormed(Headers.CF)).isTrue();
        assertThat(new Headers(":cf\n{}\na\nb").areWellFormed(Headers.CF)).isTrue();
        assertThat(new Headers("a\nb\n:cf\n{}").areWellFormed(Headers.CF)).isFalse();
        assertThat(new Headers(":cf\n{}\n:cf\n{}").areWellFormed(Headers.CF)).isFalse();
        assertThat(new Headers(":cfx\n{}").areWellFormed(Headers.CF)).isFalse();
        assertThat(new Headers(":cf").areWellFormed(Headers.CF)).isFalse();
        assertThat(new Headers(":encoded\n\na\nb").areWellFormed(Headers.CF)).isFalse();
    }

    @Test
    void aPseudoFieldIsTakenOff() {
        for (Headers fields : List.of(new Headers(":encoded\n\na\nb"), new Headers(":encoded\n"))) {
            assertThat(fields.areWellFormed(Headers.ENCODED)).isTrue();
            assertThat(fields.beginWith(Headers.ENCODED)).isTrue();
        }
        assertThat(new Headers(":encoded\n\na\nb").rest()).isEqualTo(new Headers("a\nb"));
        assertThat(new Headers(":encoded\n").rest()).isEqualTo(Headers.EMPTY);
        assertThat(new Headers("a\nb").beginWith(Headers.ENCODED)).isFalse();
    }

    @Property
    void whatIsFoundIsWhatTakingEverythingApartFinds(@ForAll("fields") List<String> parts) {
        Headers headers = new Headers(String.join("\n", parts));
        for (String name : List.of("a", "b", "ab")) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i + 1 < parts.size(); i += 2) {
                if (parts.get(i).equals(name)) {
                    expected.add(parts.get(i + 1));
                }
            }
            assertThat(headers.all(name)).isEqualTo(expected);
            assertThat(headers.first(name)).isEqualTo(expected.stream().findFirst());
        }
    }

    @Provide
    Arbitrary<List<String>> fields() {
        Arbitrary<String> part = Arbitraries.of("a", "b", "ab", "ba", "");
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(count -> part.list().ofSize(2 * count))
                .filter(parts -> !String.join("\n", parts).isEmpty());
    }
}
