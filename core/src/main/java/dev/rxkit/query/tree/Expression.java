package dev.rxkit.query.tree;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A property that is more than a reference: made by the functions of {@code Sql}, and computed by the database. It names no table; the properties in it are resolved when it is written. A new kind compiles only when each
 * visitor answers it.
 */
public sealed interface Expression<T, V extends @Nullable Object> extends Prop<T, V> {

    /** Calls the method of the visitor for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Returns the same as {@link Predicate#isSelfContained()}. */
    boolean isSelfContained();

    /** Returns whether a property or a value is self-contained; a reference and a value are. */
    static boolean isSelfContained(@Nullable Object operand) {
        return !(operand instanceof Expression<?, ?> expression) || expression.isSelfContained();
    }

    @Override
    default @Nullable V of(T row) {
        throw new QueryException("an expression is computed by the database, not read from an object");
    }

    /**
     * One method for each kind of expression.
     *
     * @param <R> what a method returns
     */
    interface Visitor<R> {
        R visit(AliasedProperty<?, ?> property);

        R visit(NamedProperty<?> property);

        R visit(UnwrappedOptional<?, ?> property);

        R visit(CorrelatedProperty<?, ?> property);

        R visit(Sorted<?, ?> sorted);

        R visit(WholeRow<?> row);

        R visit(Literal<?, ?> literal);

        R visit(Arithmetic<?, ?> arithmetic);

        R visit(Coalesce<?, ?> coalesce);

        R visit(TextFunction<?, ?> function);

        R visit(Choice<?, ?> choice);

        R visit(Aggregate<?, ?> aggregate);
    }

    /** A property of a table that is in the statement under a second name. */
    record AliasedProperty<E, V extends @Nullable Object>(Alias<E> alias, Prop<E, V> inner)
            implements Expression<E, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner);
        }
    }

    /** A property by its Java name: {@code name} where one table has it, else {@code Team.name} or {@code alias.name}. */
    record NamedProperty<T>(String name) implements Expression<T, Object> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return true;
        }
    }

    /** An {@code Optional} property as what is inside. */
    record UnwrappedOptional<T, V>(Prop<T, Optional<V>> inner) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner);
        }
    }

    /** A property of the statement around a select. */
    record CorrelatedProperty<T, V extends @Nullable Object>(Prop<T, V> inner) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return false;
        }
    }

    /**
     * A property with the direction to order by.
     *
     * @param nullsFirst where rows without a value go; null for the database's own choice
     */
    record Sorted<T, V extends @Nullable Object>(
            Prop<T, V> inner, boolean descending, @Nullable Boolean nullsFirst) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner);
        }

        /** Returns what a property orders by, without its direction. */
        @SuppressWarnings("unchecked") // both are one property, or the inside of it
        public static <T, V extends @Nullable Object> Prop<T, V> inside(Prop<T, V> property) {
            return property instanceof Sorted<T, V> sorted ? sorted.inner() : property;
        }

        /** Returns any property as one to order by. */
        public static Sorted<?, ?> of(Prop<?, ?> property) {
            return property instanceof Sorted<?, ?> sorted ? sorted : new Sorted<>(property, false, null);
        }
    }

    /**
     * A table's whole row as one column of {@code to(..)}.
     *
     * @param alias null for the table that goes by its class
     */
    record WholeRow<E>(Class<E> type, @Nullable Alias<E> alias) implements Expression<E, @Nullable E> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return true;
        }
    }

    /** A value in the place of a column. */
    record Literal<T, V>(V value) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return true;
        }
    }

    /**
     * Two numbers computed with.
     *
     * @param right another property, or a value
     */
    record Arithmetic<T, V extends Number>(Prop<?, ?> left, String operator, Object right) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left) && Expression.isSelfContained(right);
        }
    }

    /**
     * A property, or what is taken where it is NULL.
     *
     * @param instead another property, or a value
     */
    record Coalesce<T, V extends @Nullable Object>(Prop<?, ?> inner, Object instead) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner) && Expression.isSelfContained(instead);
        }
    }

    /** A function of the database from text to text. */
    record TextFunction<T, V extends @Nullable String>(String function, Prop<T, V> inner) implements Expression<T, V> {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner);
        }
    }

    /**
     * One value or another, by the first condition that is true.
     *
     * @param branches at least one
     * @param otherwise a property, a value, or null
     */
    record Choice<T, V extends @Nullable Object>(
            List<Branch> branches, @Nullable Object otherwise) implements Expression<T, V> {

        /** @param result a property, or a value */
        public record Branch(Condition condition, Object result) {
            private boolean isSelfContained() {
                return Predicate.of(condition).isSelfContained() && Expression.isSelfContained(result);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return branches.stream().allMatch(Branch::isSelfContained) && Expression.isSelfContained(otherwise);
        }
    }

    /**
     * A function over many rows.
     *
     * @param inner null for the rows themselves
     */
    record Aggregate<T, V extends @Nullable Object>(
            Function function, @Nullable Prop<?, ?> inner, boolean distinct) implements Expression<T, V> {

        /** The functions that every database has. */
        public enum Function {
            COUNT,
            SUM,
            AVG,
            MIN,
            MAX
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(inner);
        }
    }
}
