package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.sql.LastingEffects;
import dev.rxkit.sql.StatementKind;
import dev.rxkit.sql.StatementText;

/** Checks SQL written by the user before a session runs it, and handles its effects on the connection. Thread-safe. */
public final class UserSql {

    private final Dialect dialect;
    private final Mappings mappings;

    public UserSql(Dialect dialect, Mappings mappings) {
        this.dialect = dialect;
        this.mappings = mappings;
    }

    StatementText read(String sql) {
        return StatementText.of(sql, dialect.sqlRules());
    }

    /** A transaction begun or ended by SQL would no longer be the session's. */
    public static void requireNoTransaction(StatementText statement) {
        if (statement.kinds().contains(StatementKind.TRANSACTION)) {
            throw new QueryException((statement.several() ? "a transaction" : statement.verb())
                    + " is begun and ended by the session, not by SQL: call commit(), rollback() or savepoint()");
        }
    }

    /**
     * Before the statement runs: a connection that it leaves something on is not given to the next session, and types
     * of columns that it may change are looked up again.
     */
    public void running(StatementText text, ConnectionWrapper connection) {
        if (LastingEffects.in(text)) {
            connection.retire();
        }
        if (text.kinds().contains(StatementKind.DDL)) {
            mappings.forgetColumns();
        }
    }
}
