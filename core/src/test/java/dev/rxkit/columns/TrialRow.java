package dev.rxkit.columns;

import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.RxException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;

/** Creates the records of {@link Holders} and reads their components. */
@NullUnmarked
final class TrialRow {

    private static final Map<Pattern, String> LEFT_OUT = new LinkedHashMap<>();

    static {
        LEFT_OUT.put(Pattern.compile("^at \\S+ "), "");
        LEFT_OUT.put(Pattern.compile("^(dev\\.rxkit\\.columns\\.)?Of\\w+\\.v:? ?"), "");
        LEFT_OUT.put(Pattern.compile("^\\(column \\w+\\.v\\) "), "");
        LEFT_OUT.put(Pattern.compile("^is of type .+? in the database(: |, )"), "");
        LEFT_OUT.put(Pattern.compile("^cannot be read as .+?: "), "");
        LEFT_OUT.put(Pattern.compile(" \\((the )?row id = \\d+\\)$"), "");
        LEFT_OUT.put(Pattern.compile("it does not hold every .+? exactly; "), "");
        LEFT_OUT.put(Pattern.compile("Of\\w+\\.v"), "it");
    }

    private TrialRow() {}

    static Object of(Class<?> type, long id, Object value) throws ReflectiveOperationException {
        Constructor<?> made = type.getDeclaredConstructors()[0];
        made.setAccessible(true);
        return made.newInstance(id, "w", value);
    }

    static Object value(Object row) {
        return component(row, 2);
    }

    static Object component(Object row, int i) {
        try {
            Method read = row.getClass().getRecordComponents()[i].getAccessor();
            read.setAccessible(true);
            return read.invoke(row);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String shown(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    /** Returns the reason in a message, without class, property, column and row. */
    static String reason(String message) {
        String text = message.lines().findFirst().orElse("");
        for (Map.Entry<Pattern, String> part : LEFT_OUT.entrySet()) {
            text = part.getKey().matcher(text).replaceFirst(part.getValue());
        }
        return text;
    }

    static String reason(RxException refused) {
        return refused instanceof DatabaseException
                ? "the server does not take text for it (see [limits](limits.md))"
                : reason(refused.getMessage());
    }

    /** Returns the result as text for the documentation. */
    static String summary(
            boolean unread, Map<Long, String> refusedRows, Map<String, String> refused, ColumnSample column) {
        if (unread && !refused.containsKey("eq of others")) {
            return "refuses these values: " + values(refusedRows, column);
        }
        if (unread) {
            return "refused: " + reason(refusedRows.get(1L));
        }
        List<String> limits = new ArrayList<>();
        if (!refusedRows.isEmpty()) {
            limits.add("refuses " + values(refusedRows, column));
        }
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (String step : List.of("eq", "lt", "slice", "update")) {
            if (refused.containsKey(step)) {
                reasons.computeIfAbsent(refused.get(step), known -> new ArrayList<>())
                        .add("`" + step + "`");
            }
        }
        reasons.forEach((reason, steps) -> limits.add("no " + String.join(", ", steps) + ": " + reason));
        return limits.isEmpty() ? "exact" : "exact; " + String.join("; ", limits);
    }

    private static String values(Map<Long, String> refusedRows, ColumnSample column) {
        List<String> which = refusedRows.keySet().stream()
                .map(id -> "`" + column.values().get(Math.toIntExact(id - 1)).sql() + "`")
                .toList();
        return String.join(", ", which) + " ("
                + reason(refusedRows.values().iterator().next()) + ")";
    }
}
