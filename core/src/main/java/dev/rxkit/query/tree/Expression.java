package dev.rxkit.query.tree;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A property that is more than a reference: made by the functions of {@code Sql}, and computed by the database. It
 * names no table; its properties are resolved when it is written. The compiler requires every visitor to handle a new
 * kind.
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
     * @param <R> the result of the methods
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

    /** A property of a table that has an alias in the statement. */
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

    /**
     * A property by its Java name: {@code name} if only one table has it, else {@code Team.name} or
     * {@code alias.name}.
     */
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

    /** An {@code Optional} property, as one of the type inside. */
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

    /** A property of the enclosing statement. */
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
     * A property to order by, with its direction.
     *
     * @param nullsFirst where NULL is ordered; null for the database's default
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

        /** Returns the property without its direction. */
        @SuppressWarnings("unchecked") // the inner property has the same type
        public static <T, V extends @Nullable Object> Prop<T, V> inside(Prop<T, V> property) {
            return property instanceof Sorted<T, V> sorted ? sorted.inner() : property;
        }

        /** Returns the property as one to order by; ascending if it has no direction. */
        public static Sorted<?, ?> of(Prop<?, ?> property) {
            return property instanceof Sorted<?, ?> sorted ? sorted : new Sorted<>(property, false, null);
        }
    }

    /**
     * The whole row of a table, as one column of {@code to(..)}.
     *
     * @param alias null for the table without an alias
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

    /** A value as a column. */
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
     * Arithmetic on two numbers.
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
     * A property, or its replacement if it is NULL.
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

    /** A function of the database that converts text. */
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
     * The value of the first condition that is true.
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
     * An aggregate function.
     *
     * @param inner null to count rows
     */
    record Aggregate<T, V extends @Nullable Object>(
            Function function, @Nullable Prop<?, ?> inner, boolean distinct) implements Expression<T, V> {

        /** The functions, which every database has. */
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
