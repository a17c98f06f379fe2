package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.ChangesByKind.TypeChange;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
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
    private final List<TypeChange> changes;
    private final List<TypeChange> replaced;

    PostgresEnums(Dialect dialect, List<TypeChange> changes) {
        this.dialect = dialect;
        this.changes = changes;
        this.replaced = changes.stream().filter(PostgresEnums::isReplaced).toList();
    }

    /** Returns whether the old labels all still exist, in the same order. */
    static boolean onlyGains(TypeChange change) {
        return change.from() != null && change.to() != null && onlyGains(change.from(), change.to());
    }

    private static boolean onlyGains(EnumType from, EnumType to) {
        List<String> kept = new ArrayList<>(to.values());
        kept.retainAll(from.values());
        return kept.equals(from.values());
    }

    private static boolean isReplaced(TypeChange change) {
        return change.from() != null && change.to() != null && !onlyGains(change.from(), change.to());
    }

    /** Returns whether the type of the column is replaced. */
    boolean replaces(Column column) {
        return replaced.stream().anyMatch(change -> isOf(column, change.name()));
    }

    /** Returns the types that are replaced. */
    List<TableName> replaced() {
        return replaced.stream().map(TypeChange::name).toList();
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
        for (TypeChange change : changes) {
            TableName name = change.name();
            EnumType from = change.from();
            EnumType to = change.to();
            if (to == null) {
                continue;
            }
            if (from == null) {
                if (name.namespace() != null) {
                    script.add(Statement.of(PostgresText.namespace(name.namespace())));
                }
                script.add(new Statement(PostgresText.enumType(to), "Creates type " + name));
            } else if (onlyGains(from, to)) {
                gain(from, to, script);
            } else {
                script.add(new Statement(
                        "ALTER TYPE " + dialect.quote(name) + " RENAME TO " + dialect.quote(old(name)),
                        "Puts a new type " + name + " in the place of the old one"));
                script.add(Statement.of(PostgresText.enumType(to)));
            }
        }
    }

    /** Writes the statements that run after the columns are changed. */
    void drop(List<Statement> script) {
        for (TypeChange change : changes) {
            TableName name = change.name();
            if (change.to() == null) {
                script.add(new Statement("DROP TYPE " + dialect.quote(name), "Drops type " + name));
            } else if (isReplaced(change)) {
                script.add(Statement.of("DROP TYPE " + dialect.quote(name.renamed(old(name)))));
            }
        }
    }

    private static String old(TableName type) {
        return "rx_old_" + type.name();
    }

    private void gain(EnumType from, EnumType to, List<Statement> script) {
        List<String> there = new ArrayList<>(from.values());
        List<String> wanted = to.values();
        for (int i = 0; i < wanted.size(); i++) {
            String word = wanted.get(i);
            if (!there.contains(word)) {
                String place = i > 0
                        ? " AFTER " + literal(wanted.get(i - 1))
                        : there.isEmpty() ? "" : " BEFORE " + literal(there.get(0));
                script.add(
                        Statement.of("ALTER TYPE " + dialect.quote(to.name()) + " ADD VALUE " + literal(word) + place));
                there.add(i, word);
            }
        }
    }

    /** Writes a guard that stops if a row has a label that is removed. */
    void guard(Table table, Column column, PostgresGuards guards, List<Statement> script) {
        for (TypeChange change : changes) {
            if (change.from() != null
                    && change.to() != null
                    && isOf(column, change.name())
                    && !column.type().toString().endsWith("[]")) {
                List<String> gone = new ArrayList<>(change.from().values());
                gone.removeAll(change.to().values());
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
