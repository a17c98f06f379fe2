package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How {@code migrations.lock} names things. */
final class Things {
    private Things() {}

    static String column(TableName table, String column) {
        return table + "." + column;
    }

    static String rule(TableName table, @Nullable String name) {
        return table + ":" + name;
    }

    /** The table and everything in it that has a name; two tables of one form give lists of one form. */
    static List<String> of(Table table) {
        List<String> things = new ArrayList<>();
        things.add(table.name().toString());
        table.columns().stream().map(Column::name).forEach(c -> things.add(column(table.name(), c)));
        rules(table).forEach(name -> things.add(rule(table.name(), name)));
        return things;
    }

    private static Stream<String> rules(Table table) {
        Stream<@Nullable String> names = Stream.of(
                        table.uniques().stream().map(u -> u.name()),
                        table.indexes().stream().map(i -> i.name()),
                        table.foreignKeys().stream().map(k -> k.name()),
                        table.checks().stream().map(c -> c.name()))
                .flatMap(s -> s);
        return names.filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
