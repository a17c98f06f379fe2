package dev.rxkit.migrate.plan;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Change;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes to migrations what they need of one database beyond its {@link Dialect}. Pure: SQL is returned, not run.
 * Immutable and thread-safe. {@link MigrationDialects} returns the one of a database.
 */
public interface MigrationDialect {
    /** Returns the dialect: names, types and DDL. */
    Dialect dialect();

    /** Returns the planner, which writes the scripts. */
    Planner planner();

    /** Returns the statements that only a database on a server needs; empty for a database in a file. */
    default Optional<ServerStatements> server() {
        return Optional.empty();
    }

    /**
     * Returns the parameters of a connection that runs scripts.
     *
     * @param runtime the parameters of a connection of the running application
     */
    default Map<String, String> connectionProperties(Map<String, String> runtime) {
        return runtime;
    }

    /** Returns the statements to run first on a connection that runs scripts. */
    default List<String> connectionStatements() {
        return List.of();
    }

    /** Returns whether a column declared by {@code GENERATED ALWAYS AS (...)} alone is stored. */
    default boolean computesStored() {
        return false;
    }

    // Values

    /**
     * Returns how the database converts a column's values to another type.
     *
     * @param x the expression of the old value
     */
    Conversion conversion(Column from, Column to, String x);

    /**
     * Returns whether some values of the old type may not fit the new one exactly: the conversion has a guard, or the
     * new type is known to hold less.
     */
    default boolean narrows(Change.AlterType change) {
        TypeShape old = TypeShape.of(change.from().type());
        boolean key = change.to().generated() && old.family() == TypeShape.Family.INTEGER;
        return !key
                && change.from().computed() == null
                && (old.narrowsTo(TypeShape.of(change.to().type()))
                        || conversion(change.from(), change.to(), "x").fits() != null);
    }

    /**
     * Returns the statements to run in a transaction before {@link Conversion#fits}; they decide how values are written
     * as text.
     */
    default List<String> conversionSettings() {
        return List.of();
    }

    /** Returns how values are written as SQL. */
    Literals literals();

    /**
     * Returns an expression for an UPDATE of a table whose value is different for each row; empty if the type has too
     * few values, or the rows of the table have no number.
     */
    Optional<String> rowNumber(Table table, Column column);

    /** Returns the expression, which may be of another type, as one that can be assigned to the column. */
    default String assignable(String expression, Column column) {
        return expression;
    }

    // Locks

    /** Returns the lock that the statement of a hazard takes, as {@code docs/hazards.md} names it. */
    String lock(HazardCode code);

    /** Returns whether writes to a table wait while an index is built. */
    default boolean locksForIndex() {
        return false;
    }

    // Names, views, triggers and routines

    /** Returns whether the names of keys and indexes are unique across tables; if not, those of foreign keys are. */
    default boolean namesIndexesOnce() {
        return false;
    }

    /**
     * Returns the schema with the constraints and indexes that {@link dev.rxkit.schema.Table} cannot represent as
     * objects, without them in the tables.
     */
    default Schema apart(Schema schema) {
        return schema;
    }

    /** Returns whether {@link #replacing} replaces {@code from} with {@code to} without dropping it. */
    default boolean replaces(StoredObject from, StoredObject to) {
        return false;
    }

    /** Returns the statements that replace an object with another one of the same name. */
    default List<String> replacing(StoredObject from, StoredObject to) {
        return List.of(to.sql());
    }

    /** Returns whether a new type takes the place of the enum type, so that nothing may depend on the old one. */
    default boolean replaces(Change.AlterEnum change) {
        return false;
    }

    /** Returns the statement that creates an enum type. */
    default String createEnum(EnumType type) {
        throw new UnsupportedOperationException("the database has no enum types");
    }

    /** Returns the statement that drops an enum type. */
    default String dropEnum(EnumType type) {
        return "DROP TYPE " + dialect().quote(type.name());
    }

    /**
     * Returns the statement that removes the privileges that settings of the database gave an object when it was created
     * again; empty if there are no such settings.
     */
    default Optional<String> initialPrivileges(StoredObject object) {
        return Optional.empty();
    }

    /**
     * Returns the object's name as it follows DROP and its kind. For a comment, a privilege or the owner of a sequence,
     * returns the whole statement that removes it.
     */
    default String dropped(StoredObject object) {
        return dialect().quote(object.name());
    }

    /**
     * Returns whether the database keeps the text of a view or trigger as it was written; if not, it prints a text of
     * its own.
     */
    default boolean keepsObjectTexts() {
        return false;
    }

    // Queries of a proof

    /** Returns the column as an expression whose text shows each of its values exactly. */
    default String exactly(String column) {
        return column;
    }

    /** Returns a query of the rows whose foreign key refers to no row; empty if the database has none. */
    default Optional<String> danglingRows() {
        return Optional.empty();
    }

    /**
     * Returns a query of what the catalogue contains beyond a schema; empty if there is nothing. Its columns: kind of
     * the object, namespace (null for the default one), table, name, the columns it depends on as an array, and the
     * fact as a text. Each object also has the fact {@code there}.
     */
    default Optional<String> catalogFacts() {
        return Optional.empty();
    }

    /** Returns the statements by which the session discards the prepared plans of routines that have run. */
    default List<String> forgetPlans() {
        return List.of();
    }
}
