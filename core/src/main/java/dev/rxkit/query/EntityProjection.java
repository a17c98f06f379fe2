package dev.rxkit.query;

import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import java.util.List;

/** All columns of the class the select is about. */
final class EntityProjection<T> extends Projection<T> {

    private final TableMapping<T> mapping;

    EntityProjection(TableMapping<T> mapping) {
        this.mapping = mapping;
    }

    @Override
    List<Output> outputs(Scope scope) {
        return List.of(RowColumns.of(scope, scope.sources().get(0)));
    }

    @Override
    RowReader<T> reader(List<Output> outputs) {
        return rows -> mapping.read(rows, 1);
    }

    @Override
    boolean root() {
        return true;
    }
}
