package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes things out of a pair as long as it still fails. */
final class Shrinker {
    private static final int TRIES = 600;

    private final Predicate<Pair> fails;
    private int tries;

    Shrinker(Predicate<Pair> fails) {
        this.fails = fails;
    }

    Pair shrunk(Pair pair) {
        Pair smallest = pair;
        boolean smaller = true;
        while (smaller && tries < TRIES) {
            smaller = false;
            for (Pair candidate : candidates(smallest)) {
                if (tries++ < TRIES && fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<Pair> candidates(Pair pair) {
        List<Pair> candidates = new ArrayList<>();
        for (Table table : pair.to().tables()) {
            TableName old = pair.old(table.name());
            candidates.add(
                    new Pair(Without.table(pair.from(), old), Without.table(pair.to(), table.name()), pair.renames()));
        }
        less(pair.from()).forEach(schema -> candidates.add(new Pair(schema, pair.to(), pair.renames())));
        less(pair.to()).forEach(schema -> candidates.add(new Pair(pair.from(), schema, pair.renames())));
        for (Table table : pair.to().tables()) {
            TableName old = pair.old(table.name());
            for (Column column : table.columns()) {
                String was = pair.old(table.name(), column.name());
                if (table.columns().size() > 1
                        && pair.from()
                                .table(old)
                                .map(t -> t.columns().size() > 1)
                                .orElse(false)) {
                    candidates.add(new Pair(
                            Without.column(pair.from(), old, was),
                            Without.column(pair.to(), table.name(), column.name()),
                            pair.renames()));
                }
            }
        }
        candidates.removeIf(candidate -> empty(candidate.from()) || empty(candidate.to()));
        return candidates;
    }

    private static boolean empty(Schema schema) {
        return schema.tables().stream().anyMatch(table -> table.columns().isEmpty());
    }

    /** The schema with one thing less, all ways. */
    private static List<Schema> less(Schema schema) {
        List<Schema> all = new ArrayList<>();
        for (Table table : schema.tables()) {
            all.add(Without.table(schema, table.name()));
            lessOf(table.uniques(), table::withUniques).forEach(t -> all.add(with(schema, t)));
            lessOf(table.indexes(), table::withIndexes).forEach(t -> all.add(with(schema, t)));
            lessOf(table.foreignKeys(), table::withForeignKeys).forEach(t -> all.add(with(schema, t)));
            lessOf(table.checks(), table::withChecks).forEach(t -> all.add(with(schema, t)));
            if (table.comment() != null) {
                all.add(with(schema, table.withComment(null)));
            }
            for (Column column : table.columns()) {
                if (table.columns().size() > 1) {
                    all.add(Without.column(schema, table.name(), column.name()));
                }
                if (column.defaultSql() != null) {
                    all.add(with(schema, with(table, column.withDefault(null))));
                }
                if (column.comment() != null) {
                    all.add(with(schema, with(table, column.withComment(null))));
                }
            }
        }
        return all;
    }

    private static <T> List<Table> lessOf(List<T> things, Function<List<T>, Table> with) {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            List<T> less = new ArrayList<>(things);
            less.remove(i);
            all.add(with.apply(less));
        }
        return all;
    }

    private static Schema with(Schema schema, Table changed) {
        return schema.map(table -> table.name().equals(changed.name()) ? changed : table);
    }

    private static Table with(Table table, Column changed) {
        return table.mapColumns(column -> column.name().equals(changed.name()) ? changed : column);
    }
}
