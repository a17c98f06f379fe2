package dev.rxkit.migrate.plan;

import java.util.List;

/**
 * The statements for views, triggers and other objects of a script that also changes tables.
 *
 * @param before what goes, or comes, before the tables change
 * @param after what comes after they have changed
 * @param last what goes at the end, because tables may have used it
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
}
