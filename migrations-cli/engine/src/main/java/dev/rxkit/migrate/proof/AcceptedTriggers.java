package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates triggers that no script creates on a scratch database of SQLite, so that a script that rebuilds their table
 * recreates them. A trigger that uses something that no script creates is left out, because it would make its table
 * unwritable in a new database; a script that rebuilds the table stops there and names the trigger.
 */
public final class AcceptedTriggers {
    private final Dialect dialect;
    private final Connection connection;
    private final Schema base;

    /**
     * Creates an instance.
     *
     * @param base the schema that the scripts make
     */
    public AcceptedTriggers(Dialect dialect, Connection connection, Schema base) {
        this.dialect = dialect;
        this.connection = connection;
        this.base = base;
    }

    /**
     * Creates the triggers.
     *
     * @return a line for each trigger that is left out
     */
    public List<String> add(List<StoredObject> triggers) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (StoredObject trigger : triggers) {
            TableName name = trigger.table();
            Table table = name == null ? null : base.table(name).orElse(null);
            if (table == null) {
                continue;
            }
            try {
                execute(trigger.sql());
                tryWrites(table);
            } catch (SQLException failure) {
                execute("DROP TRIGGER IF EXISTS " + dialect.quote(trigger.name()));
                lines.add("  ! trigger " + trigger.name() + " on " + name + " cannot be created by a script ("
                        + failure.getMessage() + "); a script that rebuilds " + name
                        + " stops there. Create what the trigger needs in a script, or drop it.");
            }
        }
        return lines;
    }

    /** Compiles an INSERT, DELETE and UPDATE of the table, which compiles the bodies of its triggers. */
    private void tryWrites(Table table) throws SQLException {
        String name = dialect.quote(table.name());
        execute("EXPLAIN INSERT INTO " + name + " DEFAULT VALUES");
        execute("EXPLAIN DELETE FROM " + name);
        for (Column column : table.columns()) {
            if (column.computed() == null) {
                String quoted = dialect.quote(column.name());
                execute("EXPLAIN UPDATE " + name + " SET " + quoted + " = " + quoted);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
