package heapwise.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema (2020-12) as our own schema uses; what it does not know, it refuses. */
final class Schema {

    private static final List<String> KNOWN =
            List.of(
                    "$schema",
                    "$defs",
                    "$ref",
                    "title",
                    "description",
                    "oneOf",
                    "type",
                    "enum",
                    "items",
                    "properties",
                    "required",
                    "additionalProperties");

    private final JsonObject root;

    Schema(String text) throws JsonParserException {
        root = JsonParser.object().from(text);
    }

    /** Returns what is wrong with the text, each with its place; nothing if it is valid. */
    List<String> problems(String text) throws JsonParserException {
        var problems = new ArrayList<String>();
        check(root, JsonParser.any().from(text), "$", problems);
        return problems;
    }

    private void check(JsonObject schema, Object value, String at, List<String> problems) {
        if (!KNOWN.containsAll(schema.keySet())) {
            throw new IllegalArgumentException("unknown keyword at " + at + ": " + schema);
        }
        if (schema.has("$ref")) {
            String name = schema.getString("$ref").substring("#/$defs/".length());
            check(root.getObject("$defs").getObject(name), value, at, problems);
        }
        if (schema.has("oneOf")) {
            long fitting =
                    schema.getArray("oneOf").stream()
                            .filter(one -> fits((JsonObject) one, value, at))
                            .count();
            if (fitting != 1) {
                problems.add(at + " is one of " + fitting + " kinds");
            }
        }
        if (schema.has("type") && !isA(schema.getString("type"), value)) {
            problems.add(at + " is no " + schema.getString("type") + ": " + value);
            return;
        }
        if (schema.has("enum") && !schema.getArray("enum").contains(value)) {
            problems.add(at + " is none of " + schema.getArray("enum") + ": " + value);
        }
        if (value instanceof JsonObject object) {
            members(schema, object, at, problems);
        }
        if (value instanceof JsonArray array && schema.has("items")) {
            for (int i = 0; i < array.size(); i++) {
                check(schema.getObject("items"), array.get(i), at + "[" + i + "]", problems);
            }
        }
    }

    private boolean fits(JsonObject schema, Object value, String at) {
        var problems = new ArrayList<String>();
        check(schema, value, at, problems);
        return problems.isEmpty();
    }

    private void members(JsonObject schema, JsonObject value, String at, List<String> problems) {
        JsonObject properties = schema.getObject("properties", new JsonObject());
        for (String name : value.keySet()) {
            if (properties.has(name)) {
                check(properties.getObject(name), value.get(name), at + "." + name, problems);
            } else if (!schema.getBoolean("additionalProperties", true)) {
                problems.add(at + " has an unknown member " + name);
            }
        }
        for (Object required : schema.getArray("required", new JsonArray())) {
            if (!value.has(String.valueOf(required))) {
                problems.add(at + " lacks " + required);
            }
        }
    }

    private static boolean isA(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }
}
