package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbSyntax;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.ForeignKey.Action;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes ALTER TABLE. With {@code --safe} each statement says that it must not stop writes, so that the server refuses
 * it where it would; what takes only a moment is a statement of its own, because together with the rest it would copy
 * the table. Keeps the tables for which the server has no such way.
 */
final class MariaDbAlter {
    private static final String INSTANT = "ALGORITHM=INSTANT";
    private static final String WITHOUT_LOCK = "LOCK=NONE";
    /** The lock of a statement that says {@code LOCK=NONE}. */
    static final String NONE = "NONE";
    /** What a hazard says of a table for which there is no such statement. */
    static final String WAIT = "; writes to the table wait meanwhile, MariaDB has no other way";
    /** The actions that the server does without a copy also if a foreign key of the table writes to its rows. */
    private static final Pattern WITHOUT_COPY = Pattern.compile(
            "(?s)(ADD (UNIQUE |CONSTRAINT \\S+ UNIQUE |INDEX )|DROP (CONSTRAINT|FOREIGN KEY|INDEX IF EXISTS) |ALTER"
                    + " (COLUMN|INDEX) |COMMENT =|RENAME COLUMN ).*");

    private static final Set<Action> WRITING = Set.of(Action.CASCADE, Action.SET_NULL, Action.SET_DEFAULT);

    private final boolean safe;
    private final Set<TableName> locked = new TreeSet<>();

    MariaDbAlter(boolean safe) {
        this.safe = safe;
    }

    /** Returns the tables whose writes wait for a statement, because the server has no other way. */
    Set<TableName> locked() {
        return locked;
    }

    /**
     * Returns the statements of these actions, in their order; none for no actions.
     *
     * @param now the table with the foreign keys that it has all the time
     * @param to the wanted table
     */
    List<Statement> of(Table now, Table to, List<String> actions, String comment) {
        if (actions.isEmpty()) {
            return List.of();
        }
        if (!safe) {
            return List.of(statement(to.name(), actions, comment));
        }
        List<String> first = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        Predicate<String> instant = instant(now, to);
        for (String action : actions) {
            // Only what is at the beginning: later actions may need what those before them do.
            (rest.isEmpty() && instant.test(action) ? first : rest).add(action);
        }
        List<Statement> statements = new ArrayList<>();
        if (!first.isEmpty()) {
            first.addAll(List.of(INSTANT, WITHOUT_LOCK));
            statements.add(statement(to.name(), first, comment));
        }
        if (!rest.isEmpty()) {
            if (isWithoutLock(now, to, rest)) {
                rest.add(WITHOUT_LOCK);
            } else {
                locked.add(to.name());
            }
            statements.add(statement(to.name(), rest, comment));
        }
        return statements;
    }

    /** Returns a statement of one line that changes nothing but the server's dictionary. */
    Statement instant(String sql) {
        return Statement.of(safe ? sql + ", " + INSTANT + ", " + WITHOUT_LOCK : sql);
    }

    private static Statement statement(TableName table, List<String> actions, String comment) {
        return new Statement(
                "ALTER TABLE " + MariaDbSyntax.quote(table) + "\n    " + String.join(",\n    ", actions), comment);
    }

    /** Returns whether an action only says something about the statement. */
    static boolean isClause(String action) {
        return action.equals(INSTANT) || action.equals(WITHOUT_LOCK);
    }

    /** Returns whether the server changes nothing but its dictionary. */
    private static Predicate<String> instant(Table now, Table to) {
        Set<String> columns = new TreeSet<>();
        if (isPlain(now) && isPlain(to)) {
            to.columns().stream()
                    .filter(column -> now.column(column.name()).isEmpty() && isConstant(column))
                    .forEach(column -> columns.add("ADD COLUMN " + MariaDbSyntax.quote(column.name()) + " "));
            Set<String> used = used(now);
            used.addAll(used(to));
            now.columns().stream()
                    .filter(column -> !used.contains(column.name()))
                    .forEach(column -> columns.add("DROP COLUMN " + MariaDbSyntax.quote(column.name())));
        }
        return action -> action.startsWith("ADD COLUMN ")
                ? columns.stream().anyMatch(action::startsWith)
                : columns.contains(action)
                        || action.startsWith("DROP FOREIGN KEY ")
                        || action.startsWith("ALTER COLUMN ")
                        || action.startsWith("COMMENT =");
    }

    /** Returns whether columns come and go without a copy: no computed ones, no full text, nothing compressed. */
    private static boolean isPlain(Table table) {
        return table.options().getOrDefault("engine", "InnoDB").equalsIgnoreCase("InnoDB")
                && table.options().keySet().stream()
                        .allMatch(option -> Set.of("engine", "collation").contains(option))
                && table.indexes().stream().allMatch(index -> index.method() == null)
                && table.columns().stream()
                        .allMatch(column -> column.computed() == null && column.attributes() == null);
    }

    private static boolean isConstant(Column column) {
        String value = column.defaultSql();
        return !column.generated() && (value == null || SqlWords.isConstant(value) && value.indexOf('(') < 0);
    }

    private static Set<String> used(Table table) {
        return Stream.of(
                        Stream.of(table.key()),
                        table.uniques().stream().map(unique -> unique.columns()),
                        table.indexes().stream().map(index -> index.columns()),
                        table.foreignKeys().stream().map(ForeignKey::columns))
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /**
     * Returns whether the server alters the table while others write: since 11.2 it copies a table so, but not one
     * whose rows a foreign key writes to, and not for a column that begins to count.
     */
    private static boolean isWithoutLock(Table now, Table to, List<String> actions) {
        boolean counts = to.columns().stream()
                .anyMatch(column -> column.generated()
                        && now.column(column.name()).filter(Column::generated).isEmpty());
        boolean written = now.foreignKeys().stream()
                .anyMatch(key -> WRITING.contains(key.onDelete()) || WRITING.contains(key.onUpdate()));
        Set<String> free = written ? free(now) : Set.of();
        return !counts
                && (!written
                        || actions.stream()
                                .allMatch(action -> free.contains(action)
                                        || WITHOUT_COPY.matcher(action).matches()));
    }

    /** Returns the actions that drop an index which no foreign key needs. */
    private static Set<String> free(Table now) {
        Set<String> keys = now.foreignKeys().stream()
                .flatMap(key -> key.columns().stream())
                .collect(Collectors.toSet());
        Set<String> free = new TreeSet<>();
        now.indexes().stream()
                .filter(index -> index.columns().stream().noneMatch(keys::contains))
                .forEach(index -> free.add("DROP INDEX " + MariaDbSyntax.quote(index.name())));
        now.uniques().stream()
                .filter(unique -> unique.columns().stream().noneMatch(keys::contains))
                .forEach(unique -> free.add("DROP INDEX " + MariaDbSyntax.quote(String.valueOf(unique.name()))));
        return free;
    }
}
