package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The differences between a database at head and its scripts.
 *
 * @param changes the changes from the schema of the scripts to that of the database
 * @param lines the changes as text, and the triggers that no script creates
 * @param triggers the triggers that no script creates
 */
record Drift(List<Change> changes, List<String> lines, List<StoredObject> triggers) {

    /** Compares the tables that the scripts create or the models map. Other tables of the database are ignored.
     *
     * @param base the schema that the scripts make
     */
    static Drift of(Schema base, Schema live, Models models) {
        Set<TableName> ours = Stream.of(base, models.declared())
                .flatMap(schema -> schema.tables().stream())
                .map(table -> table.name())
                .collect(Collectors.toCollection(TreeSet::new));
        Schema seen = live.only(table -> ours.contains(table.name()));
        List<Change> changes = SchemaDiffer.diff(base, seen, Renames.none());
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.add(ReportBuilder.shown(change)));
        List<StoredObject> triggers = new ArrayList<>();
        Set<String> known = base.objects().stream().map(StoredObject::name).collect(Collectors.toSet());
        for (StoredObject object : live.objects()) {
            TableName table = object.table();
            if (table != null && ours.contains(table) && !known.contains(object.name())) {
                // A rebuild of the table would drop it.
                triggers.add(object);
                lines.add("  + trigger " + object.name() + " on " + table + " is in no script");
            }
        }
        return new Drift(changes, List.copyOf(lines), List.copyOf(triggers));
    }

    boolean found() {
        return !lines.isEmpty();
    }
}
