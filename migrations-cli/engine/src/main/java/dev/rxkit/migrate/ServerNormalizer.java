package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Returns the schema of the classes with expressions as the server prints them. A server rewrites defaults, checks and conditions; if an expression differs after both texts were normalized, the table is created on a scratch database and read back, so that both texts were printed by the server. Not thread-safe.
 */
final class ServerNormalizer {
    private final MigrationContext context;
    private final Ownership ownership;
    private final Set<TableName> asked = new TreeSet<>();
    private Schema declared;

    ServerNormalizer(MigrationContext context, Models models, Ownership ownership) {
        this.context = context;
        this.ownership = ownership;
        this.declared = models.declared();
    }

    /** Returns the declared schema for a comparison with {@code from}. */
    Schema declared(Schema from, Renames renames) throws SQLException {
        if (context.scratchServer().isEmpty()) {
            return declared;
        }
        Set<TableName> doubtful = new TreeSet<>();
        for (Change change : SchemaDiffer.diff(from, ownership.target(from, declared, renames), renames)) {
            if (isDoubtful(change) && declared.table(change.table()).isPresent()) {
                doubtful.add(change.table());
            }
        }
        doubtful.removeAll(asked);
        if (!doubtful.isEmpty()) {
            asked.addAll(doubtful);
            print(from, doubtful);
        }
        return declared;
    }

    private static boolean isDoubtful(Change change) {
        if (change instanceof Change.AlterDefault alter) {
            return alter.from().defaultSql() != null && alter.to().defaultSql() != null;
        }
        if (change instanceof Change.AlterComputed alter) {
            return alter.from().computed() != null && alter.to().computed() != null;
        }
        return change instanceof Change.AddCheck
                || change instanceof Change.AddIndex add
                        && (add.index().where() != null
                                || add.index().parts().stream().anyMatch(part -> part.expression() != null));
    }

    private void print(Schema from, Set<TableName> tables) throws SQLException {
        try (Scratch scratch = context.scratch()) {
            if (scratch.missing().isPresent()) {
                return;
            }
            Schema wanted = new Schema(
                    declared.tables().stream()
                            .filter(table -> tables.contains(table.name()))
                            .map(table -> table.withForeignKeys(List.of()))
                            .toList(),
                    List.of(),
                    from.enums());
            try (Statement statement = scratch.connection().createStatement()) {
                for (String sql : context.dialect().create(wanted)) {
                    statement.execute(sql);
                }
            } catch (SQLException needsMore) {
                // An expression uses something that only the live database has: keep the texts.
                return;
            }
            Schema printed = scratch.schema();
            declared = declared.map(table -> printed.table(table.name())
                    .map(other -> adopt(table, other))
                    .orElse(table));
        }
    }

    private static Table adopt(Table table, Table printed) {
        return table.mapColumns(column -> printed.column(column.name())
                        .map(other -> adopt(column, other))
                        .orElse(column))
                .withChecks(table.checks().stream()
                        .map(check -> printed.checks().stream()
                                .filter(other -> Objects.equals(other.name(), check.name()))
                                .findFirst()
                                .map(other -> other.withName(check.name()))
                                .orElse(check))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> adopt(index, printed))
                        .toList());
    }

    private static Column adopt(Column column, Column printed) {
        return column.withDefault(printed.defaultSql(), printed.defaultSource()).withComputed(printed.computed());
    }

    private static Index adopt(Index index, Table printed) {
        return printed.indexes().stream()
                .filter(other -> !index.implied() && other.name().equals(index.name()))
                .findFirst()
                .orElse(index);
    }
}
