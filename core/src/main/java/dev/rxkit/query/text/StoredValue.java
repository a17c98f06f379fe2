package dev.rxkit.query.text;

import dev.rxkit.database.Dialect;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.query.bind.OperandType;
import dev.rxkit.query.bind.PropertyType;
import dev.rxkit.query.reference.PropertyRef;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of columns that may store values of any type, and times in several forms. A value is compared by its
 * meaning; one that is not of the property's type meets neither a comparison nor its opposite.
 */
final class StoredValue {

    private StoredValue() {}

    /** Writes a comparison with a value. */
    static void compare(SqlWriter out, Scope scope, Operand operand, String operator, Object value) {
        Bind bound = operand.typed().bind(value);
        Kind kind = operand.typed().storedAs();
        if (kind == null) {
            out.operand(operand).sql(" " + operator + " ").value(bound);
            return;
        }
        Dialect dialect = scope.dialect();
        if (operand.column() == null || scope.opposite()) {
            exact(out, dialect, operand, kind).sql(" " + operator + " ").value(bound);
            return;
        }
        List<String> bounds = dialect.bounds(value, kind);
        String guard = dialect.guard(operand.text(), operator, kind);
        boolean plain = bounds.isEmpty() && guard.isEmpty();
        out.sql(plain ? "" : "(");
        if (bounds.isEmpty()) {
            out.operand(operand).sql(" " + operator + " ").value(bound).sql(guard);
        } else {
            within(out, operand, operator, bounds.get(0), bounds.get(1));
            boolean equal = operator.equals("=");
            if (equal) {
                out.sql("(").operand(operand).sql(" = ").value(bound);
                out.sql(" OR " + dialect.otherForm(operand.text(), kind) + " AND ");
            }
            exact(out, dialect, operand, kind)
                    .sql(" " + operator + " ")
                    .value(bound)
                    .sql(equal ? ")" : "");
        }
        out.sql(plain ? "" : ")");
    }

    /**
     * Writes a condition that an index on the column can serve, and which also matches values other than those wanted.
     */
    private static void within(SqlWriter out, Operand operand, String operator, String least, String most) {
        if (operator.equals("=") || operator.startsWith(">")) {
            out.operand(operand)
                    .sql(" >= ")
                    .value(new Bind.OfText(operand.typed().about(), least))
                    .sql(" AND ");
        }
        if (operator.equals("=") || operator.startsWith("<") && !operator.equals("<>")) {
            out.operand(operand)
                    .sql(" < ")
                    .value(new Bind.OfText(operand.typed().about(), most))
                    .sql(" AND ");
        }
    }

    /**
     * Writes that an operand is one of some values, or none of them.
     *
     * @param among false for none of them
     * @param values at least one
     */
    static void among(SqlWriter out, Scope scope, Operand operand, boolean among, List<Object> values) {
        Kind kind = operand.typed().storedAs();
        Dialect dialect = scope.dialect();
        List<Bind> binds = values.stream().map(operand.typed()::bind).toList();
        String operator = among ? "IN" : "NOT IN";
        boolean bare = kind == null || operand.column() != null && !scope.opposite() && !dialect.hasForms(kind);
        String guard = kind == null || !bare ? "" : dialect.guard(operand.text(), operator, kind);
        boolean indexed = !bare && among && operand.column() != null && !scope.opposite();
        out.sql(guard.isEmpty() && !indexed ? "" : "(");
        if (indexed && kind != null) {
            List<List<String>> bounds =
                    values.stream().map(value -> dialect.bounds(value, kind)).toList();
            within(
                    out,
                    operand,
                    "=",
                    bounds.stream()
                            .map(pair -> pair.get(0))
                            .min(String::compareTo)
                            .orElseThrow(),
                    bounds.stream()
                            .map(pair -> pair.get(1))
                            .max(String::compareTo)
                            .orElseThrow());
        }
        if (bare || kind == null) {
            out.operand(operand);
        } else {
            exact(out, dialect, operand, kind);
        }
        out.sql(" " + operator + " (");
        for (int i = 0; i < binds.size(); i++) {
            out.next(i, ", ").value(binds.get(i));
        }
        out.sql(")" + guard + (guard.isEmpty() && !indexed ? "" : ")"));
    }

    /** Writes one side of a comparison of two columns or expressions. */
    static void side(SqlWriter out, Scope scope, Operand operand, String operator) {
        Kind kind = operand.typed().storedAs();
        if (kind == null) {
            Documents.requireByValue(scope, operand);
        }
        if (kind == null || !scope.dialect().hasForms(kind) && isEqual(operator) && !scope.opposite()) {
            out.operand(operand);
        } else {
            exact(out, scope.dialect(), operand, kind);
        }
    }

    static boolean isEqual(String operator) {
        return operator.equals("=") || operator.equals("IN");
    }

    private static SqlWriter exact(SqlWriter out, Dialect dialect, Operand operand, Kind kind) {
        return out.sql(dialect.exact(operand.text(), kind)).seen(operand).binds(operand.binds());
    }

    /** Returns the type of an output, even if it is in one form already; null as {@link OperandType#storedAs} is. */
    static @Nullable Kind kind(Output output) {
        return output instanceof Operand operand && operand.typed() instanceof PropertyType kept
                ? kept.stored().storedAs()
                : null;
    }

    /** Returns an operand to compute with. */
    static Operand number(Scope scope, Operand operand) {
        operand.typed().requireUnconverted("computed with");
        PropertyRef column = operand.column();
        return operand.typed().storedAs() == null
                        || column == null
                        || !operand.typed().ordered()
                ? operand
                : new Operand(
                        scope.dialect().number(operand.text()),
                        operand.binds(),
                        operand.typed(),
                        operand.nullable(),
                        false,
                        column);
    }

    /** Returns the outputs with their values in one form. */
    static List<Output> normal(Scope scope, List<Output> outputs) {
        return outputs.stream()
                .map(output -> output instanceof Operand operand ? normal(scope, operand) : output)
                .toList();
    }

    /** Returns an operand with its values in one form, to order, group and count by. */
    static Operand normal(Scope scope, Operand operand) {
        Kind kind = operand.typed().storedAs();
        if (kind == null) {
            Documents.requireByValue(scope, operand);
        }
        if (kind == null || !scope.dialect().hasForms(kind)) {
            return operand;
        }
        return operand.typed() instanceof PropertyType kept
                ? new Operand(
                        scope.dialect().normal(operand.text(), kind),
                        operand.binds(),
                        kept.normal(),
                        operand.nullable(),
                        operand.aggregate(),
                        null)
                : operand;
    }
}
