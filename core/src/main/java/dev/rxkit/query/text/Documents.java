package dev.rxkit.query.text;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.query.bind.Bind;
import dev.rxkit.schema.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares JSON documents by value, as equal documents may have different texts. */
final class Documents {

    private Documents() {}

    /** Returns whether the values of an operand are stored as JSON that SQL's operators do not compare by value. */
    static boolean are(Scope scope, Operand operand) {
        PropertyMapping property = operand.typed().about();
        return property != null
                && property.declaredType().kind() == Kind.JSON
                && scope.dialect().sameJson("", "") != null
                && property.valueType() == operand.typed().type();
    }

    /** Writes that a document equals a value. */
    static void write(SqlWriter out, Scope scope, Operand document, Bind value) {
        out.sql(same(scope, document.text(), value.mark()))
                .seen(document)
                .binds(document.binds())
                .bind(value);
    }

    /** Writes that two documents are equal. */
    static void write(SqlWriter out, Scope scope, Operand one, Operand other) {
        List<Bind> binds = new ArrayList<>(one.binds());
        binds.addAll(other.binds());
        out.sql(same(scope, one.text(), other.text())).seen(one).seen(other).binds(binds);
    }

    /** @throws QueryException if the operand is a document and the database would compare its text */
    static void requireByValue(Scope scope, Operand operand) {
        if (are(scope, operand) && !scope.dialect().hasForms(Kind.JSON)) {
            throw new QueryException(
                    operand.shown() + " is JSON, and " + scope.dialect().name()
                            + " compares its text here, not its value: compare it by eq(..) or in(..) with values, or in Java");
        }
    }

    private static String same(Scope scope, String left, String right) {
        return Objects.requireNonNull(scope.dialect().sameJson(left, right));
    }
}
