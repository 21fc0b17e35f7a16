package dev.holdfast.sandbox.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What script gets of ICU, and what its data cost the process. */
class LanguagesTest {
    private static final Target WORKER = new Target.Worker(1);

    private final FakePod pod = FakePod.start();

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void scriptHasAllOfThem() throws Exception {
        assertThat(answer("""
                new Intl.DateTimeFormat('de', { dateStyle: 'full', timeZone: 'Asia/Tokyo' }).format(0),
                new Intl.NumberFormat('hi', { style: 'currency', currency: 'INR' }).format(1234567.5),
                new Intl.DisplayNames('fr', { type: 'region' }).of('US'),
                new Intl.PluralRules('ar').select(3),
                ['z', 'ä', 'a'].sort(new Intl.Collator('sv').compare).join(''),
                'ﬁ'.normalize('NFKC'),
                /^\\p{Script=Greek}+$/u.test('λόγος'),
                'I'.toLocaleLowerCase('tr')""")).isEqualTo("Donnerstag, 1. Januar 1970|₹12,34,567.50|États-Unis|few|azä|fi|true|ı");
    }

    @Test
    void theirDataAreMappedAndSharedWithOtherProcesses() throws Exception {
        answer("new Intl.NumberFormat('de').format(1.5)");
        List<String> mapping = mapping("/icudt77l.dat");
        assertThat(mapping).first().asString().contains(" r--");
        assertThat(kibibytes(mapping, "Size")).isGreaterThan(30_000);
        assertThat(kibibytes(mapping, "Rss")).isPositive();
        assertThat(kibibytes(mapping, "Anonymous")).isZero();
    }

    private String answer(String values) throws Exception {
        pod.version(1, Bundles.of("export default { fetch() { return new Response([" + values + "].join('|')) } }"));
        return pod.get(WORKER, "/").text();
    }

    /** The lines about a file of which this process has one mapping. */
    private static List<String> mapping(String file) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/smaps")).stream()
                .dropWhile(line -> !line.endsWith(file))
                .takeWhile(line -> !line.startsWith("VmFlags:"))
                .toList();
    }

    private static long kibibytes(List<String> mapping, String field) {
        String line = mapping.stream()
                .filter(candidate -> candidate.startsWith(field + ":"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.split("\\s+")[1]);
    }
}
