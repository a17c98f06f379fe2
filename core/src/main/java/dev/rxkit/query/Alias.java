package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.tree.Expression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A second name for a table, to join it with itself or to join it twice:
 * {@code Alias<Hero> boss = alias(Hero.class, "boss")}. Made by {@link Sql#alias}. Immutable and thread-safe; it may
 * be kept in a constant and used in any number of statements.
 *
 * @param <E> the class of the table
 */
public final class Alias<E> {

    private final Class<E> type;
    private final String name;

    Alias(Class<E> type, String name) {
        if (name.isBlank()) {
            throw new QueryException("an alias for " + type.getSimpleName() + " needs a name");
        }
        this.type = type;
        this.name = name;
    }

    /** Returns the class of the table. */
    public Class<E> type() {
        return type;
    }

    /** Returns the name of the table in the statement. */
    public String name() {
        return name;
    }

    /** Returns a property of this table, to be used wherever a property is taken. */
    public <V extends @Nullable Object> Prop<E, V> col(Prop<E, V> property) {
        return new Expression.AliasedProperty<>(this, property);
    }

    /** Returns the whole row of this table, for {@code to(..)}; it is null where a left join finds no row. */
    public Prop<E, @Nullable E> row() {
        return new Expression.WholeRow<>(type, this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Alias<?> alias && type == alias.type && name.equals(alias.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, name);
    }

    @Override
    public String toString() {
        return type.getSimpleName() + " " + name;
    }
}
