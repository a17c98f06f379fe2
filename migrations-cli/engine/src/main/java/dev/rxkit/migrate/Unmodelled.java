package dev.rxkit.migrate;

import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tables of a kind that is not modelled, for example partitions. They are listed and ignored: they are neither created nor dropped.
 *
 * @param names the names of the tables
 * @param lines messages for the report
 */
record Unmodelled(Set<String> names, List<String> lines) {

    /** Finds the tables of both schemas that are not modelled. */
    static Unmodelled of(Schema from, Schema to) {
        Set<String> names = new TreeSet<>();
        Set<String> lines = new TreeSet<>();
        Predicate<StoredObject> same =
                object -> from.objects().contains(object) && to.objects().contains(object);
        Stream.concat(from.objects().stream(), to.objects().stream())
                .filter(object -> object.kind() == StoredObject.Kind.TABLE)
                .forEach(object -> {
                    names.add(object.name());
                    if (!same.test(object)) {
                        lines.add("  table " + object.name() + " (" + object.sql()
                                + ") is not modelled and is left unchanged");
                    }
                });
        return new Unmodelled(names, List.copyOf(lines));
    }

    /** Returns the schema without these tables. */
    Schema without(Schema schema) {
        Schema tables = schema.only(table -> !names.contains(table.name().toString()));
        return new Schema(
                tables.tables(),
                tables.objects().stream()
                        .filter(object -> object.kind() != StoredObject.Kind.TABLE)
                        .toList(),
                tables.enums());
    }
}
