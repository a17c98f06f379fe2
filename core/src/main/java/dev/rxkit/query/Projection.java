package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.RowReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a select gives and what its rows become.
 *
 * @param <R> what a row becomes
 */
public abstract sealed class Projection<R extends @Nullable Object>
        permits EntityProjection, ConstructorProjection, NamedColumns {

    Projection() {}

    /** The things selected, checked against the tables of the statement. */
    abstract List<Output> outputs(Scope scope);

    /** The reader of rows that begin with the outputs. */
    abstract RowReader<R> reader(List<Output> outputs);

    /** Whether the rows are the root class's own, so that columns of their own stand for a row. */
    boolean root() {
        return false;
    }

    /** The tables' columns that are selected, without those of a whole row being named. */
    static List<Output> outputs(Scope scope, List<? extends Prop<?, ?>> props) {
        if (props.isEmpty()) {
            throw new QueryException("to(..) needs at least one column");
        }
        List<Output> outputs = new ArrayList<>(props.size());
        for (Prop<?, ?> prop : props) {
            outputs.add(OperandResolver.output(scope, prop));
        }
        return outputs;
    }
}
