package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;
import java.util.Optional;

/** An {@code Optional} property seen as what is inside. */
record Opened<T, V>(Prop<T, Optional<V>> inner) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        return scope.operand(inner);
    }

    @Override
    public PropertyMapping property(Scope scope) {
        return scope.property(inner);
    }
}
