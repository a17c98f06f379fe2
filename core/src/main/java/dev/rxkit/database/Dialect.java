package dev.rxkit.database;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.JdbcType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlLexer;
import dev.rxkit.sql.SqlRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between databases: names, types, DDL, faults and transactions. Stateless and thread-safe. A new database
 * is a sub-package here, one in the migrations' {@code plan}, and a constant of {@link DatabaseKind}.
 */
public interface Dialect extends TransactionDriver, StreamRules, BatchRules, ColumnValues, ComparisonRules {

    /** The database's short name: {@code sqlite}, {@code postgresql}, {@code mariadb}. */
    String name();

    /** How SQL is divided into tokens, for {@link SqlLexer}. */
    Set<SqlRule> sqlRules();

    /**
     * Returns what reads the shape of a live database.
     *
     * @param namespaces those to read beside the default one, where the database has any; one that does not exist has no
     *     tables
     */
    Inspector inspector(Set<String> namespaces);

    /** Returns what reads the shape of the default namespace of a live database. */
    default Inspector inspector() {
        return inspector(Set.of());
    }

    /** The identifier as SQL text, always quoted. */
    String quote(String identifier);

    /** The table's name as SQL text, with its namespace where it has one. */
    default String quote(TableName table) {
        return table.namespace() == null ? quote(table.name()) : quote(table.namespace()) + "." + quote(table.name());
    }

    /** Whether the word has a meaning in the database's grammar, so that unquoted SQL trips over it. */
    boolean reserves(String word);

    /** In which shape values of the type cross JDBC. */
    JdbcType carrier(ColumnType.Logical type);

    /** Whether the database compares values of the type as Java does; if not, SQL may neither order nor compare them. */
    boolean ordered(ColumnType.Logical type);

    /** Text as it has to stand inside LOWER and UPPER, so that every letter the database knows has its case. */
    default String cased(String expression) {
        return expression;
    }

    /** A column type's text in canonical form, so that two spellings of one type are equal; also of unknown types. */
    ColumnType.Native canonicalType(String sql);

    /**
     * The schema as an inspection would report it after {@code CREATE}: native types, canonical defaults and
     * expressions, names cut as the server cuts them. {@code resolve(resolve(x))} equals {@code resolve(x)}.
     */
    Schema resolve(Schema schema);

    /**
     * The statements that create a resolved table with its keys, checks and indexes, without the trailing semicolon.
     */
    List<String> create(Table table);

    /**
     * The statements that create all of a resolved schema, in an order in which each finds what it refers to. Tables
     * it refers to without having them are there already.
     */
    default List<String> create(Schema schema) {
        return schema.inDependencyOrder().stream()
                .flatMap(table -> create(table).stream())
                .toList();
    }

    /** What a transaction has to run first so that two that create tables at once wait for each other. */
    default List<String> beforeCreate() {
        return List.of();
    }

    /**
     * The query that moves the counter of a generated key behind an id that a caller chose, or null where the counter
     * sees such ids by itself. The id stands at two {@code ?}.
     */
    default @Nullable String moveCounter(TableName table, String column) {
        return null;
    }

    /** What went wrong, in the terms all databases share. */
    Fault fault(SQLException failure);

    /** Returns how many levels of objects and arrays the database takes in a JSON column. */
    default int jsonDepth() {
        return 500;
    }

    /** The lock of a database that has one writer at a time; null where many write. */
    default @Nullable WriteLock writeLock() {
        return null;
    }

    /**
     * The condition that {@code expression} matches the pattern bound at its {@code ?}.
     *
     * @param ignoreCase whether case makes no difference; without it, case counts on every database
     */
    default String like(String expression, boolean ignoreCase) {
        return ignoreCase ? "LOWER(" + expression + ") LIKE LOWER(?) ESCAPE '\\'" : expression + " LIKE ? ESCAPE '\\'";
    }

    /**
     * What to bind for a pattern of {@link #like}.
     *
     * @param pattern {@code %} for any text, {@code _} for one character, {@code \} before one that stands for itself
     */
    default String pattern(String pattern, boolean ignoreCase) {
        return pattern;
    }

    /**
     * What stands at the end of a select that locks the rows it gives.
     *
     * @param table the name of the table whose rows are meant, as SQL
     * @param skipLocked whether rows that another transaction holds are left out, instead of waited for
     * @throws dev.rxkit.error.QueryException if the database cannot do it, with the reason
     */
    default String lock(String table, boolean skipLocked) {
        return skipLocked ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE";
    }

    /**
     * Whether INSERT and DELETE can give back what they wrote. Where they cannot, the kit takes JDBC's generated keys,
     * and reads rows before they are deleted.
     */
    default boolean writesReturn() {
        return true;
    }

    /** Whether rows without a value come last in ascending order, and first in descending order. */
    default boolean nullsGreatest() {
        return false;
    }

    /** Whether ORDER BY takes NULLS FIRST and NULLS LAST. */
    default boolean placesNulls() {
        return true;
    }

    /** Whether a select behind IN may have a LIMIT. */
    default boolean cutInsideIn() {
        return true;
    }

    /** Whether the parts of a union may stand in parentheses. */
    default boolean unionOfParentheses() {
        return true;
    }

    /** Whether an assignment of an UPDATE reads what those before it have written, and not the row as it was. */
    default boolean assignsInTurn() {
        return false;
    }

    /**
     * What an UPDATE begins with whose assignments read each other in a circle, so that they see the row as it was.
     *
     * @throws dev.rxkit.error.QueryException if the database cannot do it, with the reason
     */
    default String assignsAtOnce() {
        return "";
    }

    /** Whether an UPDATE can give back the rows it changed. */
    default boolean updateReturns() {
        return true;
    }

    /** The average of a whole number's or floating point's column, with all digits a double has. */
    default String average(String expression) {
        return "AVG(" + expression + ")";
    }

    /**
     * The least or the greatest value of an expression.
     *
     * @param function {@code MIN} or {@code MAX}
     * @param type the class of the values
     */
    default String extreme(String function, String expression, Class<?> type) {
        return function + "(" + expression + ")";
    }

    /**
     * Returns the {@code ?} of a value inside an expression, such as COALESCE or CASE, with its type where the database
     * would take the expression for text otherwise.
     *
     * @param type the class of the values
     */
    default String constant(Class<?> type) {
        return "?";
    }

    /**
     * A decimal result of arithmetic, exactly; the statement fails where the database cannot compute it.
     *
     * @param scale how many digits after the point the exact result has
     */
    default String decimal(String expression, int scale) {
        return expression;
    }

    /**
     * A whole result of arithmetic; the statement fails where the database would compute something else than a whole
     * number in a range.
     */
    default String whole(String expression, long least, long most) {
        return expression;
    }

    /** The next number of a whole column; the statement fails where it would be greater than {@code most}. */
    default String next(String column, long most) {
        return column + " + 1";
    }

    /** The exact sum of decimals that have so many digits after the point. */
    default String sum(String expression, int scale) {
        return "SUM(" + expression + ")";
    }

    /** The average of decimals that have so many digits after the point. */
    default String average(String expression, int scale) {
        return "AVG(" + expression + ")";
    }

    /**
     * A computed decimal as a column takes it: rounded half up to the column's scale; the statement fails where it has
     * more digits than the column.
     *
     * @param scale how many digits after the point the expression has
     */
    default String assigned(String expression, int scale, int precision, int columnScale) {
        return expression;
    }

    /** What follows the table's name in an INSERT that names no column. */
    default String defaultValues() {
        return "DEFAULT VALUES";
    }

    /**
     * The end of an INSERT that writes over the row which has the same key.
     *
     * @param unique the quoted columns of that key
     * @param sets assignments, whose right sides may use {@link #proposed}
     */
    default String onConflict(List<String> unique, List<String> sets) {
        return "ON CONFLICT (" + String.join(", ", unique) + ") DO UPDATE SET " + String.join(", ", sets);
    }

    /** The value an INSERT wanted to give a quoted column, for {@link #onConflict}. */
    default String proposed(String column) {
        return "excluded." + column;
    }

    /** Whether {@link #onConflict} means the key it names and no other; if not, the kit looks at the row it gets back. */
    default boolean conflictByKey() {
        return true;
    }
}
