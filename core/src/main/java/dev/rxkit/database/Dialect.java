package dev.rxkit.database;

import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.type.JdbcType;
import dev.rxkit.sql.SqlLexer;
import dev.rxkit.sql.SqlRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The differences between the databases: names, types, DDL, faults and transactions. Implementations are stateless and
 * thread-safe. To support another database, add a sub-package here, one in {@code plan} of the migrations, and a
 * constant of {@link DatabaseKind}.
 */
public interface Dialect extends TransactionDriver, StreamRules, BatchRules, ColumnValues, ComparisonRules {

    /** Returns the database's short name: {@code sqlite}, {@code postgresql}, {@code mariadb}. */
    String name();

    /** Returns the rules by which {@link SqlLexer} splits SQL into tokens. */
    Set<SqlRule> sqlRules();

    /**
     * Returns an inspector for the structure of a live database.
     *
     * @param namespaces the namespaces to read in addition to the default one, if the database has namespaces; one that
     *     does not exist has no tables
     */
    Inspector inspector(Set<String> namespaces);

    /** Returns an inspector for the default namespace of a live database. */
    default Inspector inspector() {
        return inspector(Set.of());
    }

    /** Returns the identifier as SQL text, always quoted. */
    String quote(String identifier);

    /** Returns the table's name as SQL text, with its namespace if it has one. */
    default String quote(TableName table) {
        return table.namespace() == null ? quote(table.name()) : quote(table.namespace()) + "." + quote(table.name());
    }

    /** Returns whether the word is reserved, so that it must be quoted as a name. */
    boolean reserves(String word);

    /** Returns the form in which values of the type are passed through JDBC. */
    JdbcType carrier(ColumnType.Logical type);

    /**
     * Returns whether the database compares values of the type as Java does. If not, SQL must not sort or compare them.
     */
    boolean ordered(ColumnType.Logical type);

    /** Returns the argument of LOWER and UPPER, such that they change the case of every letter. */
    default String cased(String expression) {
        return expression;
    }

    /** Returns the type in canonical form, so that two spellings of one type are equal. Unknown types are accepted. */
    ColumnType.Native canonicalType(String sql);

    /**
     * Returns the schema as an inspection would report it after {@code CREATE}: native types, canonical defaults and
     * expressions, names truncated as the server truncates them. {@code resolve(resolve(x))} equals {@code resolve(x)}.
     */
    Schema resolve(Schema schema);

    /** Returns the statements that create a resolved table with its keys, checks and indexes, without semicolons. */
    List<String> create(Table table);

    /**
     * Returns the statements that create all of a resolved schema, in an order in which each statement finds the
     * objects it refers to. Referenced tables that are not in the schema must exist.
     */
    default List<String> create(Schema schema) {
        return schema.inDependencyOrder().stream()
                .flatMap(table -> create(table).stream())
                .toList();
    }

    /**
     * Returns the statements to run at the beginning of a transaction, so that concurrent creations of tables wait for
     * each other.
     */
    default List<String> beforeCreate() {
        return List.of();
    }

    /**
     * Returns the statement that advances the sequence of a generated key past an id that the caller chose, or null if
     * the sequence advances by itself. The id is bound to both {@code ?}.
     */
    default @Nullable String moveCounter(TableName table, String column) {
        return null;
    }

    /** Returns the failure in terms that all databases share. */
    Fault fault(SQLException failure);

    /** Returns what to do about a failure of no kind, beginning with a blank; empty if that is not known. */
    default String advice(SQLException failure) {
        return "";
    }

    /** Returns how many levels of nested objects and arrays the database accepts in a JSON column. */
    default int jsonDepth() {
        return 500;
    }

    /** Returns the lock of a database that has one writer at a time; null if it has several. */
    default @Nullable WriteLock writeLock() {
        return null;
    }

    /**
     * Returns the condition that {@code expression} matches the pattern bound to its {@code ?}.
     *
     * @param ignoreCase whether case is ignored; if not, case matters on every database
     */
    default String like(String expression, boolean ignoreCase) {
        return ignoreCase ? "LOWER(" + expression + ") LIKE LOWER(?) ESCAPE '\\'" : expression + " LIKE ? ESCAPE '\\'";
    }

    /**
     * Returns the value to bind for a pattern of {@link #like}.
     *
     * @param pattern {@code %} for any text, {@code _} for one character, {@code \} before a character that is taken
     *     literally
     */
    default String pattern(String pattern, boolean ignoreCase) {
        return pattern;
    }

    /**
     * Returns the clause at the end of a SELECT that locks the rows it returns.
     *
     * @param table the name of the table whose rows are locked, as SQL
     * @param skipLocked whether to skip rows that another transaction has locked instead of waiting for them
     * @throws dev.rxkit.error.QueryException if the database does not support it, with the reason
     */
    default String lock(String table, boolean skipLocked) {
        return skipLocked ? " FOR UPDATE SKIP LOCKED" : " FOR UPDATE";
    }

    /**
     * Returns whether INSERT and DELETE can return the rows they wrote. If not, the kit uses JDBC's generated keys, and
     * reads rows before they are deleted.
     */
    default boolean writesReturn() {
        return true;
    }

    /** Returns whether NULL comes last in ascending order and first in descending order. */
    default boolean nullsGreatest() {
        return false;
    }

    /** Returns whether ORDER BY supports NULLS FIRST and NULLS LAST. */
    default boolean placesNulls() {
        return true;
    }

    /** Returns whether a subquery of IN may have a LIMIT. */
    default boolean cutInsideIn() {
        return true;
    }

    /** Returns whether the parts of a union may be enclosed in parentheses. */
    default boolean unionOfParentheses() {
        return true;
    }

    /** Returns whether an assignment of an UPDATE sees the values that preceding ones have written. */
    default boolean assignsInTurn() {
        return false;
    }

    /**
     * Returns the beginning of an UPDATE whose assignments refer to each other in a cycle, such that they see the
     * original row.
     *
     * @throws dev.rxkit.error.QueryException if the database does not support it, with the reason
     */
    default String assignsAtOnce() {
        return "";
    }

    /** Returns whether an UPDATE can return the rows it changed. */
    default boolean updateReturns() {
        return true;
    }

    /** Returns the average of integers or floating-point numbers, with all digits of a double. */
    default String average(String expression) {
        return "AVG(" + expression + ")";
    }

    /**
     * Returns the least or the greatest value of an expression.
     *
     * @param function {@code MIN} or {@code MAX}
     * @param type the class of the values
     */
    default String extreme(String function, String expression, Class<?> type) {
        return function + "(" + expression + ")";
    }

    /**
     * Returns the parameter {@code ?} of a value inside an expression, such as COALESCE or CASE, with a cast if the
     * database would otherwise treat the expression as text.
     *
     * @param type the class of the values
     */
    default String constant(Class<?> type) {
        return "?";
    }

    /**
     * Returns the exact decimal result of arithmetic; the statement fails if the database cannot compute it.
     *
     * @param scale the number of digits after the point of the exact result
     */
    default String decimal(String expression, int scale) {
        return expression;
    }

    /**
     * Returns the integer result of arithmetic; the statement fails if the result is not an integer in the given range.
     */
    default String whole(String expression, long least, long most) {
        return expression;
    }

    /** Returns the value of an integer column plus one; the statement fails if that is greater than {@code most}. */
    default String next(String column, long most) {
        return column + " + 1";
    }

    /**
     * Returns the exact sum of decimals.
     *
     * @param scale the number of digits after the point of the decimals
     */
    default String sum(String expression, int scale) {
        return "SUM(" + expression + ")";
    }

    /**
     * Returns the average of decimals.
     *
     * @param scale the number of digits after the point of the decimals
     */
    default String average(String expression, int scale) {
        return "AVG(" + expression + ")";
    }

    /**
     * Returns a computed decimal as it is written to a column: rounded half up to the column's scale. The statement
     * fails if it has more digits than the column allows.
     *
     * @param scale the number of digits after the point of the expression
     */
    default String assigned(String expression, int scale, int precision, int columnScale) {
        return expression;
    }

    /** Returns what follows the table's name in an INSERT without columns. */
    default String defaultValues() {
        return "DEFAULT VALUES";
    }

    /**
     * Returns the end of an INSERT that updates the existing row with the same key.
     *
     * @param unique the quoted columns of that key
     * @param sets assignments, whose right sides may use {@link #proposed}
     */
    default String onConflict(List<String> unique, List<String> sets) {
        return "ON CONFLICT (" + String.join(", ", unique) + ") DO UPDATE SET " + String.join(", ", sets);
    }

    /** Returns the value that the INSERT has for a quoted column, for use in {@link #onConflict}. */
    default String proposed(String column) {
        return "excluded." + column;
    }

    /**
     * Returns whether {@link #onConflict} applies only to the key it names. If not, the kit checks the row that is
     * returned.
     */
    default boolean conflictByKey() {
        return true;
    }
}
