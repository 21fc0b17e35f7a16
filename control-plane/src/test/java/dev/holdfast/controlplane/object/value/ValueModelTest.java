package dev.holdfast.controlplane.object.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values that are written are read again; bytes as {@code node:v8} writes them are read as what they are. */
class ValueModelTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500)
    void whatIsWrittenIsReadAgain(@ForAll("values") ObjectNode value) {
        assertThat(ValueReader.read(ValueWriter.write(value))).isEqualTo(value);
    }

    @Property(tries = 1000)
    void anyBytesAreReadAsSomething(@ForAll byte[] bytes) {
        assertThat(ValueReader.read(bytes).has("type")).isTrue();
    }

    @Example
    void bytesOfNodeAreReadAsWhatTheyAre() {
        assertThat(read("ff0f49 02")).isEqualTo(json("{'type':'number','value':1}"));
        assertThat(read("ff0f4e 000000000000f07f")).isEqualTo(json("{'type':'number','value':'Infinity'}"));
        assertThat(read("ff0f4e 000000000000e03f")).isEqualTo(json("{'type':'number','value':0.5}"));
        assertThat(read("ff0f5a 11 0100000000000000")).isEqualTo(json("{'type':'bigint','value':'-1'}"));
        assertThat(read("ff0f44 0000000000000000")).isEqualTo(json("{'type':'date','value':0}"));
        assertThat(read("ff0f52 220161 01")).isEqualTo(json("{'type':'regexp','source':'a','flags':'g'}"));
        assertThat(read("ff0f6f 220161 4902 7b01"))
                .isEqualTo(json("{'type':'object','entries':[['a',{'type':'number','value':1}]]}"));
        assertThat(read("ff0f41 01 4902 2400 01"))
                .isEqualTo(json("{'type':'array','items':[{'type':'number','value':1}]}"));
        assertThat(read("ff0f3b 220161 54 3a02"))
                .isEqualTo(json(
                        "{'type':'map','entries':[[{'type':'string','value':'a'},{'type':'boolean','value':true}]]}"));
        assertThat(read("ff0f42 02 0102 56 42 01 01 00")).isEqualTo(json("{'type':'Uint8Array','base64':'Ag=='}"));
        assertThat(read("ff0f72 52 6d 220161 2e"))
                .isEqualTo(json("{'type':'error','name':'RangeError','message':'a'}"));
    }

    @Example
    void whatAppearsTwiceIsAReference() {
        assertThat(read("ff0f41 02 6f7b00 5e01 2400 02"))
                .isEqualTo(
                        json(
                                "{'type':'array','items':[{'type':'object','entries':[],'id':1},{'type':'reference','id':1}]}"));
    }

    @Example
    void plainJsonCanBeWritten() {
        assertThat(ValueReader.read(ValueWriter.write(json("{'type':'json','value':{'a':[1,null,'x']}}"))))
                .isEqualTo(
                        json(
                                "{'type':'object','entries':[['a',{'type':'array','items':[{'type':'number','value':1},{'type':'null'},{'type':'string','value':'x'}]}]]}"));
    }

    @Example
    void whatCannotBeWrittenIsRefusedByName() {
        assertThatThrownBy(() -> ValueWriter.write(json("{'type':'error'}")))
                .isInstanceOf(UnwritableValueException.class)
                .hasMessage("Values of the type 'error' cannot be written");
        assertThatThrownBy(() -> ValueWriter.write(json("{'type':'number'}")))
                .hasMessage("A value has no 'value', or one of the wrong kind");
        assertThatThrownBy(() -> ValueWriter.write(json("5")))
                .hasMessage("A value has no 'type', or one of the wrong kind");
    }

    @Example
    void valuesThatAreNestedTooDeeplyAreNotTakenApart() {
        JsonNode value = json("{'type':'null'}");
        for (int i = 0; i < 200; i++) {
            value = JSON.objectNode()
                    .put("type", "array")
                    .set("items", JSON.arrayNode().add(value));
        }
        JsonNode deep = value;
        assertThatThrownBy(() -> ValueWriter.write(deep)).hasMessage("The value is nested too deeply");
        assertThat(read("ff0f" + "4101".repeat(200) + "30" + "240001".repeat(200))
                        .get("type")
                        .textValue())
                .isEqualTo("unknown");
    }

    @Provide
    Arbitrary<ObjectNode> values() {
        return Arbitraries.lazyOf(
                this::simple,
                this::simple,
                () -> values().list().ofMaxSize(3).map(items -> list("array", "items", items)),
                () -> values().list().ofMaxSize(3).map(items -> list("set", "items", items)),
                () -> values().list().ofMaxSize(3).map(ValueModelTest::object));
    }

    private Arbitrary<ObjectNode> simple() {
        return Arbitraries.oneOf(
                Arbitraries.of("undefined", "null").map(ValueModelTest::typed),
                Arbitraries.of(true, false).map(value -> typed("boolean").put("value", value)),
                Arbitraries.integers().map(value -> typed("number").put("value", value)),
                Arbitraries.of("NaN", "-0", "-Infinity")
                        .map(value -> typed("number").put("value", value)),
                Arbitraries.bigIntegers().map(value -> typed("bigint").put("value", value.toString())),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(ValueModelTest::isWhole)
                        .map(value -> typed("string").put("value", value)),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(20)
                        .map(bytes -> typed("Uint8Array")
                                .put("base64", Base64.getEncoder().encodeToString(bytes))));
    }

    /** Lone halves of characters have no place in JSON. */
    private static boolean isWhole(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    private static ObjectNode object(List<ObjectNode> values) {
        ObjectNode object = typed("object");
        var entries = object.putArray("entries");
        for (int i = 0; i < values.size(); i++) {
            entries.addArray().add("k" + i).add(values.get(i));
        }
        return object;
    }

    private static ObjectNode list(String type, String field, List<ObjectNode> items) {
        ObjectNode list = typed(type);
        list.putArray(field).addAll(items);
        return list;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static JsonNode read(String hex) {
        JsonNode node = ValueReader.read(HexFormat.of().parseHex(hex.replace(" ", "")));
        return json(node.toString());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
