package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that a change would lose or alter: one query for each change, to be run on a database on which all
 * scripts have run.
 */
public final class Narrowing {
    private static final int SAMPLE = 3;

    private Narrowing() {}

    /**
     * A query that counts the values that do not fit.
     *
     * @param questionId the id of the question that is settled if the count is 0
     * @param sql a query of one row with one number; reads the table by its present names
     * @param found what is counted
     * @param settles whether 0 makes the question needless: a guard in the script stops where it is not 0. A new column
     *     is always asked about, because a table that is empty here has rows elsewhere
     * @param sample a query of some of the values, one in each row; empty if they are of no use
     * @param rule what to ask if there are rows; null if the change raises its question by itself
     */
    public record Probe(
            String questionId,
            String sql,
            Found found,
            boolean settles,
            String sample,
            @Nullable Rule rule) {
        Probe(String questionId, String sql, Found found, boolean settles, String sample) {
            this(questionId, sql, found, settles, sample, null);
        }
    }

    /**
     * What a query counts.
     *
     * @param noun for one of them, such as {@code row}
     * @param which which ones; follows the noun
     */
    public record Found(String noun, String which) {
        /** Returns a number of them as text. */
        public String text(long count) {
            return count + " " + noun + (count == 1 ? " " : "s ") + which;
        }
    }

    /**
     * A new rule that some rows break.
     *
     * @param question the question
     * @param correction which value these rows can get; null if the rule is about several columns
     */
    public record Rule(Question question, @Nullable Correction correction) {}

    /** Returns the queries to run, in the order of the changes. */
    public static List<Probe> probes(MigrationDialect dialect, Schema from, List<Change> changes) {
        FormerNames names = FormerNames.of(dialect, changes);
        RuleProbes rules = new RuleProbes(names, from, changes);
        List<Probe> probes = new ArrayList<>();
        for (Change change : changes) {
            if (from.table(names.table(change.table())).isEmpty()) {
                continue;
            }
            if (change instanceof Change.AlterType alter && dialect.narrows(alter)) {
                probes.add(narrowing(names, alter));
            } else if (change instanceof Change.AlterNullable alter && Questions.needsValue(alter.from(), alter.to())) {
                probes.add(empty(names, alter));
            } else if (change instanceof Change.AddColumn add && Questions.needsValue(add.column())) {
                probes.add(rows(names, add));
            } else {
                rules.of(change).ifPresent(probes::add);
            }
        }
        return List.copyOf(probes);
    }

    private static String count(FormerNames names, TableName table) {
        return "SELECT count(*) FROM " + names.from(table);
    }

    private static Probe narrowing(FormerNames names, Change.AlterType alter) {
        String x = names.x(alter.table(), alter.to().name());
        String fits = names.migrations().conversion(alter.from(), alter.to(), x).fits();
        String where =
                fits == null ? " WHERE 1 = 0" : " WHERE " + x + " IS NOT NULL AND NOT coalesce(" + fits + ", FALSE)";
        return new Probe(
                Questions.narrow(alter.table(), alter.to().name()),
                count(names, alter.table()) + where,
                new Found(
                        "value",
                        "of " + alter.table() + "." + alter.to().name() + " that "
                                + alter.to().type() + " cannot hold"),
                true,
                "SELECT DISTINCT " + x + " FROM " + names.from(alter.table()) + where + " LIMIT " + SAMPLE);
    }

    private static Probe empty(FormerNames names, Change.AlterNullable alter) {
        return new Probe(
                Questions.backfill(alter.table(), alter.to().name()),
                count(names, alter.table()) + " WHERE "
                        + names.x(alter.table(), alter.to().name()) + " IS NULL",
                new Found(
                        "row", "of " + alter.table() + " without " + alter.to().name()),
                true,
                "");
    }

    private static Probe rows(FormerNames names, Change.AddColumn add) {
        return new Probe(
                Questions.backfill(add.table(), add.column().name()),
                count(names, add.table()),
                new Found("row", "of " + add.table()),
                false,
                "");
    }
}
