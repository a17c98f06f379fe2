package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresColumnOptions;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the statements that change the options of a table. Pure. */
final class PostgresOptions {
    private PostgresOptions() {}

    /**
     * Returns the statements that set an option of a table.
     *
     * @param value the wanted value; an empty text for the default
     */
    static List<String> set(Dialect dialect, Table now, Table to, String option, String value) {
        String alter = "ALTER TABLE " + dialect.quote(to.name()) + " ";
        if (option.equals("unlogged")) {
            return List.of(alter + ("true".equals(value) ? "SET UNLOGGED" : "SET LOGGED"));
        }
        if (option.equals("with")) {
            return storage(alter, now.options().getOrDefault("with", ""), value);
        }
        if (option.startsWith(PostgresText.COLUMN)) {
            String present = now.options().getOrDefault(option, "");
            return PostgresColumnOptions.statements(
                    to.name(), option.substring(PostgresText.COLUMN.length()), present, value);
        }
        return PostgresText.OPTIONS.contains(option) ? PostgresText.option(to.name(), option, value) : List.of();
    }

    private static List<String> storage(String alter, String present, String wanted) {
        List<String> statements = new ArrayList<>();
        Set<String> kept = parameters(wanted);
        Set<String> gone = parameters(present);
        gone.removeAll(kept);
        if (!gone.isEmpty()) {
            statements.add(alter + "RESET (" + String.join(", ", gone) + ")");
        }
        if (!kept.isEmpty()) {
            statements.add(alter + "SET (" + wanted + ")");
        }
        return statements;
    }

    private static Set<String> parameters(String options) {
        Set<String> names = new TreeSet<>();
        for (String option : options.split(",")) {
            String name = option.replaceFirst("=.*", "").strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }
}
