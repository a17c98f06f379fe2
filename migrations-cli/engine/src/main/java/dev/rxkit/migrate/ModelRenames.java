package dev.rxkit.migrate;

import dev.rxkit.diff.Renames;
import dev.rxkit.diff.rename.DeclaredRenames;
import dev.rxkit.diff.rename.DeclaredRenames.Conflict;
import dev.rxkit.mapping.DeclaredColumns;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The renames that the annotations of the classes declare and the database does not have yet. */
final class ModelRenames {
    private ModelRenames() {}

    /**
     * Returns the pending renames.
     *
     * @param strict whether an ambiguous rename is an error; otherwise it is left out
     * @throws MigrationException if {@code strict} and names are exchanged, or two things are renamed from the same name
     */
    static Renames of(List<TableMapping<?>> mappings, Schema from, boolean strict) {
        DeclaredRenames declared = DeclaredRenames.of(
                mappings.stream()
                        .map(m -> new DeclaredRenames.Entity(m.table(), m.renamedFrom(), DeclaredColumns.renamed(m)))
                        .toList(),
                from);
        if (strict && !declared.conflicts().isEmpty()) {
            throw refusal(declared.conflicts().get(0));
        }
        return declared.renames();
    }

    /** Returns the declared renames and the answered ones, which take precedence. */
    static Renames with(Renames declared, Renames answered) {
        Map<TableName, TableName> tables = new TreeMap<>(declared.tables());
        tables.putAll(answered.tables());
        Map<TableName, Map<String, String>> columns = new TreeMap<>(declared.columns());
        answered.columns().forEach((table, renamed) -> {
            Map<String, String> all = new TreeMap<>(columns.getOrDefault(table, Map.of()));
            all.putAll(renamed);
            columns.put(table, all);
        });
        return new Renames(tables, columns);
    }

    private static MigrationException refusal(Conflict conflict) {
        String what = conflict.table() == null ? "table " : "column " + conflict.table() + ".";
        String annotation = conflict.table() == null ? "@Table" : "@Column";
        String name = conflict.name();
        String old = conflict.old();
        if (conflict.other() != null) {
            return new MigrationException(
                    ExitCode.FAILED,
                    what + name + " and " + what + conflict.other() + " are both renamed from " + old
                            + ". Remove renamedFrom from one of them.");
        }
        return new MigrationException(
                ExitCode.FAILED,
                what + name + " is renamed from " + old + ", and " + old + " from " + conflict.before()
                        + ": the names are exchanged, and the schema does not show whether that was done already. If it was,"
                        + " remove renamedFrom from both. If not, use a third name and two scripts: first " + annotation
                        + "(renamedFrom = \"" + name + "\") on the third name and " + annotation + "(renamedFrom = \""
                        + old + "\") on " + name + "; then " + annotation + "(renamedFrom = \"the third name\") on "
                        + old + ".");
    }
}
