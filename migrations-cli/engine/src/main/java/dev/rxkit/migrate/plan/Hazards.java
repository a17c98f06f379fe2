package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ChangeVisitor;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the hazards of changes. */
public final class Hazards implements ChangeVisitor<Optional<Hazard>> {
    private final MigrationDialect dialect;
    private final Set<String> newColumns;
    private final List<Change.DropIndex> formerIndexes;

    private Hazards(MigrationDialect dialect, List<Change> changes) {
        this.dialect = dialect;
        this.newColumns = changes.stream()
                .filter(Change.AddColumn.class::isInstance)
                .map(c -> c.table() + "." + ((Change.AddColumn) c).column().name())
                .collect(Collectors.toSet());
        this.formerIndexes = changes.stream()
                .filter(Change.DropIndex.class::isInstance)
                .map(Change.DropIndex.class::cast)
                .toList();
    }

    /** Returns the hazards in the order of the changes, then one for each table that is rewritten. */
    public static List<Hazard> of(MigrationDialect dialect, List<Change> changes, Set<TableName> rebuilt) {
        Hazards hazards = new Hazards(dialect, changes);
        List<Hazard> found = new ArrayList<>();
        for (Change change : changes) {
            change.accept(hazards).ifPresent(found::add);
        }
        rebuilt.forEach(table -> found.add(
                hazards.of(HazardCode.REWRITE_TABLE, table, null, "table " + table + " is written again, row by row")));
        return found;
    }

    private Hazard of(HazardCode code, TableName table, @Nullable String column, String message) {
        return new Hazard(code, dialect.lock(code), table, column, message);
    }

    private Optional<Hazard> hazard(HazardCode code, Change change, @Nullable String column, String message) {
        return Optional.of(of(code, change.table(), column, message));
    }

    private Optional<Hazard> valid(HazardCode code, Change change, @Nullable String column, String rule) {
        return hazard(code, change, column, "the script stops if a row of " + change.table() + " " + rule);
    }

    @Override
    public Optional<Hazard> addTable(Change.AddTable change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> dropTable(Change.DropTable change) {
        return hazard(HazardCode.DROP_TABLE, change, null, "table " + change.table() + " is dropped with all its rows");
    }

    @Override
    public Optional<Hazard> renameTable(Change.RenameTable change) {
        return hazard(
                HazardCode.RENAME_TABLE,
                change,
                null,
                "table " + change.from() + " becomes " + change.table() + ": code that uses the old name fails");
    }

    @Override
    public Optional<Hazard> addColumn(Change.AddColumn change) {
        String name = change.column().name();
        return Questions.needsValue(change.column())
                ? hazard(
                        HazardCode.REQUIRED_COLUMN,
                        change,
                        name,
                        "each row of " + change.table() + " gets a value for the new column " + name)
                : Optional.empty();
    }

    @Override
    public Optional<Hazard> dropColumn(Change.DropColumn change) {
        String name = change.column().name();
        return hazard(
                HazardCode.DROP_COLUMN,
                change,
                name,
                "column " + change.table() + "." + name + " is dropped with its values");
    }

    @Override
    public Optional<Hazard> renameColumn(Change.RenameColumn change) {
        return hazard(
                HazardCode.RENAME_COLUMN,
                change,
                change.to(),
                "column " + change.table() + "." + change.from() + " becomes " + change.to()
                        + ": code that uses the old name fails");
    }

    @Override
    public Optional<Hazard> alterType(Change.AlterType change) {
        if (!dialect.narrows(change)) {
            return Optional.empty();
        }
        Column to = change.to();
        return hazard(
                HazardCode.NARROW_TYPE,
                change,
                to.name(),
                "column " + change.table() + "." + to.name() + " goes from "
                        + change.from().type() + " to " + to.type() + ": the script stops if a value does not fit");
    }

    @Override
    public Optional<Hazard> alterNullable(Change.AlterNullable change) {
        Column to = change.to();
        return to.nullable() || to.defaultSql() != null
                ? Optional.empty()
                : valid(HazardCode.NOT_NULL, change, to.name(), "has no " + to.name());
    }

    @Override
    public Optional<Hazard> alterDefault(Change.AlterDefault change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterGenerated(Change.AlterGenerated change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterComputed(Change.AlterComputed change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterCollation(Change.AlterCollation change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterComment(Change.AlterComment change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterPrimaryKey(Change.AlterPrimaryKey change) {
        return change.to() == null
                ? Optional.empty()
                : valid(
                        HazardCode.PRIMARY_KEY,
                        change,
                        null,
                        "shares its key " + change.to().columns() + " with another");
    }

    @Override
    public Optional<Hazard> addUnique(Change.AddUnique change) {
        if (formerIndexes.stream().anyMatch(drop -> isUniqueAlready(drop, change))) {
            // The rows are unique already: the index becomes the constraint.
            return Optional.empty();
        }
        return valid(
                HazardCode.UNIQUE, change, null, "shares its " + change.unique().columns() + " with another");
    }

    private static boolean isUniqueAlready(Change.DropIndex drop, Change.AddUnique change) {
        Index index = drop.index();
        Unique unique = change.unique();
        return drop.table().equals(change.table())
                && index.unique()
                && index.where() == null
                && index.nullsNotDistinct() == unique.nullsNotDistinct()
                && index.parts()
                        .equals(unique.columns().stream().map(Index.Part::of).toList());
    }

    @Override
    public Optional<Hazard> dropUnique(Change.DropUnique change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> addIndex(Change.AddIndex change) {
        if (change.index().unique()) {
            return valid(
                    HazardCode.UNIQUE_INDEX,
                    change,
                    null,
                    "shares its " + change.index().columns() + " with another");
        }
        return dialect.locksForIndex()
                ? hazard(
                        HazardCode.BUILD_INDEX,
                        change,
                        null,
                        "writes to " + change.table() + " wait while index "
                                + change.index().name() + " is built")
                : Optional.empty();
    }

    @Override
    public Optional<Hazard> dropIndex(Change.DropIndex change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> addForeignKey(Change.AddForeignKey change) {
        return change.key().columns().stream().anyMatch(c -> newColumns.contains(change.table() + "." + c))
                ? Optional.empty()
                : valid(
                        HazardCode.FOREIGN_KEY,
                        change,
                        null,
                        "refers by " + change.key().columns() + " to no row of "
                                + change.key().target());
    }

    @Override
    public Optional<Hazard> dropForeignKey(Change.DropForeignKey change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> addCheck(Change.AddCheck change) {
        return valid(
                HazardCode.CHECK,
                change,
                null,
                "does not meet " + change.check().sql());
    }

    @Override
    public Optional<Hazard> dropCheck(Change.DropCheck change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterOption(Change.AlterOption change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterTableComment(Change.AlterTableComment change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> addEnum(Change.AddEnum change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> dropEnum(Change.DropEnum change) {
        return Optional.empty();
    }

    @Override
    public Optional<Hazard> alterEnum(Change.AlterEnum change) {
        List<String> lost = new ArrayList<>(change.from().values());
        lost.removeAll(change.to().values());
        return lost.isEmpty()
                ? Optional.empty()
                : hazard(
                        HazardCode.DROP_ENUM_VALUE,
                        change,
                        null,
                        "type " + change.table() + " loses " + String.join(", ", lost)
                                + ": the script stops if a row has one of them");
    }
}
