package dev.rxkit.database.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.database.Inspector;
import dev.rxkit.database.WriteLock;
import dev.rxkit.database.sqlite.driver.JsonFunctions;
import dev.rxkit.error.QueryException;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The dialect of SQLite 3.37 and later. It has no namespaces: that of a table is ignored. A generated key of a model is
 * {@code INTEGER PRIMARY KEY AUTOINCREMENT}, so that an id is never used twice.
 */
public final class Sqlite implements Dialect, SqliteValues {

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Set<SqlRule> sqlRules() {
        return SqliteSyntax.SQL_RULES;
    }

    @Override
    public Inspector inspector(Set<String> namespaces) {
        return new SqliteInspector(this);
    }

    @Override
    public String quote(String identifier) {
        return SqlText.quoted(identifier);
    }

    @Override
    public String quote(TableName table) {
        return quote(table.name());
    }

    @Override
    public boolean reserves(String word) {
        return SqliteSyntax.RESERVED.contains(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public JdbcType carrier(ColumnType.Logical type) {
        return SqliteTypes.carrier(type);
    }

    @Override
    public boolean ordered(ColumnType.Logical type) {
        return SqliteTypes.ordered(type);
    }

    @Override
    public ColumnType.Native canonicalType(String sql) {
        return SqliteTypes.canonical(sql);
    }

    @Override
    public Schema resolve(Schema schema) {
        return SqliteResolver.resolve(schema);
    }

    @Override
    public List<String> create(Table table) {
        return SqliteCreate.statements(table);
    }

    @Override
    public Fault fault(SQLException failure) {
        return SqliteFaults.of(failure);
    }

    @Override
    public String advice(SQLException failure) {
        return SqliteFaults.advice(failure);
    }

    /** SQLite has only one isolation level, the strongest; the argument is ignored. */
    @Override
    public void begin(Connection connection, boolean write, int isolation) throws SQLException {
        SqliteTransactions.begin(connection, write);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        SqliteTransactions.commit(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        SqliteTransactions.rollback(connection);
    }

    @Override
    public void leave(Connection connection, boolean write) throws SQLException {
        SqliteTransactions.leave(connection, write);
    }

    @Override
    public boolean ended(Connection connection, SQLException failure) {
        return SqliteTransactions.ended(connection);
    }

    @Override
    public boolean batchesStopMidway() {
        return true;
    }

    @Override
    public boolean streamsSeeWrites() {
        return true;
    }

    @Override
    public boolean unionOfParentheses() {
        return false;
    }

    @Override
    public String sameJson(String left, String right) {
        return JsonFunctions.SAME + "(" + left + ", " + right + ")";
    }

    @Override
    public WriteLock writeLock() {
        return SqliteWriteLock.LOCK;
    }

    @Override
    public String like(String expression, boolean ignoreCase) {
        return SqlitePatterns.like(expression, ignoreCase);
    }

    @Override
    public String decimal(String expression, int scale) {
        return SqliteNumbers.decimal(expression, scale);
    }

    @Override
    public String whole(String expression, long least, long most) {
        return SqliteNumbers.whole(expression, least, most);
    }

    @Override
    public String next(String column, long most) {
        return SqliteNumbers.whole(column + " + 1", most == Long.MAX_VALUE ? Long.MIN_VALUE : -most - 1, most);
    }

    @Override
    public String sum(String expression, int scale) {
        return SqliteNumbers.sum(expression, scale);
    }

    @Override
    public String average(String expression, int scale) {
        return SqliteNumbers.average(expression, scale);
    }

    @Override
    public String assigned(String expression, int scale, int precision, int columnScale) {
        return SqliteNumbers.assigned(expression, scale, precision, columnScale);
    }

    @Override
    public String pattern(String pattern, boolean ignoreCase) {
        return ignoreCase ? pattern : SqlitePatterns.glob(pattern);
    }

    /**
     * The rows of an INSERT are stored in order, and a generated key is greater than all existing ones: always for an
     * AUTOINCREMENT column, for any other until the greatest possible number is used.
     */
    @Override
    public ManyRows manyRows() {
        return ManyRows.RISING;
    }

    /**
     * More than fifty rows at once are no faster. Few different numbers of rows give few different statements, and
     * short ones, so that they stay prepared.
     */
    @Override
    public int together(int rows, int columns) {
        if (rows >= 50 && columns <= 20) {
            return 50;
        }
        return rows >= 10 && columns <= 80 ? 10 : 1;
    }

    /**
     * SQLite has no row locks: a transaction that may write locks the whole database, and a session begins one for a
     * select that locks. So the statement needs no clause, and no rows can be skipped.
     */
    @Override
    public String lock(String table, boolean skipLocked) {
        if (skipLocked) {
            throw new QueryException("skipLocked(): SQLite locks the whole database, not single rows, so there are"
                    + " none to skip. Use forUpdate(), which waits for the lock; for a queue with many workers use PostgreSQL or"
                    + " MariaDB");
        }
        return "";
    }
}
