package dev.rxkit.migrate.check;

import dev.rxkit.migrate.plan.LeftAlone;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.ObjectGraph;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is not modelled, or cannot be changed without losing rows: tables and objects of other kinds, partitions that
 * change, parts of tables. It is listed and left unchanged.
 *
 * @param names the names of the tables and partitions that are left unchanged
 * @param shared the options of each table of both schemas that no statement changes, as the first schema has them
 * @param used the objects that would be dropped, but that something unmodelled uses
 * @param lines messages for the report
 */
public record Unmodelled(
        Set<String> names, Map<TableName, Map<String, String>> shared, Set<StoredObject> used, List<String> lines) {
    /** Finds what is not modelled in either schema; only differences are listed. */
    public static Unmodelled of(MigrationDialect dialect, Schema from, Schema to) {
        Set<String> names = new TreeSet<>();
        Set<String> lines = new TreeSet<>();
        Map<String, StoredObject> old = tables(from);
        Map<String, StoredObject> wanted = tables(to);
        Stream.of(old, wanted).flatMap(all -> all.entrySet().stream()).forEach(entry -> {
            String name = entry.getKey();
            StoredObject object = entry.getValue();
            StoredObject before = old.get(name);
            StoredObject after = wanted.get(name);
            boolean partition = object.kind() == Kind.PARTITION
                    && (before == null || after == null || before.equals(after) || dialect.replaces(before, after))
                    && table(from, name) == null
                    && table(to, name) == null;
            boolean created = object.kind() == Kind.TABLE && before == null && isCreated(object);
            if (!partition && !created) {
                names.add(name);
                if (!Objects.equals(before, after)) {
                    lines.add("  table " + name + " (" + shown(object) + ") is not modelled and is left unchanged");
                }
            }
        });
        others(from, to).forEach(lines::add);
        Set<StoredObject> used = used(from, to);
        used.forEach(object -> lines.add("  " + object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name()
                + " is used by something that is not modelled, and is left unchanged"));
        Set<StoredObject> over = over(from, to, names);
        over.forEach(object -> lines.add("  " + object.kind().name().toLowerCase(Locale.ROOT) + " " + object.name()
                + " needs a table that is not modelled, and is not created"));
        used.addAll(over);
        to.tables().stream()
                .filter(table ->
                        from.table(table.name()).isEmpty() && table.options().containsKey("unmodelled"))
                .forEach(table -> lines.add("  table " + table.name() + ": "
                        + table.options().get("unmodelled") + " is not modelled and is not created"));
        for (Table table : from.tables()) {
            Table other = to.table(table.name()).orElse(null);
            for (String option : LeftAlone.OPTIONS) {
                String here = table.options().get(option);
                String there = other == null ? here : other.options().get(option);
                if (!Objects.equals(here, there)) {
                    lines.add("  table " + table.name() + ": "
                            + (option.equals("unmodelled") ? "" : option + " ")
                            + (here == null ? "nothing" : here) + " differs from "
                            + (there == null ? "nothing" : there) + "; it is not modelled and is left unchanged");
                }
            }
        }
        Map<TableName, Map<String, String>> shared = new TreeMap<>();
        from.tables().stream()
                .filter(table -> to.table(table.name()).isPresent())
                .forEach(table -> shared.put(table.name(), LeftAlone.options(table)));
        return new Unmodelled(names, shared, used, List.copyOf(lines));
    }

    private static String shown(StoredObject object) {
        return object.kind() == Kind.PARTITION ? "a partition that is changed" : object.sql();
    }

    private static @Nullable Table table(Schema schema, String name) {
        return schema.table(TableName.parse(name)).orElse(null);
    }

    private static Map<String, StoredObject> tables(Schema schema) {
        return schema.objects().stream()
                .filter(object -> object.kind() == Kind.TABLE || object.kind() == Kind.PARTITION)
                .collect(Collectors.toMap(StoredObject::name, Function.identity(), (one, two) -> one, TreeMap::new));
    }

    private static Set<StoredObject> used(Schema from, Schema to) {
        ObjectGraph graph = ObjectGraph.of(from);
        Set<StoredObject> used = new LinkedHashSet<>();
        from.objects().stream()
                .filter(object -> object.kind() == Kind.OTHER)
                .flatMap(object -> graph.neededBy(object).stream())
                .filter(object -> to.objects().stream()
                        .noneMatch(other ->
                                other.kind() == object.kind() && other.name().equals(object.name())))
                .forEach(used::add);
        return used;
    }

    /** Returns what is defined over a table that is not modelled and that the database does not have. */
    private static Set<StoredObject> over(Schema from, Schema to, Set<String> names) {
        List<StoredObject> missing = to.objects().stream()
                .filter(object -> object.kind() == Kind.TABLE && names.contains(object.name()))
                .filter(object -> !tables(from).containsKey(object.name()))
                .toList();
        if (missing.isEmpty()) {
            return Set.of();
        }
        Set<StoredObject> over = new LinkedHashSet<>(ObjectGraph.of(to).dependents(missing));
        over.removeIf(from.objects()::contains);
        return over;
    }

    /** Returns whether the text of the table is the statement that creates it. */
    public static boolean isCreated(StoredObject table) {
        return table.sql().startsWith("CREATE ");
    }

    private static Stream<String> others(Schema from, Schema to) {
        return Stream.concat(from.objects().stream(), to.objects().stream())
                .filter(object -> object.kind() == Kind.OTHER)
                .filter(object ->
                        !(from.objects().contains(object) && to.objects().contains(object)))
                .map(object -> "  " + object.name() + " is not modelled and is left unchanged");
    }

    /** Returns the schema without what is left unchanged. */
    public Schema without(Schema schema) {
        Schema tables = schema.only(table -> !names.contains(table.name().toString()));
        return new Schema(
                tables.tables().stream().map(this::modelled).toList(),
                tables.objects().stream().filter(this::isModelled).toList(),
                tables.enums());
    }

    private Table modelled(Table table) {
        Map<String, String> present = shared.get(table.name());
        if (present == null) {
            return table;
        }
        Map<String, String> options = new TreeMap<>(table.options());
        LeftAlone.OPTIONS.forEach(options::remove);
        options.putAll(present);
        return table.withOptions(options);
    }

    private boolean isModelled(StoredObject object) {
        boolean table = object.kind() == Kind.TABLE || object.kind() == Kind.PARTITION;
        return object.kind() != Kind.OTHER && !used.contains(object) && !(table && names.contains(object.name()));
    }

    /**
     * Returns the first schema with each option stated that the second one states: an absent option of a database is
     * its default. For two schemas that are both complete.
     */
    public static Schema stated(Schema schema, Schema other) {
        return schema.map(table -> {
            Map<String, String> options = new TreeMap<>(table.options());
            other.table(table.name())
                    .ifPresent(twin -> twin.options().forEach((option, value) -> {
                        if (!LeftAlone.hasPart(table, option)) {
                            return;
                        }
                        boolean flag = value.equals("true") || value.equals("false");
                        options.putIfAbsent(option, flag ? "false" : "");
                    }));
            return table.withOptions(options);
        });
    }
}
