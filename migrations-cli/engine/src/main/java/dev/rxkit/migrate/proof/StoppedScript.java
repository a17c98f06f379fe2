package dev.rxkit.migrate.proof;

import dev.rxkit.diff.ObjectChange;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds how many statements of a script a database has run, by running them on a scratch database and comparing the
 * schema after each with that of the database. What neither schema of the script has, such as a table made by hand, is
 * ignored. Not thread-safe.
 */
public final class StoppedScript {
    /** A statement, after the comments before it, that sets variables of the session. */
    private static final Pattern SETTING =
            Pattern.compile("\\A(\\s|--[^\\n]*\\n)*SET\\s+(?!STATEMENT\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WRITES =
            Pattern.compile("\\b(INSERT|UPDATE|DELETE|REPLACE|MERGE|CALL)\\b", Pattern.CASE_INSENSITIVE);

    private final MigrationDialect migrations;
    private final DataLoss.Inspection inspection;
    private final List<String> statements;
    private final Schema before;
    private final List<Set<String>> facts = new ArrayList<>();
    private final Set<String> all = new HashSet<>();

    /**
     * Runs the statements.
     *
     * @param scratch a scratch database without rows that has run the scripts before; changed
     * @throws SQLException if its schema cannot be read
     */
    public StoppedScript(
            MigrationDialect migrations, Connection scratch, DataLoss.Inspection inspection, List<String> statements)
            throws SQLException {
        this.migrations = migrations;
        this.inspection = inspection;
        this.statements = List.copyOf(statements);
        this.before = inspection.of(scratch);
        facts.add(Set.of());
        for (String sql : statements) {
            try {
                run(scratch, List.of(sql));
            } catch (SQLException fails) {
                // The live database cannot have run more of it.
                break;
            }
            Schema reached = inspection.of(scratch);
            Set<String> now = facts(before, reached);
            facts.add(now);
            all.addAll(now);
        }
    }

    /**
     * How far a script ran.
     *
     * @param least the number of statements that ran for certain
     * @param most the number that may have run: those between have no effect on the schema
     */
    public record Range(int least, int most) {}

    /** Returns how far the script ran; empty if the schema is that after none of its statements. */
    public Optional<Range> in(Schema live) {
        Set<String> seen = facts(before, live);
        seen.retainAll(all);
        int least = -1;
        int most = -1;
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).equals(seen)) {
                least = least < 0 ? i : least;
                most = i;
            }
        }
        return least < 0 ? Optional.empty() : Optional.of(new Range(least, most));
    }

    /**
     * Returns whether the statements that may have run can run once more without changing a row, a value or the schema.
     *
     * @param scratch a scratch database as for the constructor; changed
     * @param filled whether to fill it with generated rows first
     * @return empty if the rows stop the script, so that nothing is known
     */
    public Optional<Boolean> isRepeatable(Connection scratch, Range range, boolean filled) throws SQLException {
        List<String> unsure = statements.subList(range.least(), range.most());
        if (unsure.isEmpty()) {
            return Optional.of(true);
        }
        if (filled) {
            RowValues values = new RowValues(migrations.literals(), before, before, Renaming.of(List.of()), false);
            new ScratchRows(migrations.dialect(), scratch).fill(values);
        } else if (unsure.stream().anyMatch(sql -> WRITES.matcher(sql).find())) {
            return Optional.of(false);
        }
        try {
            run(scratch, statements.subList(0, range.most()));
        } catch (SQLException stoppedByRows) {
            return Optional.empty();
        }
        Schema schema = inspection.of(scratch);
        Map<String, List<String>> once = DataLoss.values(migrations, scratch, schema);
        List<String> rest = rest(range.least());
        try {
            run(scratch, rest.subList(0, rest.size() - (statements.size() - range.most())));
        } catch (SQLException runsOnlyOnce) {
            return Optional.of(false);
        }
        Schema again = inspection.of(scratch);
        return Optional.of(facts(schema, again).isEmpty() && once.equals(DataLoss.values(migrations, scratch, again)));
    }

    /**
     * Returns the statements that are left after some have run, preceded by those that set variables of the session.
     */
    public List<String> rest(int done) {
        List<String> rest = new ArrayList<>();
        statements.subList(0, done).stream()
                .filter(sql -> SETTING.matcher(sql).find())
                .forEach(rest::add);
        rest.addAll(statements.subList(done, statements.size()));
        return rest;
    }

    private static void run(Connection scratch, List<String> statements) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Set<String> facts(Schema from, Schema to) {
        Set<String> facts = new HashSet<>();
        SchemaDiffer.diff(from, to, Renames.none()).forEach(change -> facts.add(change.text()));
        ObjectChange.between(from, to).forEach(change -> facts.add(change.text()));
        return facts;
    }
}
