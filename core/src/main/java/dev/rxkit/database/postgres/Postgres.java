package dev.rxkit.database.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.database.Inspector;
import dev.rxkit.database.JdbcTypes;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlRule;
import dev.rxkit.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of PostgreSQL 14 and later, and of compatible databases: CockroachDB, YugabyteDB. Text columns of models
 * have the collation {@code C}, whose order is Java's; times have microseconds. A table without a namespace is in
 * {@code public}.
 */
public final class Postgres implements Dialect {

    /** The number of the advisory lock that concurrent creations of tables wait for. */
    private static final long CREATION_LOCK = 0x7278_6b69_74L;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Set<SqlRule> sqlRules() {
        return PostgresSyntax.SQL_RULES;
    }

    @Override
    public Inspector inspector(Set<String> namespaces) {
        return new PostgresInspector(this, namespaces);
    }

    @Override
    public String quote(String identifier) {
        return SqlText.quoted(identifier);
    }

    @Override
    public boolean reserves(String word) {
        return PostgresSyntax.reserved(word);
    }

    @Override
    public JdbcType carrier(ColumnType.Logical type) {
        return PostgresTypes.carrier(type);
    }

    @Override
    public boolean ordered(ColumnType.Logical type) {
        return type.kind() != ColumnType.Kind.JSON;
    }

    @Override
    public Map<String, DataType> columnTypes(Connection connection, TableName table) throws SQLException {
        return PostgresColumns.read(connection, quote(table));
    }

    /**
     * Bit strings and booleans have the same JDBC type code; the driver would have to ask the server which of them it
     * is.
     */
    @Override
    public @Nullable DataType columnType(ResultSetMetaData columns, int column) throws SQLException {
        int type = columns.getColumnType(column);
        return type == Types.BIT
                ? DataType.of(DataType.Family.BITS, "bit or boolean", JdbcType.BOOLEAN)
                : JdbcTypes.of(type);
    }

    /** The collation {@code C} changes the case of ASCII letters only; that of the database knows more letters. */
    @Override
    public String cased(String expression) {
        return expression + " COLLATE \"default\"";
    }

    @Override
    public ColumnType.Native canonicalType(String sql) {
        return PostgresTypes.canonical(sql);
    }

    @Override
    public Schema resolve(Schema schema) {
        return PostgresResolver.resolve(schema);
    }

    @Override
    public List<String> create(Table table) {
        return PostgresCreate.statements(table);
    }

    @Override
    public List<String> create(Schema schema) {
        return PostgresCreate.statements(schema);
    }

    @Override
    public List<String> beforeCreate() {
        return List.of("SELECT pg_advisory_xact_lock(" + CREATION_LOCK + ")");
    }

    /** Does nothing if the user may not set the sequence: an explicit id is not a reason to fail. */
    @Override
    public String moveCounter(TableName table, String column) {
        return "SELECT CASE WHEN has_sequence_privilege(s.name, 'USAGE') AND has_sequence_privilege(s.name, 'UPDATE')"
                + " THEN CASE WHEN ? > COALESCE(pg_sequence_last_value(s.name), 0) THEN setval(s.name, ?) END END"
                + " FROM (SELECT CAST(pg_get_serial_sequence(" + PostgresText.literal(quote(table)) + ", "
                + PostgresText.literal(PostgresNames.cut(column)) + ") AS regclass) AS name) s";
    }

    @Override
    public Fault fault(SQLException failure) {
        return PostgresFaults.of(failure);
    }

    @Override
    public String advice(SQLException failure) {
        return PostgresFaults.advice(failure);
    }

    @Override
    public int streamedRows() {
        return 10;
    }

    @Override
    public boolean batchesNameTheirEntry() {
        return true;
    }

    @Override
    public boolean portionsAreAsked() {
        return true;
    }

    @Override
    public boolean streamsEndWithTransaction() {
        return true;
    }

    @Override
    public void begin(Connection connection, boolean write, int isolation) throws SQLException {
        PostgresTransactions.begin(connection, write, isolation);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        PostgresTransactions.commit(connection);
    }

    @Override
    public String like(String expression, boolean ignoreCase) {
        return ignoreCase
                ? "LOWER(" + cased(expression) + ") LIKE LOWER(" + cased("?") + ") ESCAPE '\\'"
                : expression + " LIKE ? ESCAPE '\\'";
    }

    /** PostgreSQL has no MIN and MAX of these two types; their order as text or as a number is the same. */
    @Override
    public String extreme(String function, String expression, Class<?> type) {
        if (type == UUID.class) {
            return "CAST(" + function + "(CAST(" + expression + " AS TEXT) COLLATE \"C\") AS UUID)";
        }
        return type == Boolean.class
                ? "CAST(" + function + "(CAST(" + expression + " AS INTEGER)) AS BOOLEAN)"
                : function + "(" + expression + ")";
    }

    /** The server computes up to the maximum of the column's type, which may be greater than that of the property. */
    @Override
    public String next(String column, long most) {
        return most > Integer.MAX_VALUE ? column + " + 1" : "CAST(" + column + " + 1 AS INTEGER)";
    }

    @Override
    public boolean nullsGreatest() {
        return true;
    }

    /** The driver adds RETURNING with the columns and sends the whole batch at once. */
    @Override
    public ManyRows manyRows() {
        return ManyRows.BATCH;
    }

    /** Locks the rows of the named table only: PostgreSQL cannot lock rows of the nullable side of a left join. */
    @Override
    public String lock(String table, boolean skipLocked) {
        return " FOR UPDATE OF " + table + (skipLocked ? " SKIP LOCKED" : "");
    }

    @Override
    public @Nullable String readable(DataType column) {
        return PostgresColumns.readable(column);
    }
}
