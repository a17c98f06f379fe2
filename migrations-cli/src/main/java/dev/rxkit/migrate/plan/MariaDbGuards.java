package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.MariaDbText;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Assertions in front of everything else, since nothing can be taken back: a temporary table whose columns each take
 * only 0, under constraints named by what went wrong.
 */
final class MariaDbGuards {
    private static final String TABLE = "`rx_guard`";
    private static final int NAME = 64;

    private final List<String> columns = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();
    private final List<Statement> checks = new ArrayList<>();

    /**
     * There must be no such row.
     *
     * @param failure what to tell if there is one, in few words
     * @param condition empty for any row
     */
    void none(String failure, TableName table, String condition) {
        String column = "`g" + (columns.size() + 1) + "`";
        String name = failure.replace("${", "$ {").replaceAll("\\s+", " ");
        String cut = name.substring(0, Math.min(NAME, name.length())).strip();
        columns.add(column + " INT");
        constraints.add("CONSTRAINT " + MariaDbText.quote(cut) + " CHECK (" + column + " = 0)");
        checks.add(Statement.of("INSERT INTO " + TABLE + " (" + column + ") SELECT count(*) FROM "
                + MariaDbText.quote(table) + (condition.isEmpty() ? "" : " WHERE " + condition)));
    }

    /** All of them. */
    List<Statement> statements() {
        if (checks.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(columns);
        lines.addAll(constraints);
        List<Statement> all = new ArrayList<>();
        all.add(new Statement(
                "CREATE TEMPORARY TABLE " + TABLE + " (\n    " + String.join(",\n    ", lines) + "\n)",
                "Stops here, before any harm, if one of these is not 0"));
        all.addAll(checks);
        all.add(Statement.of("DROP TEMPORARY TABLE " + TABLE));
        return all;
    }
}
