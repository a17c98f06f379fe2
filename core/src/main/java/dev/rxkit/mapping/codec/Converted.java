package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A codec on top of another.
 *
 * @param to what the carrier takes
 * @param from back again
 * @param rule see {@link Codec#stored}
 */
record Converted<C, V>(Codec<C> carrier, Function<V, C> to, Function<C, V> from, UnaryOperator<V> rule)
        implements Codec<V> {

    Converted(Codec<C> carrier, Function<V, C> to, Function<C, V> from) {
        this(carrier, to, from, value -> value);
    }

    /** The same type on both sides, changed or refused before it is stored. */
    static <V> Codec<V> ruled(Codec<V> carrier, UnaryOperator<V> rule) {
        return new Converted<>(carrier, value -> value, value -> value, rule);
    }

    @Override
    public void bind(PreparedStatement statement, int index, V value) throws SQLException {
        carrier.bind(statement, index, to.apply(value));
    }

    @Override
    public void bindStored(PreparedStatement statement, int index, V value) throws SQLException {
        carrier.bindStored(statement, index, to.apply(value));
    }

    @Override
    public @Nullable V read(ResultSet rows, int index) throws SQLException {
        C value = carrier.read(rows, index);
        return value == null ? null : from.apply(value);
    }

    @Override
    public V stored(V value) {
        return rule.apply(value);
    }
}
