package dev.holdfast.controlplane.validation;

import dev.holdfast.controlplane.upload.UploadedModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows stacks of uploaded code in terms of the files that it was bundled from, where there are source maps. */
public final class MappedStacks {
    private static final Pattern FRAME = Pattern.compile("(?<=at |\\()([^\\s()]+):(\\d{1,7}):(\\d{1,7})(?=\\)|\\s|$)");
    private static final String EXTENSION = ".map";

    private final Map<String, UploadedModule> files;
    private final Map<String, SourceMap> maps = new ConcurrentHashMap<>();

    private MappedStacks(List<UploadedModule> files) {
        this.files = files.stream()
                .filter(each -> each.contentType().equals(UploadedModule.SOURCE_MAP))
                .collect(Collectors.toMap(UploadedModule::name, Function.identity()));
    }

    /** For stacks of one version's code, of whose files the source maps are of use. Safe for several threads. */
    public static MappedStacks of(List<UploadedModule> files) {
        return new MappedStacks(files);
    }

    /** The text with every place in a module replaced by the place that it comes from. */
    public static String map(String text, List<UploadedModule> files) {
        return of(files).map(text);
    }

    /** The text with every place in a module replaced by the place that it comes from. */
    public String map(String text) {
        return FRAME.matcher(text).replaceAll(frame -> {
            String place = mapOf(frame.group(1))
                    .flatMap(each -> each.find(Integer.parseInt(frame.group(2)), Integer.parseInt(frame.group(3))))
                    .map(SourceMap.Place::toString)
                    .orElse(frame.group());
            return Matcher.quoteReplacement(place);
        });
    }

    private Optional<SourceMap> mapOf(String module) {
        UploadedModule file = files.get(module + EXTENSION);
        return file == null
                ? Optional.empty()
                : Optional.of(maps.computeIfAbsent(module, name -> SourceMap.parse(file.content())));
    }
}
