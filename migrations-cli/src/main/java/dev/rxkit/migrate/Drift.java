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

/**
 * Where a database at head left its scripts.
 *
 * @param changes from what the scripts make to what is there
 * @param lines the same for people, with the triggers no script knows
 * @param triggers those triggers
 */
record Drift(List<Change> changes, List<String> lines, List<StoredObject> triggers) {

    /**
     * Compares the tables the scripts make or the models want. Other tables of the database are somebody else's.
     *
     * @param base what the scripts make
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
                // A table that is rebuilt would lose it.
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
