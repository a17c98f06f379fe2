package dev.rxkit.query;

import java.util.Optional;

/** An {@code Optional} property seen as what is inside. */
record Opened<T, V>(Prop<T, Optional<V>> inner) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand operand = scope.operand(inner);
        Typed typed = operand.typed() instanceof Kept kept
                ? new Kept(kept.property(), kept.owner(), false, kept.inOneForm())
                : operand.typed();
        return new Operand(
                operand.text(), operand.binds(), typed, operand.nullable(), operand.aggregate(), operand.column());
    }

    @Override
    public Found found(Scope scope) {
        return scope.found(inner);
    }
}
