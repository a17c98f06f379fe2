package dev.rxkit.query.bind;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyValidator;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value to be bound to one {@code ?}. */
public sealed interface Bind {

    /** Sets the parameter. */
    void to(PreparedStatement statement, int index) throws SQLException;

    /** Returns the value as it is logged; null for NULL. */
    @Nullable
    Object shown();

    /** Returns the placeholder of the value in the text of a condition. */
    default String mark() {
        return "?";
    }

    /** Returns the value itself. */
    default @Nullable Object given() {
        return shown();
    }

    /** A value of a property, in the form of its column. */
    record OfProperty(PropertyMapping property, @Nullable Object value) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            property.bind(statement, index, value, false);
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
     * Returns the placeholder of a value. MariaDB refuses to compare a column with characters that its character set
     * does not have; with a collation given for the value it compares them, and finds no row.
     */
    private static String mark(@Nullable PropertyMapping property, @Nullable Object value) {
        return property == null || property.holds(value) ? "?" : "? COLLATE utf8mb4_bin";
    }

    /**
     * A value of an expression, in the form of its type, as no column determines another one.
     *
     * @param about the property it is compared with, which may be redacted; null if it is compared with no property
     * @param expression the expression as messages name it
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

        /** Ignores the codec: codecs of one type are separate instances that do the same. */
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
     * Text that is not the value of a property, such as a pattern.
     *
     * @param about the property it is compared with, which may be redacted; null if it is compared with no property
     */
    record OfText(@Nullable PropertyMapping about, String value) implements Bind {
        @Override
        public void to(PreparedStatement statement, int index) throws SQLException {
            if (about != null) {
                PropertyValidator.requireText(about, value);
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

    /** A number that is not the value of a property, such as a limit. */
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
