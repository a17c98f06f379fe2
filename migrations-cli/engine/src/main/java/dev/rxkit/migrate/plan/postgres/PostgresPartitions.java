package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.schema.StoredObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes the indexes, constraints and row level security that a partition has for itself. Its text is the statement that
 * creates it, followed by one statement for each of these.
 */
final class PostgresPartitions {
    private static final String NAME = "((?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+))";
    private static final Pattern INDEX =
            Pattern.compile("(?s)CREATE (?:UNIQUE )?INDEX " + NAME + " ON (?:ONLY )?(?:" + NAME + "\\.)?.*");
    private static final Pattern CONSTRAINT = Pattern.compile("(?s)(ALTER TABLE .*?) ADD CONSTRAINT " + NAME + " .*");
    private static final Pattern SECURITY = Pattern.compile("(ALTER TABLE .*) (ENABLE|FORCE) ROW LEVEL SECURITY");
    private static final Pattern NOT_NULL = Pattern.compile("(?s)(ALTER TABLE .*) SET NOT NULL");

    private static final Pattern SETTINGS = Pattern.compile("(ALTER TABLE .*) SET \\((.*)\\)");

    private PostgresPartitions() {}

    /** Returns whether the partition can be changed without losing its rows. */
    static boolean replaces(StoredObject from, StoredObject to) {
        List<String> old = statements(from);
        List<String> wanted = statements(to);
        return old.get(0).equals(wanted.get(0))
                && old.stream()
                        .filter(sql -> !wanted.contains(sql))
                        .allMatch(sql -> reverse(sql).isPresent());
    }

    /** Returns the statements, separated by semicolons. */
    static String sql(StoredObject from, StoredObject to) {
        List<String> old = statements(from);
        List<String> wanted = statements(to);
        List<String> all = new ArrayList<>();
        old.stream()
                .filter(sql -> !wanted.contains(sql))
                .forEach(sql -> all.add(reverse(sql).orElseThrow()));
        wanted.stream().filter(sql -> !old.contains(sql)).forEach(all::add);
        return String.join(";\n", all);
    }

    private static List<String> statements(StoredObject partition) {
        return Arrays.asList(partition.sql().split(";\n"));
    }

    private static Optional<String> reverse(String sql) {
        Matcher index = INDEX.matcher(sql);
        if (index.matches()) {
            String space = index.group(2) == null ? "" : index.group(2) + ".";
            return Optional.of("DROP INDEX " + space + index.group(1));
        }
        Matcher constraint = CONSTRAINT.matcher(sql);
        if (constraint.matches()) {
            return Optional.of(constraint.group(1) + " DROP CONSTRAINT " + constraint.group(2));
        }
        Matcher required = NOT_NULL.matcher(sql);
        if (required.matches()) {
            return Optional.of(required.group(1) + " DROP NOT NULL");
        }
        Matcher settings = SETTINGS.matcher(sql);
        if (settings.matches()) {
            return Optional.of(
                    settings.group(1) + " RESET (" + settings.group(2).replaceAll("=[^,]*", "") + ")");
        }
        Matcher security = SECURITY.matcher(sql);
        return security.matches()
                ? Optional.of(security.group(1) + (security.group(2).equals("FORCE") ? " NO FORCE" : " DISABLE")
                        + " ROW LEVEL SECURITY")
                : Optional.empty();
    }
}
