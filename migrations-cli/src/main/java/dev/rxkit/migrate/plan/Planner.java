package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.error.ConfigException;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/** Turns changes into the statements of one database, in an order that works. Pure, stateless, thread-safe. */
public interface Planner {
    /**
     * The whole script at once.
     *
     * @param from what is, inspected: its views and triggers are what a rebuilt table gets back
     * @param to what is wanted, resolved, with everything of {@code from} that nobody owns ({@link Ownership#target})
     * @param changes the difference between the two
     * @param answers to the questions these changes raise; one that is missing leaves the guard of the script alone
     * @throws dev.rxkit.error.RxException where no safe script can be written; the message names the table
     */
    Plan plan(Schema from, Schema to, List<Change> changes, Answers answers);

    /** Whether a script that fails leaves nothing behind: the database takes DDL back as well. */
    default boolean atomic() {
        return true;
    }

    /**
     * Statements of a plan with others before and after them, as one script.
     *
     * @param before what goes, or comes, before the tables change
     * @param tables the statements of a plan
     * @param after what comes, or goes, after them
     */
    default List<Statement> around(List<Statement> before, List<Statement> tables, List<Statement> after) {
        List<Statement> all = new ArrayList<>(before);
        all.addAll(tables);
        all.addAll(after);
        return all;
    }

    /** The planner of a database. */
    static Planner of(Dialect dialect) {
        return switch (dialect.name()) {
            case "sqlite" -> new SqlitePlanner(dialect);
            case "postgresql" -> new PostgresPlanner(dialect);
            case "mariadb" -> new MariaDbPlanner(dialect);
            default ->
                throw new ConfigException(
                        "no migrations for " + dialect.name() + " yet: use sqlite, postgresql or mariadb");
        };
    }
}
