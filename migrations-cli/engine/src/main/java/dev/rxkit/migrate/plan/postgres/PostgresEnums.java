package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes enum types. If labels are only added, they are added to the type; otherwise a new type replaces the old one,
 * and every column is converted to it.
 */
final class PostgresEnums {
    private final Dialect dialect;
    private final List<Change> changes;

    PostgresEnums(Dialect dialect, List<Change> changes) {
        this.dialect = dialect;
        this.changes = changes;
    }

    /** Returns whether the old labels all still exist, in the same order. */
    static boolean onlyGains(Change.AlterEnum alter) {
        List<String> kept = new ArrayList<>(alter.to().values());
        kept.retainAll(alter.from().values());
        return kept.equals(alter.from().values());
    }

    /** Returns whether the type of the column is replaced. */
    boolean replaces(Column column) {
        return changes.stream()
                .anyMatch(c -> c instanceof Change.AlterEnum alter
                        && !onlyGains(alter)
                        && isOf(column, alter.to().name()));
    }

    /** Returns the types that are replaced. */
    List<TableName> replaced() {
        return changes.stream()
                .filter(c -> c instanceof Change.AlterEnum alter && !onlyGains(alter))
                .map(Change::table)
                .toList();
    }

    private boolean isOf(Column column, TableName type) {
        String text = column.type().toString();
        String name = text.endsWith("[]") ? text.substring(0, text.length() - 2) : text;
        return name.equals(type.toString())
                || name.equals(dialect.quote(type))
                || type.namespace() != null && name.equals(dialect.quote(type.namespace()) + "." + type.name())
                || type.namespace() != null && name.equals(type.namespace() + "." + dialect.quote(type.name()));
    }

    /** Writes the statements that run before the columns are changed. */
    void create(List<Statement> script) {
        for (Change change : changes) {
            if (change instanceof Change.AddEnum add) {
                TableName name = add.table();
                if (name.namespace() != null) {
                    script.add(Statement.of(PostgresText.namespace(name.namespace())));
                }
                script.add(new Statement(PostgresText.enumType(add.added()), "Creates type " + name));
            } else if (change instanceof Change.AlterEnum alter && onlyGains(alter)) {
                gain(alter, script);
            } else if (change instanceof Change.AlterEnum alter) {
                script.add(new Statement(
                        "ALTER TYPE " + dialect.quote(alter.table()) + " RENAME TO " + dialect.quote(old(alter)),
                        "Puts a new type " + alter.table() + " in the place of the old one"));
                script.add(Statement.of(PostgresText.enumType(alter.to())));
            }
        }
    }

    /** Writes the statements that run after the columns are changed. */
    void drop(List<Statement> script) {
        for (Change change : changes) {
            if (change instanceof Change.DropEnum drop) {
                script.add(new Statement("DROP TYPE " + dialect.quote(drop.table()), "Drops type " + drop.table()));
            } else if (change instanceof Change.AlterEnum alter && !onlyGains(alter)) {
                script.add(
                        Statement.of("DROP TYPE " + dialect.quote(alter.table().renamed(old(alter)))));
            }
        }
    }

    private static String old(Change.AlterEnum alter) {
        return "rx_old_" + alter.table().name();
    }

    private void gain(Change.AlterEnum alter, List<Statement> script) {
        List<String> there = new ArrayList<>(alter.from().values());
        List<String> wanted = alter.to().values();
        for (int i = 0; i < wanted.size(); i++) {
            String word = wanted.get(i);
            if (!there.contains(word)) {
                String place = i > 0
                        ? " AFTER " + literal(wanted.get(i - 1))
                        : there.isEmpty() ? "" : " BEFORE " + literal(there.get(0));
                script.add(Statement.of(
                        "ALTER TYPE " + dialect.quote(alter.table()) + " ADD VALUE " + literal(word) + place));
                there.add(i, word);
            }
        }
    }

    /** Writes a guard that stops if a row has a label that is removed. */
    void guard(Table table, Column column, PostgresGuards guards, List<Statement> script) {
        for (Change change : changes) {
            if (change instanceof Change.AlterEnum alter
                    && isOf(column, alter.table())
                    && !column.type().toString().endsWith("[]")) {
                List<String> gone = new ArrayList<>(alter.from().values());
                gone.removeAll(alter.to().values());
                if (!gone.isEmpty()) {
                    String words = String.join(
                            ", ", gone.stream().map(PostgresEnums::literal).toList());
                    script.add(guards.none(
                            table.name() + "." + column.name() + " has values that go: " + String.join(", ", gone),
                            table.name(),
                            "CAST(" + dialect.quote(column.name()) + " AS TEXT) IN (" + words + ")"));
                }
            }
        }
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}
