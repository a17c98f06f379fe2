package dev.rxkit.programs;

import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a random statement: as it is passed to the kit, and as Java evaluates it. */
sealed interface Expr {

    SampleType type();

    <V> Prop<Sample, V> prop();

    /**
     * Returns the value for a group of rows; for an expression without aggregates, that of the first row. Null for
     * NULL.
     */
    @Nullable
    Object value(Model model, List<Sample> rows);

    /** Returns the operands of the same type. */
    List<Expr> smaller();

    @SuppressWarnings("unchecked")
    private static <V> Prop<Sample, V> cast(Prop<Sample, ?> prop) {
        return (Prop<Sample, V>) prop;
    }

    /** A column. */
    record Of(SampleColumn column) implements Expr {
        @Override
        public SampleType type() {
            return column.type;
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            return column.as();
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            return model.of(column.prop.of(rows.get(0)));
        }

        @Override
        public List<Expr> smaller() {
            return List.of();
        }
    }

    /** A constant. */
    record Value(SampleType type, Object constant) implements Expr {
        @Override
        public <V> Prop<Sample, V> prop() {
            return cast(Sql.value(constant));
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            return model.of(constant);
        }

        @Override
        public List<Expr> smaller() {
            return List.of();
        }
    }

    /** An arithmetic operation on two numbers; a {@link Value} on the right is passed to the kit as a value. */
    record Arithmetic(Expr left, char operator, Expr right) implements Expr {
        @Override
        public SampleType type() {
            return left.type();
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            Prop<Sample, Number> first = left.prop();
            if (right instanceof Value value) {
                Number number = (Number) value.constant();
                return cast(
                        switch (operator) {
                            case '+' -> Sql.plus(first, number);
                            case '-' -> Sql.minus(first, number);
                            default -> Sql.times(first, number);
                        });
            }
            Prop<Sample, Number> second = right.prop();
            return cast(
                    switch (operator) {
                        case '+' -> Sql.plusCol(first, second);
                        case '-' -> Sql.minusCol(first, second);
                        default -> Sql.timesCol(first, second);
                    });
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            Object first = left.value(model, rows);
            Object second = right.value(model, rows);
            if (first == null || second == null) {
                return null;
            }
            if (first instanceof Double one) {
                double other = (Double) second;
                return model.checked(
                        type(), operator == '+' ? one + other : operator == '-' ? one - other : one * other + 0.0);
            }
            BigDecimal one = (BigDecimal) first;
            BigDecimal other = (BigDecimal) second;
            BigDecimal result =
                    operator == '+' ? one.add(other) : operator == '-' ? one.subtract(other) : one.multiply(other);
            return model.checked(type(), model.of(result));
        }

        @Override
        public List<Expr> smaller() {
            List<Expr> all = new ArrayList<>(List.of(left));
            if (right.type() == type()) {
                all.add(right);
            }
            left.smaller().forEach(less -> all.add(new Arithmetic(less, operator, right)));
            right.smaller().forEach(less -> all.add(new Arithmetic(left, operator, less)));
            return all;
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator + " " + right + ")";
        }
    }

    /** The first of two expressions that is not NULL. */
    record Coalesce(Expr first, Expr second) implements Expr {
        @Override
        public SampleType type() {
            return first.type();
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            Prop<Sample, Object> inner = first.prop();
            return cast(
                    second instanceof Value value
                            ? Sql.coalesce(inner, value.constant())
                            : Sql.coalesceCol(inner, second.<Object>prop()));
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            Object one = first.value(model, rows);
            Object other = second.value(model, rows);
            Object chosen = one == null ? other : one;
            return chosen == null ? null : model.checked(type(), chosen);
        }

        @Override
        public List<Expr> smaller() {
            List<Expr> all = new ArrayList<>(List.of(first, second));
            first.smaller().forEach(less -> all.add(new Coalesce(less, second)));
            second.smaller().forEach(less -> all.add(new Coalesce(first, less)));
            return all;
        }
    }

    /** A text in upper or lower case. */
    record Fold(Expr inner, boolean upper) implements Expr {
        @Override
        public SampleType type() {
            return SampleType.TEXT;
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            return cast(upper ? Sql.upper(inner.<String>prop()) : Sql.lower(inner.<String>prop()));
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            Object text = inner.value(model, rows);
            return text == null ? null : model.folded((String) text, upper);
        }

        @Override
        public List<Expr> smaller() {
            List<Expr> all = new ArrayList<>(List.of(inner));
            inner.smaller().forEach(less -> all.add(new Fold(less, upper)));
            return all;
        }
    }

    /** A choice between two expressions by a condition; the second one may be null for NULL. */
    record Choice(Cond condition, Expr then, @Nullable Expr otherwise) implements Expr {
        @Override
        public SampleType type() {
            return then.type();
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            var first = Sql.caseWhen(condition.condition());
            var chosen =
                    then instanceof Value value ? first.then(value.constant()) : first.thenCol(then.<Object>prop());
            if (otherwise == null) {
                return cast(chosen.<Sample>orElseNull());
            }
            return cast(
                    otherwise instanceof Value value
                            ? chosen.<Sample>orElse(value.constant())
                            : chosen.<Sample, Sample>orElseCol(otherwise.<Object>prop()));
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            Object one = then.value(model, rows);
            Object other = otherwise == null ? null : otherwise.value(model, rows);
            Object chosen = Boolean.TRUE.equals(condition.holds(model, rows)) ? one : other;
            return chosen == null ? null : model.checked(type(), chosen);
        }

        @Override
        public List<Expr> smaller() {
            List<Expr> all = new ArrayList<>(List.of(then));
            if (otherwise != null) {
                all.add(otherwise);
                otherwise.smaller().forEach(less -> all.add(new Choice(condition, then, less)));
            }
            condition.smaller().forEach(less -> all.add(new Choice(less, then, otherwise)));
            then.smaller().forEach(less -> all.add(new Choice(condition, less, otherwise)));
            return all;
        }
    }

    /** An aggregate function over rows; null counts the rows themselves. */
    record Figure(String function, @Nullable Expr inner) implements Expr {
        @Override
        public SampleType type() {
            return switch (function) {
                case "count", "countDistinct" -> SampleType.LONG;
                case "sum" -> inner.type() == SampleType.INT ? SampleType.LONG : inner.type();
                case "avg" -> inner.type().decimal() ? inner.type() : SampleType.DOUBLE;
                default -> inner.type();
            };
        }

        @Override
        public <V> Prop<Sample, V> prop() {
            if (inner == null) {
                return cast(Sql.<Sample>count());
            }
            return cast(
                    switch (function) {
                        case "count" -> Sql.count(inner.<Object>prop());
                        case "countDistinct" -> Sql.countDistinct(inner.<Object>prop());
                        case "sum" -> Sql.sum(inner.<Integer>prop());
                        case "avg" -> Sql.avg(inner.<BigDecimal>prop());
                        case "min" -> Sql.min(inner.<Object>prop());
                        default -> Sql.max(inner.<Object>prop());
                    });
        }

        @Override
        public @Nullable Object value(Model model, List<Sample> rows) {
            return Figures.value(this, model, rows);
        }

        @Override
        public List<Expr> smaller() {
            List<Expr> all = new ArrayList<>();
            if (inner != null) {
                inner.smaller().stream()
                        .filter(less -> less.type() == inner.type())
                        .forEach(less -> all.add(new Figure(function, less)));
            }
            return all;
        }
    }
}
