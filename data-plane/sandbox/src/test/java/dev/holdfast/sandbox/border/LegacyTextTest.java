package dev.holdfast.sandbox.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LegacyTextTest {
    private static final byte[] NIHON = {(byte) 0x93, (byte) 0xfa, (byte) 0x96, (byte) 0x7b};

    @Test
    void aWholeTextLeavesNothingOver() {
        assertThat(LegacyText.decode(NIHON, "shift_jis", true, true)).isEqualTo("\0日本");
    }

    @Test
    void theBytesOfAnUnfinishedCharacterAreLeftOver() {
        byte[] cut = Arrays.copyOf(NIHON, 3);
        assertThat(LegacyText.decode(cut, "shift_jis", true, false)).isEqualTo("\1日");
    }

    @Test
    void atTheEndTheyAreReplacedOrRefused() {
        byte[] cut = Arrays.copyOf(NIHON, 3);
        assertThat(LegacyText.decode(cut, "shift_jis", false, true)).isEqualTo("\0日\ufffd");
        assertThatThrownBy(() -> LegacyText.decode(cut, "shift_jis", true, true))
                .isInstanceOf(BorderException.class)
                .hasMessage("The encoded data was not valid.");
    }

    @Test
    void japaneseSignsAreThoseOfTheStandard() {
        byte[] waveDash = {(byte) 0xa1, (byte) 0xc1};
        assertThat(LegacyText.decode(waveDash, "euc-jp", true, true)).isEqualTo("\0\uff5e");
        byte[] escaped = {0x1b, '$', 'B', 0x21, 0x41, 0x1b, '(', 'B'};
        assertThat(LegacyText.decode(escaped, "iso-2022-jp", true, true)).isEqualTo("\0\uff5e");
        byte[] circledOne = {(byte) 0xad, (byte) 0xa1};
        assertThat(LegacyText.decode(circledOne, "euc-jp", true, true)).isEqualTo("\0\u2460");
    }

    @Test
    void onlyTheStandardsEncodingsAreKnown() {
        for (String name : new String[] {"gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "euc-kr"}) {
            assertThat(LegacyText.decode(new byte[] {'a'}, name, true, true)).isEqualTo("\0a");
        }
        assertThatThrownBy(() -> LegacyText.decode(NIHON, "UTF-7", true, true)).hasMessage("no such encoding");
    }
}
