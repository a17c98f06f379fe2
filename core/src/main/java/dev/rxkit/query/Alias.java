package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.tree.Expression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A second name for a table, to join it with itself or to join it twice: {@code Alias<Hero> boss = alias(Hero.class,
 * "boss")}. Immutable and thread-safe; it may be kept in a constant and used in any number of statements.
 *
 * @param <E> the table's class
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

    /** The class whose table it is. */
    public Class<E> type() {
        return type;
    }

    /** The name the table has in the statement. */
    public String name() {
        return name;
    }

    /** A property of the row that goes by this name. */
    public <V extends @Nullable Object> Prop<E, V> col(Prop<E, V> property) {
        return new Expression.AliasedProperty<>(this, property);
    }

    /** The whole row that goes by this name, for {@code to(..)}; null where a left join has none. */
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
