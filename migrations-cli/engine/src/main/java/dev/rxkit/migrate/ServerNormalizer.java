package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.migrate.plan.Ownership;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Returns the schema of the classes with expressions as the server prints them. A server rewrites defaults, checks and
 * conditions; if an expression differs after both texts were normalized, the table is created on a scratch database and
 * read back, so that both texts were printed by the server. Not thread-safe.
 */
final class ServerNormalizer {
    /** A default that every server prints in the same way in a column of any type. */
    private static final Pattern SIMPLE = Pattern.compile("-?[0-9]{1,18}|TRUE|FALSE|CURRENT_TIMESTAMP(\\([0-6]\\))?");
    /** A text that every server prints in the same way in a column of text. */
    private static final Pattern TEXT = Pattern.compile("'[^'\\\\]*'");
    /** The check of an enum. */
    private static final Pattern LIST = Pattern.compile("[\"`][^\"`]+[\"`] IN \\('[^'\\\\]*'(, '[^'\\\\]*')*\\)");

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

    /** Returns whether the server may print a text of the change in another way, so that it has to be asked. */
    private static boolean isDoubtful(Change change) {
        if (change instanceof Change.AlterDefault alter) {
            return alter.from().defaultSql() != null && alter.to().defaultSql() != null;
        }
        if (change instanceof Change.AlterComputed alter) {
            return alter.from().computed() != null && alter.to().computed() != null;
        }
        if (change instanceof Change.AddTable add) {
            Table table = add.added();
            return table.columns().stream().anyMatch(ServerNormalizer::isDoubtful)
                    || table.checks().stream()
                            .anyMatch(check -> !LIST.matcher(check.sql()).matches())
                    || table.indexes().stream().anyMatch(ServerNormalizer::isDoubtful);
        }
        if (change instanceof Change.AddColumn add) {
            return isDoubtful(add.column());
        }
        return change instanceof Change.AddCheck || change instanceof Change.AddIndex add && isDoubtful(add.index());
    }

    private static boolean isDoubtful(Column column) {
        String value = column.defaultSql();
        return column.computed() != null
                || value != null
                        && !SIMPLE.matcher(value).matches()
                        && !(TEXT.matcher(value).matches()
                                && TypeShape.of(column.type()).family() == TypeShape.Family.TEXT);
    }

    private static boolean isDoubtful(Index index) {
        return index.where() != null || index.parts().stream().anyMatch(part -> part.expression() != null);
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
                    enums(from));
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

    /** Returns the enum types of the database, and those that it does not have yet. */
    private List<EnumType> enums(Schema from) {
        Set<TableName> there = from.enums().stream().map(EnumType::name).collect(Collectors.toSet());
        return Stream.concat(
                        from.enums().stream(), declared.enums().stream().filter(type -> !there.contains(type.name())))
                .toList();
    }

    /** Returns whether the text may have lost characters: MariaDB's catalogue has none of four bytes. */
    private static boolean isWhole(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Character::isSupplementaryCodePoint);
    }

    private static Table adopt(Table table, Table printed) {
        return table.mapColumns(column -> printed.column(column.name())
                        .map(other -> adopt(column, other))
                        .orElse(column))
                .withChecks(table.checks().stream()
                        .map(check -> printed.checks().stream()
                                .filter(other -> Objects.equals(other.name(), check.name()) && isWhole(check.sql()))
                                .findFirst()
                                .map(other -> other.withName(check.name()))
                                .orElse(check))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> adopt(index, printed))
                        .toList());
    }

    private static Column adopt(Column column, Column printed) {
        Column.Computed computed = column.computed();
        return isWhole(column.defaultSql()) && (computed == null || isWhole(computed.expression()))
                ? column.withDefault(printed.defaultSql(), printed.defaultSource())
                        .withComputed(printed.computed())
                : column;
    }

    private static Index adopt(Index index, Table printed) {
        return printed.indexes().stream()
                .filter(other -> !index.implied() && other.name().equals(index.name()))
                .findFirst()
                .orElse(index);
    }
}
