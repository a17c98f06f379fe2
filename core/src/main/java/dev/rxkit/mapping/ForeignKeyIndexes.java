package dev.rxkit.mapping;

import dev.rxkit.internal.Sha256;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The indexes that foreign keys get without a declaration. */
final class ForeignKeyIndexes {

    private ForeignKeyIndexes() {}

    /** Returns the table with an index for each of the columns that no key, constraint or index begins with. */
    static Table added(Table table, List<String> columns) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        for (String column : columns) {
            if (!table.indexes(List.of(column))) {
                indexes.add(Index.implied(Names.index(table.name(), List.of(column)), List.of(column)));
            }
        }
        return table.withIndexes(indexes);
    }

    /** Returns the tables with other names for those of these indexes whose name is used twice in a namespace. */
    static List<Table> distinct(List<Table> tables) {
        Map<String, Integer> uses = new HashMap<>();
        for (Table table : tables) {
            Stream.concat(
                            table.uniques().stream().map(unique -> key(table, String.valueOf(unique.name()))),
                            table.indexes().stream().map(index -> key(table, index.name())))
                    .forEach(name -> uses.merge(name, 1, Integer::sum));
        }
        return tables.stream()
                .map(table -> table.withIndexes(table.indexes().stream()
                        .map(index -> index.implied() && uses.getOrDefault(key(table, index.name()), 0) > 1
                                ? index.withName(otherName(table, index))
                                : index)
                        .toList()))
                .toList();
    }

    private static String otherName(Table table, Index index) {
        String hash = Sha256.shortHex(table.name() + "." + String.join(".", index.columns()));
        return Names.cut(index.name() + "_" + hash, Names.LIMIT);
    }

    private static String key(Table table, String name) {
        return table.name().namespace() + "." + name.toLowerCase(Locale.ROOT);
    }
}
