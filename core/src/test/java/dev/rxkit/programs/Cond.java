package dev.rxkit.programs;

import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a random statement: as it is passed to the kit, and as Java evaluates it in SQL's three-valued logic.
 */
sealed interface Cond {

    Condition condition();

    /** Returns whether the rows satisfy the condition; null for unknown. */
    @Nullable
    Boolean holds(Model model, List<Sample> rows);

    List<Cond> smaller();

    private static Operators<Object, Condition> col(Expr expr) {
        return Sql.col(expr.<Object>prop());
    }

    private static boolean compared(String operator, int order) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        };
    }

    /** A comparison with a value or with another expression. */
    record Compare(Expr left, String operator, Expr right) implements Cond {
        @Override
        public Condition condition() {
            Operators<Object, Condition> col = col(left);
            if (right instanceof Expr.Value value) {
                Object constant = value.constant();
                return switch (operator) {
                    case "eq" -> col.eq(constant);
                    case "ne" -> col.ne(constant);
                    case "lt" -> col.lt(constant);
                    case "le" -> col.le(constant);
                    case "gt" -> col.gt(constant);
                    default -> col.ge(constant);
                };
            }
            return switch (operator) {
                case "eq" -> col.eqCol(right.<Object>prop());
                case "ne" -> col.neCol(right.<Object>prop());
                case "lt" -> col.ltCol(right.<Object>prop());
                case "le" -> col.leCol(right.<Object>prop());
                case "gt" -> col.gtCol(right.<Object>prop());
                default -> col.geCol(right.<Object>prop());
            };
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            Object one = left.value(model, rows);
            Object other = right.value(model, rows);
            return one == null || other == null ? null : compared(operator, SampleType.ORDER.compare(one, other));
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>();
            left.smaller().forEach(less -> all.add(new Compare(less, operator, right)));
            right.smaller().forEach(less -> all.add(new Compare(left, operator, less)));
            return all;
        }
    }

    /** A test whether an expression is, or is not, one of some values. */
    record In(Expr left, boolean among, List<Expr.Value> values) implements Cond {
        @Override
        public Condition condition() {
            List<Object> constants = values.stream().map(Expr.Value::constant).toList();
            return among ? col(left).in(constants) : col(left).notIn(constants);
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            Object one = left.value(model, rows);
            if (values.isEmpty()) {
                return !among;
            }
            if (one == null) {
                return null;
            }
            return among
                    == values.stream().anyMatch(value -> SampleType.ORDER.compare(one, value.value(model, rows)) == 0);
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                List<Expr.Value> less = new ArrayList<>(values);
                less.remove(i);
                all.add(new In(left, among, less));
            }
            left.smaller().forEach(less -> all.add(new In(less, among, values)));
            return all;
        }
    }

    /** A test whether an expression is between two values. */
    record Between(Expr left, Expr.Value from, Expr.Value to) implements Cond {
        @Override
        public Condition condition() {
            return col(left).between(from.constant(), to.constant());
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            Object one = left.value(model, rows);
            return one == null
                    ? null
                    : SampleType.ORDER.compare(one, from.value(model, rows)) >= 0
                            && SampleType.ORDER.compare(one, to.value(model, rows)) <= 0;
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>(List.of(new Compare(left, "ge", from), new Compare(left, "le", to)));
            left.smaller().forEach(less -> all.add(new Between(less, from, to)));
            return all;
        }
    }

    /** A test of a text for another text or a pattern. */
    record Text(Expr left, String operator, String text) implements Cond {
        @Override
        public Condition condition() {
            return switch (operator) {
                case "contains" -> col(left).contains(text);
                case "startsWith" -> col(left).startsWith(text);
                case "endsWith" -> col(left).endsWith(text);
                case "like" -> col(left).like(text);
                default -> col(left).ilike(text);
            };
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            String value = (String) left.value(model, rows);
            if (value == null) {
                return null;
            }
            return switch (operator) {
                case "contains" -> value.contains(text);
                case "startsWith" -> value.startsWith(text);
                case "endsWith" -> value.endsWith(text);
                case "like" -> matches(text, value);
                default -> matches(model.folded(text, false), model.folded(value, false));
            };
        }

        private static boolean matches(String pattern, String value) {
            StringBuilder regex = new StringBuilder();
            int[] points = pattern.codePoints().toArray();
            for (int i = 0; i < points.length; i++) {
                int point = points[i];
                if (point == '%') {
                    regex.append(".*");
                } else if (point == '_') {
                    regex.append('.');
                } else {
                    int literal = point == '\\' && i + 1 < points.length ? points[++i] : point;
                    regex.append(Pattern.quote(Character.toString(literal)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL)
                    .matcher(value)
                    .matches();
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>();
            left.smaller().forEach(less -> all.add(new Text(less, operator, text)));
            for (int i = 0; i < text.length(); i++) {
                all.add(new Text(
                        left, operator, new StringBuilder(text).deleteCharAt(i).toString()));
            }
            return all;
        }
    }

    /** A test whether an expression is NULL, or is not. */
    record Null(Expr left, boolean none) implements Cond {
        @Override
        public Condition condition() {
            return none ? col(left).isNull() : col(left).isNotNull();
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            return none == (left.value(model, rows) == null);
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>();
            left.smaller().forEach(less -> all.add(new Null(less, none)));
            return all;
        }
    }

    /** A conjunction or disjunction of conditions. */
    record Junction(boolean any, List<Cond> parts) implements Cond {
        @Override
        public Condition condition() {
            Condition[] all = parts.stream().map(Cond::condition).toArray(Condition[]::new);
            return any ? Sql.anyOf(all) : Sql.allOf(all);
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            Boolean result = !any;
            for (Cond part : parts) {
                Boolean one = part.holds(model, rows);
                if (one == null) {
                    result = result != null && result == any ? result : null;
                } else if (one == any) {
                    result = any;
                }
            }
            return result;
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>(parts);
            for (int i = 0; i < parts.size(); i++) {
                List<Cond> less = new ArrayList<>(parts);
                Cond part = less.remove(i);
                all.add(new Junction(any, less));
                for (Cond smaller : part.smaller()) {
                    List<Cond> changed = new ArrayList<>(parts);
                    changed.set(i, smaller);
                    all.add(new Junction(any, changed));
                }
            }
            return all;
        }
    }

    /** A negation. */
    record Not(Cond inner) implements Cond {
        @Override
        public Condition condition() {
            return Sql.not(inner.condition());
        }

        @Override
        public @Nullable Boolean holds(Model model, List<Sample> rows) {
            Boolean one = inner.holds(model, rows);
            return one == null ? null : !one;
        }

        @Override
        public List<Cond> smaller() {
            List<Cond> all = new ArrayList<>(List.of(inner));
            inner.smaller().forEach(less -> all.add(new Not(less)));
            return all;
        }
    }
}
