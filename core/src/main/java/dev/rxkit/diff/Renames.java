package dev.rxkit.diff;

import dev.rxkit.schema.TableName;
import java.util.Map;

/**
 * The renames that the model declares or the user confirmed; the differ never guesses. Names may be exchanged ({@code
 * a} for {@code b} and {@code b} for {@code a}) or form a chain. A declared exchange must be removed from the model
 * once it is done, because the schemas alone do not show whether it was.
 *
 * @param tables new name to old name
 * @param columns table (by its new name) to new column name to old column name
 */
public record Renames(Map<TableName, TableName> tables, Map<TableName, Map<String, String>> columns) {

    /** Copies the maps. */
    public Renames {
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    /** Returns an instance without renames. */
    public static Renames none() {
        return new Renames(Map.of(), Map.of());
    }
}
