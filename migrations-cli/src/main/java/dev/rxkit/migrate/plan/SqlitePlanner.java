package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Schema;
import java.util.List;

/** SQLite's scripts. */
final class SqlitePlanner implements Planner {
    SqlitePlanner(Dialect dialect) {}

    @Override
    public Plan plan(Schema from, Schema to, List<Change> changes, Answers answers) {
        return new Plan(List.of(), List.of(), List.of());
    }
}
