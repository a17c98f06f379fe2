package dev.rxkit.migrate.plan;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Schema;
import java.util.List;

/** Which rows would not survive a change as they are: one count a change, to be run on a database at head. */
public final class Narrowing {
    private Narrowing() {}

    /**
     * A count of the values that do not fit.
     *
     * @param questionId the question that is settled if the count is 0
     * @param sql gives one row with one number; reads the table by its present names
     * @param text what a number above 0 means, to be put behind it
     */
    public record Probe(String questionId, String sql, String text) {}

    /** The counts to run, in the order of the changes. A backfill is settled if there is no NULL, or no row, to fill. */
    public static List<Probe> probes(Dialect dialect, Schema from, List<Change> changes) {
        return List.of();
    }
}
