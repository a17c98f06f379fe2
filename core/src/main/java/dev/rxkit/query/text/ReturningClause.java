package dev.rxkit.query.text;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.tree.Expression;
import dev.rxkit.query.tree.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a statement has written, returned by it or found by their keys. */
final class ReturningClause {

    private ReturningClause() {}

    /** Writes the clause that returns all columns of the rows. */
    static SqlWriter write(SqlWriter out, Scope scope) {
        out.sql(" RETURNING ");
        List<PropertyMapping> properties = scope.root().properties();
        for (int i = 0; i < properties.size(); i++) {
            out.next(i, ", ").sql(scope.column(scope.sources().get(0), properties.get(i)));
        }
        return out;
    }

    /** Returns the condition that a row has one of the keys; the values of each are in the order of the key. */
    static Condition keyed(TableMapping<?> mapping, List<@Nullable Object[]> keys) {
        List<PropertyMapping> properties = mapping.key();
        List<Condition> any = new ArrayList<>();
        if (properties.size() == 1) {
            List<Object> values = new ArrayList<>();
            keys.forEach(key -> values.add(java.util.Objects.requireNonNull(key[0])));
            return new Predicate.In(
                    new Expression.NamedProperty<>(properties.get(0).name()), values, true);
        }
        for (@Nullable Object[] key : keys) {
            List<Condition> all = new ArrayList<>();
            for (int i = 0; i < key.length; i++) {
                Object value = java.util.Objects.requireNonNull(key[i]);
                all.add(new Predicate.Comparison(
                        new Expression.NamedProperty<>(properties.get(i).name()), "=", value));
            }
            any.add(new Predicate.Junction(false, all));
        }
        return new Predicate.Junction(true, any);
    }
}
