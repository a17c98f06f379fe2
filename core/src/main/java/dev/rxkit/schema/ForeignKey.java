package dev.rxkit.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name the name, or null for a key without one
 * @param columns the referring columns, in order
 * @param target the referenced table
 * @param targetColumns the referenced columns, in the same order
 * @param match how a key of several columns of which some are NULL is treated
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        Deferral deferral,
        Match match) {

    /** What happens to referring rows. */
    public enum Action {
        /** The change is refused, checked at the end of the statement or transaction. */
        NO_ACTION,
        /** The change is refused at once. */
        RESTRICT,
        /** The referring rows are deleted, or updated to the new key. */
        CASCADE,
        /** The referring columns are set to NULL. */
        SET_NULL,
        /** The referring columns are set to their defaults. */
        SET_DEFAULT;

        /** Returns the action in SQL, for example {@code SET NULL}. */
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    /** When the key is checked. */
    public enum Deferral {
        /** Always at the end of the statement. */
        NONE,
        /** At the end of the statement, unless the transaction defers it. */
        DEFERRABLE,
        /** At the end of the transaction, unless the transaction changes it. */
        INITIALLY_DEFERRED
    }

    /** Which rows with a NULL in the key are accepted. */
    public enum Match {
        /** SQL's default: one NULL is enough for the row to be accepted. */
        SIMPLE,
        /** Either all columns are NULL or none is. */
        FULL
    }

    /** Creates a key with SQL's default match. */
    public ForeignKey(
            @Nullable String name,
            List<String> columns,
            TableName target,
            List<String> targetColumns,
            Action onDelete,
            Action onUpdate,
            Deferral deferral) {
        this(name, columns, target, targetColumns, onDelete, onUpdate, deferral, Match.SIMPLE);
    }

    /** Copies the lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** Returns this key with another name. */
    public ForeignKey withName(@Nullable String other) {
        return new ForeignKey(other, columns, target, targetColumns, onDelete, onUpdate, deferral, match);
    }

    /** Returns this key with another match. */
    public ForeignKey withMatch(Match other) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, deferral, other);
    }

    /** Returns this key without its name, for comparisons that ignore the name. */
    public ForeignKey unnamed() {
        return withName(null);
    }

    /** Returns this key with its columns and its target renamed. */
    public ForeignKey map(
            UnaryOperator<String> column, UnaryOperator<TableName> table, UnaryOperator<String> targetColumn) {
        return new ForeignKey(
                name,
                columns.stream().map(column).toList(),
                table.apply(target),
                targetColumns.stream().map(targetColumn).toList(),
                onDelete,
                onUpdate,
                deferral,
                match);
    }

    /** Returns a key without actions that is checked at once. */
    public static ForeignKey of(
            @Nullable String name, List<String> columns, TableName target, List<String> targetColumns) {
        return new ForeignKey(name, columns, target, targetColumns, Action.NO_ACTION, Action.NO_ACTION, Deferral.NONE);
    }
}
