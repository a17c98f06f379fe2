package dev.rxkit.migrate.pairs;

import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A schema as sorted lines, without the order of columns, which no ALTER changes, and without constraints' names. */
final class Dump {
    private Dump() {}

    static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.enums().forEach(type -> lines.add(type.toString()));
        schema.tables().forEach(table -> lines.addAll(table(table)));
        return lines;
    }

    private static List<String> table(Table table) {
        Stream<String> columns = table.columns().stream().map(Column::toString);
        Stream<String> uniques = table.uniques().stream()
                .map(unique -> "unique " + unique.columns() + unique.deferral() + unique.nullsNotDistinct());
        Stream<String> indexes = table.indexes().stream().map(Object::toString);
        Stream<String> keys =
                table.foreignKeys().stream().map(key -> key.withName(null).toString());
        Stream<String> checks = table.checks().stream().map(check -> "check " + check.sql());
        Stream<String> others =
                Stream.of("key " + table.key(), "options " + table.options(), "comment " + table.comment());
        return Stream.of(columns, uniques, indexes, keys, checks, others)
                .flatMap(lines -> lines)
                .map(line -> table.name() + ": " + line)
                .sorted()
                .toList();
    }
}
