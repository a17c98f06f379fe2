package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What migrations need to know of one database beyond its {@link Dialect}. Pure: SQL is returned, not run. Immutable and
 * thread-safe. {@link MigrationDialects} finds the one of a database.
 */
public interface MigrationDialect {
    /** The database's names, types and DDL. */
    Dialect dialect();

    /** What writes the scripts. */
    Planner planner();

    /** What servers have and databases in files do not; empty for a database in a file. */
    default Optional<ServerStatements> server() {
        return Optional.empty();
    }

    /**
     * The parameters of a connection that runs scripts.
     *
     * @param runtime those of the running application
     */
    default Map<String, String> connectionProperties(Map<String, String> runtime) {
        return runtime;
    }

    /** What to run first on a connection that is to run scripts. */
    default List<String> connectionStatements() {
        return List.of();
    }

    /** Whether {@code GENERATED ALWAYS AS (...)} alone makes a stored column. */
    default boolean computesStored() {
        return false;
    }

    // Values

    /**
     * How the database turns a column's values into those of another type.
     *
     * @param x the old value's expression
     */
    Conversion conversion(Column from, Column to, String x);

    /**
     * Whether there may be values that the new type does not hold exactly: the script has a guard, or the type is known
     * to hold less.
     */
    default boolean narrows(Change.AlterType change) {
        TypeShape old = TypeShape.of(change.from().type());
        boolean key = change.to().generated() && old.family() == TypeShape.Family.INTEGER;
        return !key
                && change.from().computed() == null
                && (old.narrowsTo(TypeShape.of(change.to().type()))
                        || conversion(change.from(), change.to(), "x").fits() != null);
    }

    /** What to run in a transaction before {@link Conversion#fits}: it decides what the text of a value is. */
    default List<String> conversionSettings() {
        return List.of();
    }

    /** Values as SQL. */
    Literals literals();

    /**
     * A value that no two rows of a table share, as an expression in an UPDATE of it; empty for a type that has too few
     * values, or a table that numbers no rows.
     */
    Optional<String> rowNumber(Table table, Column column);

    /** The expression, which may be of another type, as one that can be assigned to the column. */
    default String assignable(String expression, Column column) {
        return expression;
    }

    // Names, views, triggers and routines

    /** Whether keys and indexes of all tables have different names; if not, foreign keys have. */
    default boolean namesIndexesOnce() {
        return false;
    }

    /** Whether {@link #replacing} puts {@code to} in the place of {@code from}, which then is not dropped. */
    default boolean replaces(StoredObject from, StoredObject to) {
        return false;
    }

    /** The statement that puts an object in the place of the one of its name. */
    default String replacing(StoredObject object) {
        return object.sql();
    }

    /** The object's name after DROP and its kind. */
    default String dropped(StoredObject object) {
        return dialect().quote(object.name());
    }

    /** Whether the text of a view or trigger stays as it was written; if not, the database prints it in its own way. */
    default boolean keepsObjectTexts() {
        return false;
    }

    // What a proof reads

    /** The column, as one whose text shows each of its values exactly. */
    default String exactly(String column) {
        return column;
    }

    /** A query of the rows that refer to no row; empty where the database has none. */
    default Optional<String> danglingRows() {
        return Optional.empty();
    }

    /**
     * A query of what the catalogue says beyond a schema; empty if there is nothing. Its columns: kind of the object, namespace
     * (null for the default one), table, name, the columns it depends on as an array, and the fact as a text. Each object
     * also has the fact {@code there}.
     */
    default Optional<String> catalogFacts() {
        return Optional.empty();
    }

    /** Makes the session forget what it prepared for routines that have run. */
    default List<String> forgetPlans() {
        return List.of();
    }
}
