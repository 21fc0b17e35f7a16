package dev.holdfast.billing.sandbox.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {
    @Test
    void bracketsNestAndNumbersMakeLists() {
        assertThat(FormDecoder.decode("a[b][c]=1&a[b][d]=2&list[0][x]=3&list[0][y]=4&list[1][x]=5&plain[]=6&plain[]=7")
                        .toString())
                .isEqualTo("{\"a\":{\"b\":{\"c\":\"1\",\"d\":\"2\"}},"
                        + "\"list\":[{\"x\":\"3\",\"y\":\"4\"},{\"x\":\"5\"}],\"plain\":[\"6\",\"7\"]}");
    }

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(FormDecoder.decode("meta%5Bk+1%5D=a%26b%3D%C3%BC&&empty=&bare")
                        .toString())
                .isEqualTo("{\"meta\":{\"k 1\":\"a\\u0026b\\u003dü\"},\"empty\":\"\",\"bare\":\"\"}"
                        .replace("\\u0026", "&")
                        .replace("\\u003d", "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a[=1", "a[b", "a=1&a[b]=2", "a[0]=1&a[b]=2", "a[5]=1", "a=%zz", "a[b][c][d][e][f][g][h][i]=1"})
    void whatMakesNoSenseIsRefused(String form) {
        assertThatThrownBy(() -> FormDecoder.decode(form)).isInstanceOf(MalformedFormException.class);
    }
}
