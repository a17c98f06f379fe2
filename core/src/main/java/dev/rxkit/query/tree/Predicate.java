package dev.rxkit.query.tree;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Subquery;
import java.util.List;

/**
 * A condition on rows: what is compared with what. It names no table; the properties are resolved when it is written. A
 * new kind compiles only when each visitor answers it.
 */
public sealed interface Predicate extends Condition {

    /** Calls the method of the visitor for this kind. */
    void accept(Visitor visitor);

    /**
     * Returns whether its SQL depends on the tables of its own statement only: it contains no select, which may still
     * change, and no property of a statement around it.
     */
    boolean isSelfContained();

    /**
     * Returns the predicate that a condition is.
     *
     * @throws QueryException if the condition was not made by Rx
     */
    static Predicate of(Condition condition) {
        if (condition instanceof Predicate predicate) {
            return predicate;
        }
        throw new QueryException("at " + CallSite.here() + ": a condition of class "
                + condition.getClass().getName() + " is not known: make conditions by col(..), anyOf(..), allOf(..),"
                + " not(..) and exists(..)");
    }

    /** One method for each kind of predicate. */
    interface Visitor {
        void visit(Comparison comparison);

        void visit(ColumnComparison comparison);

        void visit(SubqueryComparison comparison);

        void visit(Between between);

        void visit(In in);

        void visit(IsNull isNull);

        void visit(Like like);

        void visit(Exists exists);

        void visit(Junction junction);

        void visit(Negation negation);
    }

    /**
     * A property compared with a value.
     *
     * @param operator SQL's
     */
    record Comparison(Prop<?, ?> left, String operator, Object value) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left);
        }
    }

    /**
     * Two columns or expressions compared with each other.
     *
     * @param operator SQL's
     */
    record ColumnComparison(Prop<?, ?> left, String operator, Prop<?, ?> right) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left) && Expression.isSelfContained(right);
        }
    }

    /**
     * A property compared with what a select inside the statement gives.
     *
     * @param operator SQL's; {@code IN} for one of many rows
     */
    record SubqueryComparison(Prop<?, ?> left, String operator, Subquery<?> select) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return false;
        }
    }

    /** A property between two values, both included. */
    record Between(Prop<?, ?> left, Object from, Object to) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left);
        }
    }

    /**
     * Whether a property is one of several values. No values: never one of them.
     *
     * @param among false for none of them
     */
    record In(Prop<?, ?> left, List<Object> values, boolean among) implements Predicate {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left);
        }
    }

    /**
     * Whether a property has no value.
     *
     * @param absent false for whether it has one
     */
    record IsNull(Prop<?, ?> left, boolean absent) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left);
        }
    }

    /**
     * A text property that matches a pattern.
     *
     * @param operator the method that was called, for messages
     * @param pattern in LIKE's language with {@code \} as the escape
     */
    record Like(Prop<?, ?> left, String operator, String pattern, boolean ignoreCase) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Expression.isSelfContained(left);
        }

        /** Returns the text with LIKE's wildcards escaped. */
        public static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }

        /** Returns whether the pattern ends in an escape of nothing, on whose meaning databases differ. */
        public boolean endsInEscape() {
            int escapes = 0;
            while (escapes < pattern.length() && pattern.charAt(pattern.length() - 1 - escapes) == '\\') {
                escapes++;
            }
            return escapes % 2 == 1;
        }
    }

    /** Whether a select inside the statement gives any row. */
    record Exists(Subquery<?> select) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return false;
        }
    }

    /**
     * Conditions joined by AND or OR. Of no conditions, AND is true and OR is false.
     *
     * @param any whether one is enough
     */
    record Junction(boolean any, List<Condition> parts) implements Predicate {
        public Junction {
            parts = List.copyOf(parts);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return parts.stream().allMatch(part -> Predicate.of(part).isSelfContained());
        }
    }

    /** The opposite of a condition. As in SQL, a comparison with NULL is unknown, and its opposite is unknown too. */
    record Negation(Condition part) implements Predicate {
        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }

        @Override
        public boolean isSelfContained() {
            return Predicate.of(part).isSelfContained();
        }
    }
}
