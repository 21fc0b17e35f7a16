package dev.holdfast.pod.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageUnitsTest {
    private static final StorageEntry LARGE = new StorageEntry("large", new byte[100_000]);
    private static final StorageEntry SMALL = new StorageEntry("small", new byte[10]);

    @Test
    void aKeyIsARowHoweverLargeItsValue() {
        assertThat(StorageUnits.ROWS.ofEntry(100_000)).isEqualTo(1);
        assertThat(StorageUnits.BLOCKS.ofEntry(100_000)).isEqualTo(25);
        assertThat(StorageUnits.BLOCKS.ofEntry(0)).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNotThereIsAReadOfAUnitButOfNoRow() {
        StorageQuery keys = new StorageQuery.Keys(List.of("large", "small", "missing"));

        assertThat(StorageUnits.ROWS.ofAnswer(keys, List.of(LARGE, SMALL))).isEqualTo(2);
        assertThat(StorageUnits.BLOCKS.ofAnswer(keys, List.of(LARGE, SMALL))).isEqualTo(27);
    }
}
