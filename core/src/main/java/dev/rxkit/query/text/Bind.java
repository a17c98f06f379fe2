package dev.rxkit.query.text;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value that stands at one {@code ?}. */
public sealed interface Bind {

    /** Sets the parameter. */
    void to(PreparedStatement statement, int index) throws SQLException;

    /** The value as it is echoed. */
    @Nullable
    Object shown();

    /** What stands for the value in the text of a condition. */
    default String mark() {
        return "?";
    }

    /** The value itself. */
    default @Nullable Object given() {
        return shown();
    }

    /** A value of a property, in the form its column keeps. */
    record OfProperty(PropertyMapping property, @Nullable Object value) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            property.bind(statement, index, value);
        }

        @Override
        public String mark() {
            return Bind.mark(property, value);
        }

        @Override
        public @Nullable Object shown() {
            return property.shown(value);
        }

        @Override
        public @Nullable Object given() {
            return value;
        }
    }

    /**
     * MariaDB refuses to compare a column with characters that its character set does not have. By a collation of the
     * value's own it compares them, and finds none.
     */
    private static String mark(@Nullable PropertyMapping property, @Nullable Object value) {
        return Values.holds(property, value) ? "?" : "? COLLATE utf8mb4_bin";
    }

    /**
     * A value of an expression, in the form its type has where no column says otherwise.
     *
     * @param about the property it is compared with, which may not be shown; null for none
     * @param expression its name in messages
     */
    record OfValue<V extends Object>(
            Codec<V> codec, V value, @Nullable PropertyMapping about, String expression) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            try {
                codec.bind(statement, index, value);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException unfit) {
                throw ExpressionType.unfit(expression, unfit);
            }
        }

        @Override
        public String mark() {
            return Bind.mark(about, value);
        }

        @Override
        public @Nullable Object shown() {
            return about == null ? value : about.shown(value);
        }

        @Override
        public @Nullable Object given() {
            return value;
        }

        /** Codecs of one type are made anew, and do the same. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfValue<?> bind
                    && value.equals(bind.value)
                    && Objects.equals(about, bind.about)
                    && expression.equals(bind.expression);
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, about, expression);
        }
    }

    /**
     * Text that is not a property's value, such as a pattern that its values are compared with.
     *
     * @param about the property, which may not be shown; null for none
     */
    record OfText(@Nullable PropertyMapping about, String value) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            if (about != null) {
                about.requireText(value);
            }
            statement.setString(index, value);
        }

        @Override
        public String mark() {
            return Bind.mark(about, value);
        }

        @Override
        public @Nullable Object shown() {
            return about == null ? value : about.shown(value);
        }

        @Override
        public @Nullable Object given() {
            return value;
        }
    }

    /** A number that is not a property's value, such as a limit. */
    record OfNumber(Long value) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            statement.setLong(index, value);
        }

        @Override
        public Object shown() {
            return value;
        }
    }
}
