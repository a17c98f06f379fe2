package dev.rxkit.query.tree;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Subquery;
import java.util.List;

/**
 * A condition on rows. It names no table; its properties are resolved when it is written. The compiler requires every
 * visitor to handle a new kind.
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
     * Returns a condition as a predicate.
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
     * @param operator the operator in SQL
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
     * @param operator the operator in SQL
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
     * A property compared with the result of a subquery.
     *
     * @param operator the operator in SQL; {@code IN} and {@code NOT IN} for several rows
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
     * A property that is one of several values, or none of them.
     *
     * @param values may be empty: the property then equals no value
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
     * A property that is NULL, or is not.
     *
     * @param absent false for not NULL
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
     * @param operator the name of the method that was called, for messages
     * @param pattern a pattern of LIKE with {@code \} as the escape
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

        /** Returns the text with the wildcards of LIKE escaped. */
        public static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }

        /**
         * Returns whether the pattern ends in an escape without a character after it, which databases treat
         * differently.
         */
        public boolean endsInEscape() {
            int escapes = 0;
            while (escapes < pattern.length() && pattern.charAt(pattern.length() - 1 - escapes) == '\\') {
                escapes++;
            }
            return escapes % 2 == 1;
        }
    }

    /** Whether a subquery has any row. */
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
     * Conditions joined by AND or OR. Without conditions, AND is true and OR is false.
     *
     * @param any true for OR
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

    /** The opposite of a condition. As in SQL, a comparison with NULL is unknown, and so is its opposite. */
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
