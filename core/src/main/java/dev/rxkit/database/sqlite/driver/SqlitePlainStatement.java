package dev.rxkit.database.sqlite.driver;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.jdbc4.JDBC4Statement;

/** A statement that is not prepared, with the connection's interpretation of double quotes. */
final class SqlitePlainStatement extends JDBC4Statement {

    private final SqliteConnection owner;

    SqlitePlainStatement(SqliteConnection owner) {
        super(owner);
        this.owner = owner;
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return super.execute(owner.passedToSqlite(sql));
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return super.executeQuery(owner.passedToSqlite(sql));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return super.executeLargeUpdate(owner.passedToSqlite(sql));
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        super.addBatch(owner.passedToSqlite(sql));
    }
}
