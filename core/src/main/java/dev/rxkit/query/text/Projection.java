package dev.rxkit.query.text;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Prop;
import dev.rxkit.query.tree.Expression.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a select and the conversion of its rows.
 *
 * @param <R> the type that a row is converted to
 */
public abstract sealed class Projection<R extends @Nullable Object>
        permits Projection.OfEntity, Projection.OfConstructor, NamedColumns {

    Projection() {}

    /** Returns the selected columns, checked against the tables of the statement. */
    abstract List<Output> outputs(Scope scope);

    /** Returns the selected columns of a select whose values are compared with those of a column. */
    List<Output> besideColumn(Scope scope) {
        return outputs(scope);
    }

    /** Returns the reader of rows that begin with the outputs. */
    abstract RowReader<R> reader(List<Output> outputs);

    /** Returns the order whose first row has the result, if that is only the least or greatest value; else null. */
    Ordering.@Nullable Key extreme(Scope scope) {
        return null;
    }

    /** Returns whether the rows are those of the root class. */
    boolean root() {
        return false;
    }

    /**
     * Resolves the properties.
     *
     * @throws QueryException if the list is empty, or one does not fit the statement
     */
    static List<Output> outputs(Scope scope, List<? extends Prop<?, ?>> props) {
        if (props.isEmpty()) {
            throw new QueryException("to(..) needs at least one column");
        }
        List<Output> outputs = new ArrayList<>(props.size());
        for (Prop<?, ?> prop : props) {
            outputs.add(OperandResolver.output(scope, prop, true));
        }
        return outputs;
    }

    /** Selects all columns of the root class. */
    static final class OfEntity<T> extends Projection<T> {

        private final TableMapping<T> mapping;
        private final TableSql table;

        OfEntity(TableMapping<T> mapping, TableSql table) {
            this.mapping = mapping;
            this.table = table;
        }

        @Override
        List<Output> outputs(Scope scope) {
            return table.outputs(scope);
        }

        @Override
        RowReader<T> reader(List<Output> outputs) {
            return mapping;
        }

        @Override
        boolean root() {
            return true;
        }
    }

    /** Selects columns that are passed to a function of the caller, such as the constructor of a record. */
    static final class OfConstructor<R extends @Nullable Object> extends Projection<R> {

        private final List<? extends Prop<?, ?>> props;
        private final Function<@Nullable Object[], R> maker;

        OfConstructor(List<? extends Prop<?, ?>> props, Function<@Nullable Object[], R> maker) {
            this.props = props;
            this.maker = maker;
        }

        @Override
        List<Output> outputs(Scope scope) {
            return outputs(scope, props);
        }

        @Override
        List<Output> besideColumn(Scope scope) {
            return props.stream()
                    .map(prop -> OperandResolver.output(scope, prop, false))
                    .toList();
        }

        @Override
        Ordering.@Nullable Key extreme(Scope scope) {
            return props.size() == 1
                            && props.get(0) instanceof Aggregate<?, ?> aggregate
                            && aggregate.inner() != null
                            && (aggregate.function() == Aggregate.Function.MIN
                                    || aggregate.function() == Aggregate.Function.MAX)
                    ? Ordering.Key.of(
                            OperandResolver.operand(scope, aggregate.inner()),
                            aggregate.function() == Aggregate.Function.MAX,
                            null)
                    : null;
        }

        @Override
        RowReader<R> reader(List<Output> outputs) {
            int[] places = new int[outputs.size()];
            for (int i = 0, place = 1; i < places.length; i++) {
                places[i] = place;
                place += outputs.get(i).width();
            }
            return rows -> {
                @Nullable Object[] values = new @Nullable Object[places.length];
                for (int i = 0; i < places.length; i++) {
                    values[i] = outputs.get(i).read(rows, places[i]);
                }
                return make(values, outputs);
            };
        }

        private R make(@Nullable Object[] values, List<Output> outputs) {
            try {
                return maker.apply(values);
            } catch (RuntimeException refused) {
                List<String> absent = new ArrayList<>();
                for (int i = 0; i < values.length; i++) {
                    if (values[i] == null) {
                        absent.add(outputs.get(i).shown());
                    }
                }
                throw new MappingException(
                        "the function passed to to(..) fails on a row"
                                + (absent.isEmpty()
                                        ? ": " + refused
                                        : " in which " + String.join(", ", absent)
                                                + (absent.size() == 1 ? " is" : " are")
                                                + " null: take it as Integer, Long .. instead of a primitive, or select"
                                                + " coalesce(.., value)"),
                        refused);
            }
        }
    }
}
