package dev.rxkit.migrate.proof;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.dialect.Fault;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeText;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.inspect.Inspector;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of a plan and its undo over one set of rows. */
final class Attempt {
    /** A rule of the database or a guard of the script stopped it: that is what they are for. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        Stopped(SQLException why) {
            super(inWords(String.valueOf(why.getMessage())), why);
        }

        /** A guard is a named check, and its name is the sentence to read. */
        private static String inWords(String message) {
            Matcher guard = GUARD.matcher(message);
            return guard.matches() ? String.valueOf(guard.group(1)) : message;
        }
    }

    private static final Pattern GUARD = Pattern.compile("(?s).*\\(\\w[\\w ]* constraint failed: (.*)\\)\\s*");
    private static final Set<Fault.Kind> RULES =
            Set.of(Fault.Kind.CHECK, Fault.Kind.NOT_NULL, Fault.Kind.UNIQUE, Fault.Kind.FOREIGN_KEY);

    private final Dialect dialect;
    private final Connection scratch;
    private final Schema from;
    private final Schema to;
    private final Renaming renaming;
    private final List<String> lines = new ArrayList<>();

    Attempt(Dialect dialect, Connection scratch, Schema from, Schema to, Renaming renaming) {
        this.dialect = dialect;
        this.scratch = scratch;
        this.from = from;
        this.to = to;
        this.renaming = renaming;
    }

    /** Runs both over the rows that are there. */
    Evidence run(Plan plan) throws SQLException, Stopped {
        StoredObjects objects = new StoredObjects(dialect, scratch);
        List<String> views = objects.readable(from);
        Snapshot before = Snapshot.before(dialect, scratch, from, to, renaming);
        run(plan.statements(), "the script");
        Schema reached = Inspector.of(dialect).inspect(scratch);
        compare(reached, to, "the script leaves");
        compare(before, Snapshot.after(dialect, scratch, from, to, renaming));
        List<String> lost = objects.lost(from, reached, renaming);
        if (!lost.isEmpty()) {
            throw new ProofException("the script loses or changes " + String.join(", ", lost));
        }
        lines.add(
                before.count() == 0
                        ? "the script leads to the models"
                        : "the script leads to the models; " + before.count() + " generated rows in " + before.tables()
                                + (before.tables() == 1 ? " table" : " tables") + " are all still there");
        views.removeAll(objects.readable(reached));
        views.forEach(view -> lines.add("view " + view + " cannot be read afterwards: it uses what is dropped"));
        undo(plan);
        return new Evidence(before.tables(), before.count(), lines);
    }

    private void undo(Plan plan) throws SQLException, Stopped {
        var here = scratch.setSavepoint();
        try {
            run(plan.undo(), "the undo");
            lines.add("the undo leads back");
        } catch (Stopped stopped) {
            scratch.rollback(here);
            new ScratchRows(dialect, scratch).clear(to);
            run(plan.undo(), "the undo");
            lines.add("the undo leads back where there are no rows; with rows it may stop: " + stopped.getMessage());
        }
        compare(Inspector.of(dialect).inspect(scratch), from, "the undo leaves");
    }

    private void run(List<Statement> statements, String what) throws SQLException, Stopped {
        for (Statement statement : statements) {
            try (var running = scratch.createStatement()) {
                running.execute(statement.sql());
            } catch (SQLException failure) {
                if (RULES.contains(dialect.fault(failure).kind())) {
                    throw new Stopped(failure);
                }
                throw new ProofException(
                        what + " fails in the trial: " + failure.getMessage() + "\nat: "
                                + statement.sql().lines().findFirst().orElse(""),
                        failure);
            }
        }
    }

    private static void compare(Schema reached, Schema wanted, String what) {
        List<Change> changes = SchemaDiffer.diff(reached, wanted, Renames.none());
        if (!changes.isEmpty()) {
            throw new ProofException(what + " something to do: "
                    + String.join("; ", changes.stream().map(ChangeText::of).toList()));
        }
    }

    private static void compare(Snapshot before, Snapshot after) {
        before.rows().forEach((table, rows) -> {
            List<String> now = after.rows().getOrDefault(table, List.of());
            if (rows.size() != now.size()) {
                throw new ProofException("the script changes the number of rows of " + table + ": " + rows.size()
                        + " before, " + now.size() + " after");
            }
            if (!rows.equals(now)) {
                throw new ProofException("the script changes values of " + table + " that it must not touch");
            }
        });
        if (after.dangling() > before.dangling()) {
            throw new ProofException("the script leaves rows that refer to nothing");
        }
    }
}
