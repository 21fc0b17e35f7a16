package dev.holdfast.histories;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Reads {@linkplain History histories} from standard input, one a line, as JSON; prints the names of those that are not
 * linearizable.
 */
public final class Main {
    private Main() {}

    /** Exits with 0 when all could be read, whatever was found; else with 1. */
    public static void main(String[] arguments) throws IOException {
        check(new InputStreamReader(System.in, StandardCharsets.UTF_8), System.out);
    }

    static void check(Reader histories, PrintStream out) throws IOException {
        Checker checker = new Checker();
        BufferedReader lines = new BufferedReader(histories);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            History history = JSON.std.beanFrom(History.class, line);
            if (!checker.isLinearizable(history)) {
                out.println(history.name());
            }
        }
    }
}
