package dev.holdfast.controlplane.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** JSON in text columns. The names are those of the records: a renamed component needs a data migration. */
public final class StoredJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StoredJson() {}

    /** For {@link VersionFacts}. */
    @Converter
    public static final class OfFacts implements AttributeConverter<VersionFacts, String> {
        @Override
        public String convertToDatabaseColumn(VersionFacts facts) {
            return write(facts);
        }

        @Override
        public VersionFacts convertToEntityAttribute(String json) {
            return read(json, new TypeReference<>() {});
        }
    }

    /** For {@link WorkerSettings}. */
    @Converter
    static final class OfSettings implements AttributeConverter<WorkerSettings, String> {
        @Override
        public String convertToDatabaseColumn(WorkerSettings settings) {
            return write(settings);
        }

        @Override
        public WorkerSettings convertToEntityAttribute(String json) {
            return read(json, new TypeReference<>() {});
        }
    }

    /** For annotations. */
    @Converter
    public static final class OfTexts implements AttributeConverter<Map<String, String>, String> {
        @Override
        public String convertToDatabaseColumn(Map<String, String> texts) {
            return write(texts);
        }

        @Override
        public Map<String, String> convertToEntityAttribute(String json) {
            return read(json, new TypeReference<>() {});
        }
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
