package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A codec that converts values for another codec.
 *
 * @param to converts to the carrier's type
 * @param from converts back
 * @param rule see {@link Codec#stored}
 */
record Converted<C, V>(Codec<C> carrier, Function<V, C> to, Function<C, V> from, UnaryOperator<V> rule)
        implements Codec<V> {

    Converted(Codec<C> carrier, Function<V, C> to, Function<C, V> from) {
        this(carrier, to, from, value -> value);
    }

    /** Returns a codec of the same type that changes or refuses a value before it is stored. */
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
