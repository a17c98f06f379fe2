package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks that the rows of a table allow an index that is created after the old table is dropped, because the old table has an
 * index of the same name until then.
 */
record SqliteIndexChecks(Dialect dialect, SqliteGuards guards) {

    /**
     * Returns a check that no two rows share the key of a unique index; {@code place} is the table that has the rows.
     */
    Statement unique(Table table, String place, Index index) {
        String rows = parts(index).stream().map(part -> part + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return guards.check(
                "rows of " + table.name() + " share what index " + index.name() + " wants to be unique",
                "SELECT count(*) FROM (SELECT 1 FROM " + dialect.quote(place) + " WHERE " + rows
                        + (index.where() == null ? "" : " AND (" + index.where() + ")") + " GROUP BY "
                        + String.join(", ", parts(index)) + " HAVING count(*) > 1)",
                "");
    }

    /** Returns a check that computes the expressions of an index for every row; empty if it has none. */
    Optional<Statement> computed(Table table, String place, Index index) {
        if (index.where() == null && index.parts().stream().allMatch(part -> part.column() != null)) {
            return Optional.empty();
        }
        String counts = parts(index).stream().map(part -> "count(" + part + ")").collect(Collectors.joining(" + "));
        return Optional.of(guards.check(
                "rows of " + table.name() + " have values that index " + index.name() + " cannot be computed for",
                "SELECT 0 * (" + counts + ") FROM " + dialect.quote(place)
                        + (index.where() == null ? "" : " WHERE " + index.where()),
                ""));
    }

    private List<String> parts(Index index) {
        return index.parts().stream()
                .map(part -> part.column() == null ? "(" + part.expression() + ")" : dialect.quote(part.column()))
                .toList();
    }
}
