package dev.rxkit.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One database with rows, and a script that changes it destructively; knows every value that was there before. */
final class ScriptTrial implements AutoCloseable {
    private final DestructiveChange change;
    private final boolean undo;
    private final Set<String> before;
    private final Set<String> dropped = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();
    final Steps steps;
    final List<String> script;

    /**
     * @param undo whether the script is the undo of the opposite change
     * @param misfits whether there are rows that do not fit
     */
    ScriptTrial(TestServer server, DestructiveChange change, boolean undo, boolean misfits) throws SQLException {
        this.change = change;
        this.undo = undo;
        Plan opposite = null;
        if (undo) {
            try (Steps other = Steps.of(server, change.to())) {
                opposite = other.plan(change.from());
            }
        }
        steps = Steps.of(server, change.from(), change.fits().toArray(String[]::new));
        if (misfits) {
            steps.run(change.doesNotFit());
        }
        List<Statement> statements = opposite == null
                ? steps.plan(change.to(), change.renames(), Answers.none()).statements()
                : opposite.undo();
        script = statements.stream().map(Statement::sql).toList();
        before = values();
        Schema there = steps.schema();
        for (Change one : undo ? steps.changes(change.to(), Renames.none()) : changes(there)) {
            if (one instanceof Change.DropTable drop) {
                there.table(drop.table()).orElseThrow().columns().forEach(column -> goes(drop.table(), column));
            } else if (one instanceof Change.DropColumn drop) {
                goes(drop.table(), drop.column());
            }
        }
    }

    private List<Change> changes(Schema there) {
        return SchemaDiffer.diff(there, steps.dialect.resolve(change.to()), change.renames());
    }

    private void goes(TableName table, Column column) {
        try {
            steps.rows("SELECT " + steps.dialect.quote(column.name()) + " FROM " + steps.dialect.quote(table))
                    .forEach(value -> dropped.add(plain(value)));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs all but one, each in a transaction of its own, and goes on after errors; whether all went well. */
    boolean goOn(int without) throws SQLException {
        errors.clear();
        for (int i = 0; i < script.size(); i++) {
            if (i != without) {
                run(steps.connection, script.get(i));
            }
        }
        return errors.isEmpty();
    }

    void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            errors.add(failure.getMessage() + " at " + sql.lines().findFirst().orElse(""));
        }
    }

    /**
     * Nothing is lost.
     *
     * @param done whether what was to be dropped may be gone
     */
    void nothingIsLost(boolean done, String how) throws SQLException {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(values());
        if (done) {
            lost.removeAll(dropped);
        }
        assertThat(lost).as("%s %s lost; errors: %s", this, how, errors).isEmpty();
    }

    /** The rows are where they are looked for. */
    void rowsAreInPlace() throws SQLException {
        for (Table table : change.from().tables()) {
            TableName name = table.name();
            assertThat(steps.schema().table(name))
                    .as("%s: %s; errors: %s", this, name, errors)
                    .isPresent();
            assertThat(steps.rows("SELECT * FROM " + steps.dialect.quote(name)))
                    .as("%s: rows of %s", this, name)
                    .isNotEmpty();
        }
    }

    /** Where the last statements stand, which drop one thing each, once all else is done. */
    int drops() throws SQLException {
        for (int i = 0; i < script.size(); i++) {
            if (script.get(i).startsWith("CREATE TABLE main.\"rx_done\"")) {
                return i + 1;
            }
        }
        for (int i = 0; i < script.size(); i++) {
            run(steps.connection, script.get(i));
            if (!values().containsAll(before)) {
                return i;
            }
        }
        return script.size();
    }

    /** Every value of every table, numbers without the zeros at their end. */
    private Set<String> values() throws SQLException {
        Set<String> values = new TreeSet<>();
        for (Table table : steps.schema().tables()) {
            for (Column column : table.columns()) {
                steps.rows("SELECT " + steps.dialect.quote(column.name()) + " FROM "
                                + steps.dialect.quote(table.name()))
                        .forEach(value -> values.add(plain(value)));
            }
        }
        values.remove("null");
        return values;
    }

    private static String plain(String value) {
        return value.matches("-?\\d+(\\.\\d+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    @Override
    public String toString() {
        return (undo ? "undo: " : "") + change + " on " + steps.server;
    }

    @Override
    public void close() throws SQLException {
        steps.close();
    }
}
