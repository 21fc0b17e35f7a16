package dev.holdfast.controlplane.validation;

import dev.holdfast.controlplane.upload.UploadedModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows stacks of uploaded code in terms of the files that it was bundled from, where there are source maps. */
public final class MappedStacks {
    private static final Pattern FRAME = Pattern.compile("(?<=at |\\()([^\\s()]+):(\\d{1,7}):(\\d{1,7})(?=\\)|\\s|$)");
    private static final String EXTENSION = ".map";

    private MappedStacks() {}

    /** The text with every place in a module replaced by the place that it comes from. */
    public static String map(String text, List<UploadedModule> modules) {
        Map<String, UploadedModule> files =
                modules.stream().collect(Collectors.toMap(UploadedModule::name, Function.identity()));
        Map<String, Optional<SourceMap>> maps = new HashMap<>();
        return FRAME.matcher(text).replaceAll(frame -> {
            Optional<SourceMap> map = maps.computeIfAbsent(
                    frame.group(1),
                    name -> Optional.ofNullable(files.get(name + EXTENSION))
                            .filter(file -> file.contentType().equals(UploadedModule.SOURCE_MAP))
                            .map(file -> SourceMap.parse(file.content())));
            String place = map.flatMap(
                            each -> each.find(Integer.parseInt(frame.group(2)), Integer.parseInt(frame.group(3))))
                    .map(SourceMap.Place::toString)
                    .orElse(frame.group());
            return Matcher.quoteReplacement(place);
        });
    }
}
