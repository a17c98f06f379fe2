package dev.rxkit.query.text;

import dev.rxkit.query.Condition;
import dev.rxkit.query.Link;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Setter;
import dev.rxkit.query.Sql;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the objects that a statement returns between two calls, such as {@link Operators} after {@code where(..)}.
 * Their constructors are not public; their package provides the only instance of this class. Thread-safe.
 */
public abstract class StatementWords {

    private static volatile @Nullable StatementWords instance;

    protected StatementWords() {}

    /** Sets the instance. */
    public static void setInstance(StatementWords words) {
        instance = words;
    }

    /** Returns the instance. */
    public static StatementWords get() {
        StatementWords words = instance;
        return words == null ? initialised() : words;
    }

    private static StatementWords initialised() {
        try {
            MethodHandles.lookup().ensureInitialized(Sql.class);
        } catch (IllegalAccessException notPublic) {
            throw new IllegalStateException(notPublic);
        }
        return Objects.requireNonNull(instance);
    }

    /**
     * Returns the comparisons of a property.
     *
     * @param sink evaluates the supplier, which may throw, and takes the condition; null is no condition
     * @param skipsNull whether a null value adds no condition
     */
    public abstract <V extends @Nullable Object, R> Operators<V, R> operators(
            Prop<?, V> property, Function<Supplier<@Nullable Condition>, R> sink, boolean skipsNull);

    /**
     * Returns the left side of a join condition.
     *
     * @param sink takes the condition
     */
    public abstract <V extends @Nullable Object, R> Link<V, R> link(Prop<?, V> left, Function<Condition, R> sink);

    /**
     * Returns the setter of a property.
     *
     * @param value takes the value
     * @param column takes the property whose value is assigned
     */
    public abstract <V extends @Nullable Object, R> Setter<V, R> setter(
            Function<@Nullable Object, R> value, Function<Prop<?, ?>, R> column);
}
