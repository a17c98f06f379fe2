package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Table;
import java.util.List;

/**
 * The changes of one table that is neither created nor dropped.
 *
 * @param now the present table after all renaming
 * @param to the wanted table
 * @param changes the changes in the order of the comparison; a dropped column has the name that it has in {@code now}
 */
public record AlterTable(Table now, Table to, List<Change> changes) {
    public AlterTable {
        changes = List.copyOf(changes);
    }
}
