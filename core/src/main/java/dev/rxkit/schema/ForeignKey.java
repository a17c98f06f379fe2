package dev.rxkit.schema;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name or null for one written without a name
 * @param columns the referring columns, in order
 * @param target the table referred to
 * @param targetColumns its columns, in the same order
 * @param match how a key of several columns with a NULL among them is treated
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
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** The action in SQL, for example {@code SET NULL}. */
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    /** When the key is checked. */
    public enum Deferral {
        NONE,
        DEFERRABLE,
        INITIALLY_DEFERRED
    }

    /** Which rows with a NULL in the key are let through. */
    public enum Match {
        /** SQL's default: one NULL is enough. */
        SIMPLE,
        /** All or none. */
        FULL
    }

    /** A key with SQL's ordinary match. */
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

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** The same key under another name. */
    public ForeignKey withName(@Nullable String other) {
        return new ForeignKey(other, columns, target, targetColumns, onDelete, onUpdate, deferral, match);
    }

    /** Returns the key with another match. */
    public ForeignKey withMatch(Match other) {
        return new ForeignKey(name, columns, target, targetColumns, onDelete, onUpdate, deferral, other);
    }

    /** Returns the key without its name: two keys that differ in their names only are equal without them. */
    public ForeignKey unnamed() {
        return withName(null);
    }

    /** The same key with its columns and its target called another way. */
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

    /** A key without actions, checked at once. */
    public static ForeignKey of(
            @Nullable String name, List<String> columns, TableName target, List<String> targetColumns) {
        return new ForeignKey(name, columns, target, targetColumns, Action.NO_ACTION, Action.NO_ACTION, Deferral.NONE);
    }
}
