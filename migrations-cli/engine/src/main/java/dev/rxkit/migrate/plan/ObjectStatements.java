package dev.rxkit.migrate.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * The statements for views, triggers and other objects of a script that also changes tables.
 *
 * @param before statements that run before the tables change
 * @param after statements that run after the tables have changed
 * @param last statements that run at the end, because they drop what tables may have used
 */
public record ObjectStatements(List<Statement> before, List<Statement> after, List<Statement> last) {
    public ObjectStatements {
        before = List.copyOf(before);
        after = List.copyOf(after);
        last = List.copyOf(last);
    }

    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty() && last.isEmpty();
    }

    /** Returns whether a function or procedure is created or replaced before or after the tables change. */
    public boolean createRoutine() {
        return Stream.of(before, after)
                .flatMap(List::stream)
                .anyMatch(statement -> statement.sql().matches("(?s)CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\\b.*"));
    }
}
