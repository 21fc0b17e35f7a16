package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.Counter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that is in sums, as text that can be compared. */
final class Sums {
    private Sums() {}

    static Map<String, String> of(Folded folded) {
        Map<String, String> all = new TreeMap<>();
        folded.sums()
                .forEach((resolution, sums) -> sums.forEach((key, sum) -> all.put(resolution + " " + key, of(sum))));
        folded.objects().forEach((key, object) -> all.put(key.toString(), object.toString()));
        return all;
    }

    private static String of(UsageSum sum) {
        return Arrays.stream(Counter.values())
                        .map(counter -> counter + "=" + sum.count(counter))
                        .collect(Collectors.joining(" "))
                + sum.outcomes()
                + sum.cpu()
                + sum.wall()
                + sum.stored()
                + sum.sockets();
    }
}
