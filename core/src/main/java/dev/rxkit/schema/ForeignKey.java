package dev.rxkit.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key.
 *
 * @param name or null for one written without a name
 * @param columns the referring columns, in order
 * @param target the table referred to
 * @param targetColumns its columns, in the same order
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        Action onDelete,
        Action onUpdate,
        Deferral deferral) {

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

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** A key without actions, checked at once. */
    public static ForeignKey of(
            @Nullable String name, List<String> columns, TableName target, List<String> targetColumns) {
        return new ForeignKey(name, columns, target, targetColumns, Action.NO_ACTION, Action.NO_ACTION, Deferral.NONE);
    }
}
