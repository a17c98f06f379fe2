package dev.rxkit.query;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns handed to a function of the caller's, such as a record's constructor. */
final class ConstructorProjection<R extends @Nullable Object> extends Projection<R> {

    private final List<? extends Prop<?, ?>> props;
    private final Function<@Nullable Object[], R> maker;

    ConstructorProjection(List<? extends Prop<?, ?>> props, Function<@Nullable Object[], R> maker) {
        this.props = props;
        this.maker = maker;
    }

    @Override
    List<Output> outputs(Scope scope) {
        return outputs(scope, props);
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
                    "the function given to to(..) refuses a row"
                            + (absent.isEmpty()
                                    ? ": " + refused
                                    : " in which " + String.join(", ", absent) + (absent.size() == 1 ? " is" : " are")
                                            + " null: take it as Integer, Long .. instead of a primitive, or select"
                                            + " coalesce(.., value)"),
                    refused);
        }
    }
}
