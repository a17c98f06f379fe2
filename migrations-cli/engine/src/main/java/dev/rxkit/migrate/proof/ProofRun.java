package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Plan;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a plan and its undo once with one set of rows. Not thread-safe. */
final class ProofRun {
    /**
     * Thrown when a constraint of the database or a guard of the script stopped it, which is not a defect of the
     * script.
     */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;

        Stopped(SQLException why) {
            super(text(String.valueOf(why.getMessage())), why);
        }

        /** Returns the name of the guard that failed, which is its message; any other message unchanged. */
        private static String text(String message) {
            for (Pattern form : GUARDS) {
                Matcher guard = form.matcher(message);
                if (guard.matches()) {
                    return String.valueOf(guard.group(1));
                }
            }
            return message;
        }
    }

    private static final List<Pattern> GUARDS = List.of(
            Pattern.compile("(?s).*\\(\\w[\\w ]* constraint failed: (.*)\\)\\s*"),
            Pattern.compile("(?s).*CONSTRAINT `(.*)` failed for `.*"),
            Pattern.compile("(?s)ERROR: ([^\\n]*).*"),
            Pattern.compile("(?s)\\(conn=\\d+\\) (.*)"));
    private static final Set<Fault.Kind> RULES =
            Set.of(Fault.Kind.CHECK, Fault.Kind.NOT_NULL, Fault.Kind.UNIQUE, Fault.Kind.FOREIGN_KEY);

    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final ScratchDatabase ground;
    private final Schema from;
    private final Schema to;
    private final Renaming renaming;
    private final List<String> lines = new ArrayList<>();

    ProofRun(MigrationDialect migrations, ScratchDatabase ground, Schema from, Schema to, Renaming renaming) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.ground = ground;
        this.from = from;
        this.to = to;
        this.renaming = renaming;
    }

    /** Runs the plan and its undo with the rows of the scratch database. */
    ProofResult run(Plan plan) throws SQLException, Stopped {
        StoredObjects objects = new StoredObjects(migrations, ground.connection());
        List<String> views = objects.readable(from);
        CatalogFacts facts = CatalogFacts.of(migrations, ground.connection());
        Snapshot before = Snapshot.before(migrations, ground.connection(), from, to, renaming, plan.corrected());
        Writes writes = new Writes(migrations, ground, this::isRule);
        Map<String, String> failing = writes.failures(from);
        script(plan);
        Schema reached = inspected();
        compare(reached, to, "the script");
        compare(
                before,
                Snapshot.after(migrations, ground.connection(), from, to, renaming, plan.corrected()),
                "the script");
        List<String> lost = objects.lost(from, reached, renaming);
        if (!lost.isEmpty()) {
            throw new ProofException("the script loses or changes " + String.join(", ", lost));
        }
        CatalogFacts kept = CatalogFacts.of(migrations, ground.connection());
        requireNone(facts.lost(kept, renaming), "the script");
        lines.add(
                before.count() == 0
                        ? "the script leads to the models"
                        : "the script leads to the models; " + before.count() + " generated rows in " + before.tables()
                                + (before.tables() == 1 ? " table" : " tables") + " are all still there");
        views.removeAll(objects.readable(reached));
        views.forEach(
                view -> lines.add("view " + view + " cannot be read afterwards: it uses something that is dropped"));
        writes.require(reached, failing, formerNames(), "the script");
        undo(plan, before);
        writes.require(inspected(), failing, Map.of(), "the undo");
        CatalogFacts again = CatalogFacts.of(migrations, ground.connection());
        requireNone(facts.in(kept, renaming).lost(again, CatalogFacts.unchanged()), "the undo");
        return new ProofResult(before.tables(), before.count(), lines);
    }

    private static void requireNone(Set<String> lost, String what) {
        if (!lost.isEmpty()) {
            throw new ProofException(what + " loses " + String.join(", ", lost)
                    + "\nadd it to the script by hand, or drop it in an earlier script");
        }
    }

    private Map<TableName, TableName> formerNames() {
        Map<TableName, TableName> formerNames = new HashMap<>();
        renaming.tables().forEach((old, name) -> formerNames.put(name, old));
        return formerNames;
    }

    private Schema inspected() throws SQLException {
        Set<String> namespaces = Stream.concat(from.tables().stream(), to.tables().stream())
                .map(table -> String.valueOf(table.name().namespace()))
                .filter(name -> !name.equals("null"))
                .collect(Collectors.toCollection(HashSet::new));
        namespaces.addAll(dialect.inspector().namespaces(ground.connection()));
        return dialect.inspector(namespaces).inspect(ground.connection());
    }

    private void script(Plan plan) throws SQLException, Stopped {
        for (Plan.Part part : plan.parts()) {
            if (part.inTransaction()) {
                runAsScript(part.statements(), "the script");
            } else {
                run(part.statements(), "the script");
            }
        }
    }

    private void undo(Plan plan, Snapshot before) throws SQLException, Stopped {
        Savepoint here = ground.commits() ? null : ground.connection().setSavepoint();
        try {
            runAsScript(plan.undo(), "the undo");
            compare(
                    before,
                    Snapshot.before(migrations, ground.connection(), from, to, renaming, plan.corrected()),
                    "the undo");
            lines.add("the undo restores the old schema");
        } catch (Stopped stopped) {
            if (here == null) {
                ground.restore();
                script(plan);
            } else {
                ground.connection().rollback(here);
                new ScratchRows(dialect, ground.connection()).clear(to);
            }
            runAsScript(plan.undo(), "the undo");
            lines.add("the undo restores the old schema if there are no rows; with rows it may stop: "
                    + stopped.getMessage());
        }
        compare(inspected(), from, "the undo");
    }

    /** Runs statements as one script: in one transaction if the database can roll back DDL. */
    private void runAsScript(List<Statement> statements, String what) throws SQLException, Stopped {
        if (!ground.commits() || !migrations.planner().atomic()) {
            run(statements, what);
            return;
        }
        Connection connection = ground.connection();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            run(statements, what);
            connection.commit();
            done = true;
        } catch (SQLException failure) {
            if (isRule(failure)) {
                throw new Stopped(failure);
            }
            throw failure;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private void run(List<Statement> statements, String what) throws SQLException, Stopped {
        for (Statement statement : statements) {
            try (var running = ground.connection().createStatement()) {
                running.execute(statement.sql());
            } catch (SQLException failure) {
                if (isRule(failure)) {
                    throw new Stopped(failure);
                }
                throw new ProofException(
                        what + " fails in the proof: " + failure.getMessage() + "\nat: "
                                + statement.sql().lines().findFirst().orElse(""),
                        failure);
            }
        }
    }

    /** Returns whether a constraint, a data exception (SQLSTATE class 22) or a SIGNAL (class 45) caused the failure. */
    private boolean isRule(SQLException failure) {
        String state = failure.getSQLState();
        return RULES.contains(dialect.fault(failure).kind())
                || state != null && (state.startsWith("22") || state.startsWith("45"));
    }

    private static void compare(Schema reached, Schema wanted, String what) {
        List<Change> changes = SchemaDiffer.diff(reached, wanted, Renames.none());
        if (!changes.isEmpty()) {
            throw new ProofException(what + " does not give the expected schema; remaining differences: "
                    + String.join("; ", changes.stream().map(Change::text).toList()));
        }
    }

    private static void compare(Snapshot before, Snapshot after, String what) {
        before.rows().forEach((table, rows) -> {
            List<String> now = after.rows().getOrDefault(table, List.of());
            if (rows.size() != now.size()) {
                throw new ProofException(what + " changes the number of rows of " + table + ": " + rows.size()
                        + " before, " + now.size() + " after");
            }
            if (!rows.equals(now)) {
                throw new ProofException(what + " changes values of " + table + " that it must not touch");
            }
        });
        if (after.dangling() > before.dangling()) {
            throw new ProofException(what + " leaves rows with a dangling foreign key");
        }
    }
}
