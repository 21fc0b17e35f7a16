package dev.holdfast.sandbox.engine;

import java.nio.file.Path;
import java.util.Map;

/**
 * The data of ICU 77, mapped from its file, so that all processes of a machine share what they use of it. V8 reads the
 * file that it is told of into memory of its own, which is 30 MB for each process. It is therefore told of a package
 * without items; what ICU does not find there, it takes from the folder that the environment names, and maps.
 *
 * @param folder holds both packages, as the build lays them out
 */
public record IcuData(Path folder) {
    private static final String VARIABLE = "ICU_DATA";
    private static final String COMPLETE = "icudt77l.dat";
    private static final String EMPTY = "empty.dat";

    /**
     * The file that V8 is to be told of.
     *
     * @param environment of this process
     * @throws IllegalArgumentException when ICU would find no data, which V8 answers by ending the process as soon as
     *     script needs any
     */
    Path forEngine(Map<String, String> environment) {
        V8Engine.requireFile(folder.resolve(COMPLETE));
        V8Engine.requireFile(folder.resolve(EMPTY));
        if (!folder.toString().equals(environment.get(VARIABLE))) {
            throw new IllegalArgumentException("the environment variable " + VARIABLE + " has to be " + folder);
        }
        return folder.resolve(EMPTY);
    }
}
