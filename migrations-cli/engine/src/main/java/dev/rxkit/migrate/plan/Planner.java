package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the statements of one database for a list of changes, in an order that works. Pure, stateless, thread-safe.
 */
public interface Planner {
    /**
     * The number of seconds that a statement of a script for a server waits for a lock. While a statement waits for the
     * strongest lock of a table, every later statement on that table waits as well.
     */
    int LOCK_SECONDS = 5;

    /**
     * Returns the whole script.
     *
     * @param from the present schema, inspected: a rebuilt table gets its views and triggers back
     * @param to the wanted schema, resolved, with everything of {@code from} that is not owned ({@link
     *     Ownership#target})
     * @param changes the difference between the two
     * @param answers the answers to the questions of these changes; without an answer, the script relies on its guard
     * @throws dev.rxkit.error.RxException if no safe script can be written; the message names the table
     */
    Plan plan(Schema from, Schema to, List<Change> changes, Answers answers);

    /**
     * Returns the planner that writes, where there is one, the safe rewrite of a statement whose lock would stop others
     * for long; it needs more scripts.
     */
    default Planner safe() {
        return this;
    }

    /** Returns a script of statements that write rows. */
    default List<Statement> writing(List<Statement> updates) {
        return updates;
    }

    /** Returns whether the database rolls DDL back, so that a script that fails changes nothing. */
    default boolean atomic() {
        return true;
    }

    /**
     * Returns all parts of a plan and the statements for other objects, as one script.
     *
     * @param from as for {@link #plan}
     * @param to as for {@link #plan}
     * @param changes the difference between the two; may be empty
     * @param objects the statements for objects other than tables
     * @throws dev.rxkit.error.RxException if no safe script can be written; the message names the table
     */
    default List<Statement> script(Schema from, Schema to, List<Change> changes, ObjectStatements objects) {
        List<Statement> all = new ArrayList<>(objects.before());
        if (!changes.isEmpty()) {
            all.addAll(plan(from, to, changes, Answers.none()).statements());
        }
        all.addAll(objects.after());
        all.addAll(objects.last());
        return all;
    }
}
