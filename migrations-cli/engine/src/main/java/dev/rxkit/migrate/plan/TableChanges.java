package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table that is neither created nor dropped, grouped by what they change, each list in the order of
 * the changes.
 */
public final class TableChanges {
    /** The dropped and the added things of one kind. */
    public static final class Replacements<T> {
        private final List<T> dropped = new ArrayList<>();
        private final List<T> added = new ArrayList<>();
        private final Function<T, @Nullable String> nameOf;
        private final UnaryOperator<T> unnamed;

        private Replacements(Function<T, @Nullable String> nameOf, UnaryOperator<T> unnamed) {
            this.nameOf = nameOf;
            this.unnamed = unnamed;
        }

        /** Adds a dropped thing. */
        void drop(T item) {
            dropped.add(item);
        }

        /** Adds an added thing. */
        void add(T item) {
            added.add(item);
        }

        /** Returns the dropped things, in their present form. */
        public List<T> dropped() {
            return Collections.unmodifiableList(dropped);
        }

        /** Returns the added things. */
        public List<T> added() {
            return Collections.unmodifiableList(added);
        }

        /** Returns the added thing that replaces a dropped one, or null: the first of the same name or definition. */
        public @Nullable T replacing(T old) {
            return added.stream()
                    .filter(item -> isNamedAs(old, item) || isSame(old, item))
                    .findFirst()
                    .orElse(null);
        }

        /**
         * Returns the dropped thing that an added one replaces, or null: one of the same name, otherwise one of the
         * same definition.
         */
        public @Nullable T replacedBy(T item) {
            return dropped.stream()
                    .filter(old -> isNamedAs(old, item))
                    .findFirst()
                    .or(() -> dropped.stream().filter(old -> isSame(old, item)).findFirst())
                    .orElse(null);
        }

        private boolean isNamedAs(T one, T other) {
            return Objects.equals(nameOf.apply(one), nameOf.apply(other));
        }

        /** Returns whether the two have the same definition; their names may differ. */
        public boolean isSame(T one, T other) {
            return unnamed.apply(one).equals(unnamed.apply(other));
        }

        /** Returns the name of a thing, or null. */
        public @Nullable String nameOf(T item) {
            return nameOf.apply(item);
        }

        /** Returns whether there are no changes of this kind. */
        public boolean isEmpty() {
            return dropped.isEmpty() && added.isEmpty();
        }
    }

    private final List<Change> all = new ArrayList<>();
    private final Replacements<Column> columns = new Replacements<>(Column::name, column -> column.withName(""));
    private final Map<String, ColumnChange> altered = new TreeMap<>();
    private final Replacements<Unique> uniques = new Replacements<>(Unique::name, Unique::unnamed);
    private final Replacements<Index> indexes = new Replacements<>(Index::name, Index::unnamed);
    private final Replacements<ForeignKey> foreignKeys = new Replacements<>(ForeignKey::name, ForeignKey::unnamed);
    private final Replacements<Check> checks = new Replacements<>(Check::name, Check::unnamed);
    private final Map<String, String> options = new LinkedHashMap<>();
    private Change.@Nullable AlterPrimaryKey primaryKey;
    private Change.@Nullable AlterTableComment comment;

    /** Adds a change to those in the order of the comparison. */
    void add(Change change) {
        all.add(change);
    }

    /** Returns the changes in the order of the comparison. */
    public List<Change> all() {
        return Collections.unmodifiableList(all);
    }

    /** Returns the columns that stay and differ, in the order of the table's columns. */
    public List<ColumnChange> altered(Table table) {
        return table.columns().stream()
                .map(column -> altered.get(column.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Returns the dropped columns, by their names after all renaming, and the added ones. */
    public Replacements<Column> columns() {
        return columns;
    }

    /** Adds one difference of a column that stays. */
    void alter(Column from, Column to, ColumnChange.Part part) {
        altered.merge(to.name(), ColumnChange.none(from, to).with(part), (known, more) -> known.with(part));
    }

    /** Returns the columns that stay and differ, by name. */
    public Map<String, ColumnChange> altered() {
        return Collections.unmodifiableMap(altered);
    }

    /** Returns the dropped and added unique constraints. */
    public Replacements<Unique> uniques() {
        return uniques;
    }

    /** Returns the dropped and added indexes. */
    public Replacements<Index> indexes() {
        return indexes;
    }

    /** Returns the dropped and added foreign keys. */
    public Replacements<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    /** Returns the dropped and added checks. */
    public Replacements<Check> checks() {
        return checks;
    }

    /** Sets the change of the primary key. */
    void primaryKey(Change.AlterPrimaryKey change) {
        primaryKey = change;
    }

    /** Returns the change of the primary key, or null. */
    public Change.@Nullable AlterPrimaryKey primaryKey() {
        return primaryKey;
    }

    /** Adds the new value of an option. */
    void option(Change.AlterOption change) {
        if (change.to() != null) {
            options.put(change.option(), change.to());
        }
    }

    /** Returns the new values of options, by option, in the order of the changes. */
    public Map<String, String> options() {
        return Collections.unmodifiableMap(options);
    }

    /** Sets the change of the table's comment. */
    void comment(Change.AlterTableComment change) {
        comment = change;
    }

    /** Returns the change of the table's comment, or null. */
    public Change.@Nullable AlterTableComment comment() {
        return comment;
    }
}
