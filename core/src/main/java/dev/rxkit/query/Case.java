package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value or another, by the first condition that is true: {@code caseWhen(col(Hero::age).lt(18)).then("minor")
 * .orElse("adult")}. Immutable.
 *
 * @param <V> the values' type
 */
public final class Case<V> {

    /** A condition that still needs its value. */
    public static final class First {
        private final Condition condition;

        First(Condition condition) {
            this.condition = condition;
        }

        /** The value where the condition is true. */
        public <V> Case<V> then(V value) {
            return new Case<>(List.of(new Branch(condition, given(value))));
        }

        /** The column whose value it is where the condition is true. */
        public <E, V> Case<V> thenCol(Prop<E, V> column) {
            return new Case<>(List.of(new Branch(condition, column)));
        }
    }

    /**
     * One more condition that still needs its value.
     *
     * @param <V> the values' type
     */
    public static final class Next<V> {
        private final List<Branch> before;
        private final Condition condition;

        private Next(List<Branch> before, Condition condition) {
            this.before = before;
            this.condition = condition;
        }

        /** The value where this condition is true and none before. */
        public Case<V> then(V value) {
            return with(given(value));
        }

        /** The column whose value it is where this condition is true and none before. */
        public <E> Case<V> thenCol(Prop<E, V> column) {
            return with(column);
        }

        private Case<V> with(Object result) {
            List<Branch> all = new ArrayList<>(before);
            all.add(new Branch(condition, result));
            return new Case<>(all);
        }
    }

    /** @param result a property, or a value */
    private record Branch(Condition condition, Object result) {}

    private final List<Branch> branches;

    private Case(List<Branch> branches) {
        this.branches = List.copyOf(branches);
    }

    /** One more condition, for rows that met none before. */
    public Next<V> when(Condition condition) {
        return new Next<>(branches, condition);
    }

    /** The value of all other rows. */
    public <T> Prop<T, V> orElse(V value) {
        return new Chosen<>(branches, given(value));
    }

    /** The column whose value all other rows have. */
    public <T, E> Prop<T, V> orElseCol(Prop<E, V> column) {
        return new Chosen<>(branches, column);
    }

    /** All other rows have none. */
    public <T> Prop<T, @Nullable V> orElseNull() {
        return new Chosen<>(branches, null);
    }

    private static Object given(@Nullable Object value) {
        if (value == null) {
            throw new QueryException(
                    "at " + CallSite.here() + ": caseWhen(..) was given a null: leave the rows to orElseNull()");
        }
        return value;
    }

    /** @param otherwise a property, a value, or null */
    private record Chosen<T, V extends @Nullable Object>(
            List<Branch> branches, @Nullable Object otherwise) implements Expression<T, V> {

        @Override
        public Operand operand(Scope scope) {
            List<@Nullable Object> results = new ArrayList<>();
            branches.forEach(branch -> results.add(branch.result()));
            results.add(otherwise);
            OperandType first = typed(scope, results);
            OperandType typed = first;
            SqlWriter out = new SqlWriter().sql("CASE");
            boolean nullable = otherwise == null;
            boolean aggregate = false;
            for (int i = 0; i < results.size(); i++) {
                if (i < branches.size()) {
                    out.sql(" WHEN ");
                    ((Term) branches.get(i).condition()).write(out, scope);
                }
                Object result = results.get(i);
                if (result == null) {
                    continue;
                }
                out.sql(i < branches.size() ? " THEN " : " ELSE ");
                Operand operand =
                        result instanceof Prop<?, ?> prop ? scope.operand(prop) : Numbers.operand(scope, first, result);
                out.operand(operand);
                typed = Numbers.either(scope, typed, operand.typed());
                nullable |= operand.nullable();
                aggregate |= operand.aggregate();
            }
            return Operand.of(out.sql(" END"), typed, nullable, aggregate);
        }

        /** A column among the results says how values are kept; without one, their class does. */
        private static OperandType typed(Scope scope, List<@Nullable Object> results) {
            for (Object result : results) {
                if (result instanceof Prop<?, ?> prop) {
                    return scope.operand(prop).typed();
                }
            }
            return Numbers.of(scope, given(results.get(0)), "caseWhen(..)");
        }
    }
}
