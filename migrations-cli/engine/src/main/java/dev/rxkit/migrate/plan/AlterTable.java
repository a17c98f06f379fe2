package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Table;

/**
 * The changes of one table that is neither created nor dropped.
 *
 * @param now the present table after all renaming
 * @param to the wanted table
 * @param changes the changes; a dropped column has the name that it has in {@code now}
 */
public record AlterTable(Table now, Table to, TableChanges changes) {}
