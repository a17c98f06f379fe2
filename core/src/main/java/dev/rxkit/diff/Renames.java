package dev.rxkit.diff;

import dev.rxkit.schema.TableName;
import java.util.Map;

/**
 * What was renamed, as the model or the user says: the differ never guesses. Names may be exchanged ({@code a} for
 * {@code b} and {@code b} for {@code a}), or move on in a chain. Who keeps such an exchange in the model must take it
 * out once it is done: from the schemas alone it looks as if it were to do again.
 *
 * @param tables new name to old name
 * @param columns table (by its new name) to new column name to old column name
 */
public record Renames(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {

    public Renames {
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    /** Nothing was renamed. */
    public static Renames none() {
        return new Renames(Map.of(), Map.of());
    }
}
