package dev.rxkit.database.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Fault;
import dev.rxkit.database.Inspector;
import dev.rxkit.error.QueryException;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.DataType;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlRule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of MariaDB 10.6 and later, and of MySQL and TiDB. A namespace is a database. Text is compared as in Java:
 * case and trailing blanks matter, and the order is that of code points.
 */
public final class MariaDb implements Dialect {

    private static final String MYSQL_COLLATION = "utf8mb4_0900_bin";

    private final boolean mysql;

    /** Creates the dialect of MariaDB. */
    public MariaDb() {
        this(false);
    }

    private MariaDb(boolean mysql) {
        this.mysql = mysql;
    }

    /**
     * Returns the dialect of MySQL 8 and TiDB: the collation has another name, expressions can be indexed, and no write
     * returns rows.
     */
    public static MariaDb mysql() {
        return new MariaDb(true);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Set<SqlRule> sqlRules() {
        return MariaDbSyntax.SQL_RULES;
    }

    @Override
    public Inspector inspector(Set<String> namespaces) {
        return new MariaDbInspector(this, namespaces);
    }

    @Override
    public String quote(String identifier) {
        return MariaDbSyntax.quote(identifier);
    }

    @Override
    public boolean reserves(String word) {
        return MariaDbSyntax.RESERVED.contains(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public JdbcType carrier(ColumnType.Logical type) {
        return MariaDbTypes.carrier(type);
    }

    @Override
    public Map<String, DataType> columnTypes(Connection connection, TableName table) throws SQLException {
        return MariaDbColumns.read(connection, quote(table));
    }

    @Override
    public @Nullable DataType columnType(ResultSetMetaData columns, int column) throws SQLException {
        return MariaDbColumns.of(columns.getColumnType(column));
    }

    @Override
    public boolean ordered(ColumnType.Logical type) {
        return MariaDbTypes.ordered(type);
    }

    @Override
    public ColumnType.Native canonicalType(String sql) {
        return MariaDbTypes.canonical(sql);
    }

    @Override
    public Schema resolve(Schema schema) {
        return MariaDbResolver.resolve(schema, collation(), mysql);
    }

    @Override
    public List<String> create(Table table) {
        return MariaDbCreate.statements(table, collation());
    }

    @Override
    public List<String> create(Schema schema) {
        return MariaDbCreate.statements(schema, collation());
    }

    private String collation() {
        return mysql ? MYSQL_COLLATION : MariaDbSyntax.COLLATION;
    }

    @Override
    public String advice(SQLException failure) {
        return MariaDbFaults.advice(failure);
    }

    @Override
    public Fault fault(SQLException failure) {
        return MariaDbFaults.of(failure);
    }

    @Override
    public boolean ended(Connection connection, SQLException failure) {
        return MariaDbFaults.endsTransaction(connection, failure);
    }

    @Override
    public void begin(Connection connection, boolean write, int isolation) throws SQLException {
        MariaDbTransactions.begin(connection, write, isolation);
    }

    // The escape character is not a backslash, whose meaning in a literal depends on sql_mode.
    @Override
    public String like(String expression, boolean ignoreCase) {
        return ignoreCase ? "LOWER(" + expression + ") LIKE LOWER(?) ESCAPE '|'" : expression + " LIKE ? ESCAPE '|'";
    }

    @Override
    public String pattern(String pattern, boolean ignoreCase) {
        StringBuilder text = new StringBuilder(pattern.length() + 4);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escape = c == '\\' && i + 1 < pattern.length();
            char meant = escape ? pattern.charAt(++i) : c;
            text.append(escape || meant == '|' ? "|" : "").append(meant);
        }
        return text.toString();
    }

    @Override
    public String defaultValues() {
        return "() VALUES ()";
    }

    @Override
    public String onConflict(List<String> unique, List<String> sets) {
        return "ON DUPLICATE KEY UPDATE " + String.join(", ", sets);
    }

    /** INSERT IGNORE would also store other faults silently, and an update that changes nothing counts as a row. */
    @Override
    public @Nullable String onConflictDoNothing() {
        return null;
    }

    @Override
    public String proposed(String column) {
        return "VALUES(" + column + ")";
    }

    /** Any key of the existing row can cause the update. */
    @Override
    public boolean conflictByKey() {
        return false;
    }

    @Override
    public ManyRows manyRows() {
        return mysql ? ManyRows.KEYS : ManyRows.STATEMENT;
    }

    /** MySQL and TiDB have no RETURNING. */
    @Override
    public boolean writesReturn() {
        return !mysql;
    }

    /** The check of JSON columns, {@code json_valid}, accepts 32 levels, including that of a scalar. */
    @Override
    public int jsonDepth() {
        return 31;
    }

    @Override
    public boolean placesNulls() {
        return false;
    }

    @Override
    public boolean cutInsideIn() {
        return false;
    }

    @Override
    public String statementLimit() {
        return "SELECT @@max_allowed_packet";
    }

    /** MySQL runs the rows of a batch one by one, MariaDB as one statement. */
    @Override
    public boolean batchesStopMidway() {
        return mysql;
    }

    @Override
    public int streamedRows() {
        return MariaDbStreams.PORTION;
    }

    @Override
    public void leave(ResultSet rows) throws SQLException {
        MariaDbStreams.leave(rows);
    }

    /** An overflow of 64-bit numbers is an error, also if the column can hold greater numbers than the property. */
    @Override
    public String next(String column, long most) {
        String beyond = most == Long.MAX_VALUE ? "" : String.valueOf(Long.MAX_VALUE - most);
        return beyond.isEmpty() ? column + " + 1" : column + " + " + beyond + " + 1 - " + beyond;
    }

    @Override
    public boolean assignsInTurn() {
        return true;
    }

    @Override
    public String assignsAtOnce() {
        if (mysql) {
            throw new QueryException(
                    "these set(..) refer to each other in a cycle, as in a swap, and MySQL assigns one after"
                            + " the other: read the rows and write them with update(row), or use two statements and a"
                            + " temporary property");
        }
        return "SET STATEMENT sql_mode = CONCAT(@@sql_mode, ',SIMULTANEOUS_ASSIGNMENT') FOR ";
    }

    @Override
    public boolean updateReturns() {
        return false;
    }

    @Override
    public String collated(String expression, Class<?> type) {
        return MariaDbTypes.isText(type) ? expression + " COLLATE " + collation() : expression;
    }

    @Override
    public String constant(Class<?> type) {
        return MariaDbTypes.constant(type);
    }

    @Override
    public @Nullable String readable(DataType column) {
        return MariaDbComparisons.readable(column);
    }

    @Override
    public Predicate<SQLWarning> lossyComparisons() {
        return MariaDbComparisons::isLossy;
    }

    @Override
    public String sameJson(String left, String right) {
        return MariaDbComparisons.sameJson(left, right, mysql);
    }

    /** The average of integers has only four decimals; that of doubles has all. */
    @Override
    public String average(String expression) {
        return "AVG(CAST(" + expression + " AS DOUBLE))";
    }
}
