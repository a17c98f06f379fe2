package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the constraints and indexes that a {@link Table} cannot represent, and which it therefore has as options with
 * their definitions, into objects of their own.
 */
final class PostgresDefinitions {
    private static final Pattern LIMIT = Pattern.compile(" AS (\\w+) .* MAXVALUE (-?\\d+)");

    private final Dialect dialect;
    private final List<StoredObject> objects = new ArrayList<>();
    private final Set<Object> referenced = new HashSet<>();

    private PostgresDefinitions(Dialect dialect) {
        this.dialect = dialect;
    }

    static Schema apart(Dialect dialect, Schema schema) {
        PostgresDefinitions definitions = new PostgresDefinitions(dialect);
        schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .forEach(key -> definitions.referenced.add(of(key.target(), key.targetColumns())));
        Schema tables = schema.map(definitions::table);
        definitions.objects.addAll(0, schema.objects());
        return new Schema(tables.tables(), definitions.objects, schema.enums());
    }

    private static Object of(TableName table, List<String> columns) {
        return List.of(table, Set.copyOf(columns));
    }

    private Table table(Table table) {
        Map<String, String> options = new TreeMap<>(table.options());
        Set<String> constraints = new HashSet<>();
        Set<String> indexes = new HashSet<>();
        table.options().forEach((option, text) -> {
            if (option.startsWith(PostgresText.CONSTRAINT)) {
                options.remove(option);
                String name = option.substring(PostgresText.CONSTRAINT.length());
                if (isReferenced(table, name)) {
                    // The foreign key is added with the tables, before the objects.
                    options.merge("unmodelled", option + ": " + text, (one, two) -> one + "; " + two);
                    return;
                }
                constraints.add(name);
                objects.add(new StoredObject(
                        Kind.CONSTRAINT,
                        name,
                        table.name(),
                        "ALTER TABLE " + dialect.quote(table.name()) + " ADD CONSTRAINT " + dialect.quote(name) + " "
                                + text));
            } else if (option.startsWith(PostgresText.INDEX)) {
                options.remove(option);
                String name = option.substring(PostgresText.INDEX.length());
                indexes.add(name);
                objects.add(
                        new StoredObject(Kind.INDEX, table.name().renamed(name).toString(), table.name(), text));
            }
        });
        PrimaryKey key = table.primaryKey();
        return table.mapColumns(PostgresDefinitions::serial)
                .withOptions(options)
                .withPrimaryKey(key == null || constraints.contains(key.name()) ? null : key)
                .withUniques(table.uniques().stream()
                        .filter(unique -> !constraints.contains(unique.name()))
                        .toList())
                .withForeignKeys(table.foreignKeys().stream()
                        .filter(foreignKey -> !constraints.contains(foreignKey.name()))
                        .toList())
                .withChecks(table.checks().stream()
                        .filter(check -> !constraints.contains(check.name()))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .filter(index -> !indexes.contains(index.name()))
                        .toList());
    }

    private static Column serial(Column column) {
        String sequence = PostgresText.sequence(column);
        if (sequence == null) {
            return column;
        }
        Column counted =
                column.withDefault("nextval(" + PostgresText.literal(sequence).strip() + "::regclass)");
        Matcher wider = LIMIT.matcher(String.valueOf(column.attributes()));
        if (!wider.find() || wider.group(1).equalsIgnoreCase(column.type().toString())) {
            return counted;
        }
        Column.Identity own = Objects.requireNonNullElse(column.identity(), Column.Identity.ORDINARY);
        return counted.withIdentity(new Column.Identity(
                own.always(),
                own.start(),
                own.increment(),
                own.minimum(),
                Long.valueOf(wider.group(2)),
                own.cache(),
                own.cycle()));
    }

    private boolean isReferenced(Table table, String name) {
        PrimaryKey key = table.primaryKey();
        boolean primary =
                key != null && name.equals(key.name()) && referenced.contains(of(table.name(), key.columns()));
        return primary
                || table.uniques().stream()
                        .filter(unique -> name.equals(unique.name()))
                        .map(Unique::columns)
                        .anyMatch(columns -> referenced.contains(of(table.name(), columns)));
    }
}
