package dev.rxkit.database.mariadb;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * SQL that brings the escapes in a JSON text to one form, because {@code JSON_EQUALS} compares them as they are written.
 * Quotes, backslashes and control characters become numeric escapes in lower case, every other escape becomes its
 * character. The text is made the content of a JSON string in which the escapes to keep are escaped once more, and that
 * string is decoded.
 */
final class JsonEscapes {

    private static final String BACKSLASH = "\\";

    /** The escapes of two characters. A backslash is first: after it, each backslash begins an escape. */
    private static final List<List<String>> SHORT = List.of(
            List.of("\\\\", "\\u005c"),
            List.of("\\/", "/"),
            List.of("\\\"", "\\u0022"),
            List.of("\\b", "\\u0008"),
            List.of("\\t", "\\u0009"),
            List.of("\\n", "\\u000a"),
            List.of("\\f", "\\u000c"),
            List.of("\\r", "\\u000d"));

    private static final String KEPT = "\\\\u(00(?:[01][0-9a-fA-F]|22|5[cC]))";

    private static final List<String> IN_CAPITALS = Stream.concat(
                    Stream.of("5C"),
                    "ABCDEF"
                            .chars()
                            .boxed()
                            .flatMap(digit -> Stream.of("0", "1").map(tens -> tens + Character.toString(digit))))
            .toList();

    private static final String BEFORE;
    private static final String AFTER;

    static {
        StringBuilder calls = new StringBuilder();
        StringBuilder arguments = new StringBuilder(" USING utf8mb4)");
        for (List<String> escape : SHORT) {
            enclose(calls, arguments, "REPLACE", escape.get(0), escape.get(1));
        }
        enclose(calls, arguments, "REGEXP_REPLACE", KEPT, BACKSLASH.repeat(4) + "u\\1");
        for (String digits : IN_CAPITALS) {
            String escape = BACKSLASH.repeat(2) + "u00";
            enclose(calls, arguments, "REPLACE", escape + digits, escape + digits.toLowerCase(Locale.ROOT));
        }
        enclose(calls, arguments, "REPLACE", "\"", "\\\"");
        BEFORE = "JSON_VALUE(CONCAT('[\"', " + calls + "CONVERT(JSON_COMPACT(";
        AFTER = ")" + arguments + ", '\"]'), '$[0]')";
    }

    private JsonEscapes() {}

    /**
     * Returns SQL for a document with its escapes in one form.
     *
     * @param document an expression, which is evaluated once; the result is NULL if it is not a document
     */
    static String decoded(String document) {
        return BEFORE + document + AFTER;
    }

    private static void enclose(StringBuilder calls, StringBuilder arguments, String function, String from, String to) {
        calls.insert(0, function + "(");
        arguments
                .append(", ")
                .append(literal(from))
                .append(", ")
                .append(literal(to))
                .append(')');
    }

    /** Returns a literal in which backslashes and question marks mean themselves in every mode of the server. */
    private static String literal(String text) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }
}
