package dev.rxkit.database.postgres;

import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the statements that set the storage, compression, statistics target and attributes of a column. Pure. */
public final class PostgresColumnOptions {
    private static final String SEPARATOR = "; ";

    private PostgresColumnOptions() {}

    /**
     * Returns the statements.
     *
     * @param from the present options in the form of {@link PostgresText#COLUMN}; may be empty
     * @param to the wanted options in this form; may be empty
     */
    public static List<String> statements(TableName table, String column, String from, String to) {
        String alter = "ALTER TABLE " + PostgresText.quote(table) + " ALTER COLUMN " + PostgresText.quote(column) + " ";
        List<String> statements = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            String old = setting.of(from);
            String wanted = setting.of(to);
            if (!old.equals(wanted)) {
                statements.add(alter + "SET " + setting + " " + (wanted.isEmpty() ? setting.none : wanted));
            }
        }
        String kept = attributes(to);
        Set<String> gone = names(attributes(from));
        gone.removeAll(names(kept));
        if (!gone.isEmpty()) {
            statements.add(alter + "RESET (" + String.join(", ", gone) + ")");
        }
        if (!kept.isEmpty() && !kept.equals(attributes(from))) {
            statements.add(alter + "SET (" + kept + ")");
        }
        return statements;
    }

    private static List<String> parts(String options) {
        return options.isEmpty() ? List.of() : List.of(options.split(SEPARATOR));
    }

    private static String attributes(String options) {
        return parts(options).stream()
                .filter(part -> part.contains("="))
                .findFirst()
                .orElse("");
    }

    private static Set<String> names(String attributes) {
        Set<String> names = new TreeSet<>();
        for (String attribute : attributes.split(", ")) {
            names.add(attribute.replaceFirst("=.*", ""));
        }
        names.remove("");
        return names;
    }

    private enum Setting {
        STORAGE("DEFAULT"),
        COMPRESSION("default"),
        STATISTICS("-1");

        private final String none;

        Setting(String none) {
            this.none = none;
        }

        String of(String options) {
            return parts(options).stream()
                    .filter(part -> part.startsWith(name() + " "))
                    .map(part -> part.substring(name().length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }
}
