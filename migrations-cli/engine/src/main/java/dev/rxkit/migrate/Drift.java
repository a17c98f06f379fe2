package dev.rxkit.migrate;

import dev.rxkit.diff.Change;
import dev.rxkit.diff.ObjectChange;
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
import org.jspecify.annotations.Nullable;

/**
 * The differences between a database at head and its scripts.
 *
 * @param changes the changes from the schema of the scripts to that of the database
 * @param broken what the scripts made and is missing or changed, as text
 * @param added what was added by hand, as text
 * @param triggers the triggers that no script creates
 */
record Drift(List<Change> changes, List<String> broken, List<String> added, List<StoredObject> triggers) {

    /**
     * Compares the tables that the scripts create or the models map, and the views and triggers that the scripts
     * create. Other tables of the database are ignored.
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
        List<String> broken = new ArrayList<>();
        List<String> added = new ArrayList<>();
        changes.forEach(change -> (breaks(change) ? broken : added).add(ReportBuilder.shown(change)));
        ObjectChange.between(base, live).stream()
                .filter(change -> isViewOrTrigger(change.from()))
                .forEach(change -> broken.add(ReportBuilder.shown(change.text())));
        List<StoredObject> triggers = new ArrayList<>();
        Set<String> known = base.objects().stream().map(StoredObject::name).collect(Collectors.toSet());
        for (StoredObject object : live.objects()) {
            TableName table = object.table();
            boolean trigger = object.kind() == StoredObject.Kind.TRIGGER;
            if (trigger && table != null && ours.contains(table) && !known.contains(object.name())) {
                // A rebuild of the table would drop it.
                triggers.add(object);
                added.add("  + trigger " + object.name() + " on " + table + " is in no script");
            }
        }
        return new Drift(changes, List.copyOf(broken), List.copyOf(added), List.copyOf(triggers));
    }

    private static boolean isViewOrTrigger(@Nullable StoredObject object) {
        return object != null
                && (object.kind() == StoredObject.Kind.VIEW || object.kind() == StoredObject.Kind.TRIGGER);
    }

    /**
     * Returns whether the change takes away or alters what the scripts made; otherwise, it adds something beside it.
     */
    static boolean breaks(Change change) {
        return !(change instanceof Change.AddTable
                || change instanceof Change.AddColumn
                || change instanceof Change.AddUnique
                || change instanceof Change.AddIndex
                || change instanceof Change.AddForeignKey
                || change instanceof Change.AddCheck
                || change instanceof Change.AddEnum);
    }

    /** Returns whether anything differs. */
    boolean found() {
        return !broken.isEmpty() || !added.isEmpty();
    }

    /** Returns all differences as text: first what is missing or changed. */
    List<String> lines() {
        return Stream.concat(broken.stream(), added.stream()).toList();
    }
}
