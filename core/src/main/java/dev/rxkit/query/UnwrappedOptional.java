package dev.rxkit.query;

import java.util.Optional;

/** An {@code Optional} property seen as what is inside. */
record UnwrappedOptional<T, V>(Prop<T, Optional<V>> inner) implements Expression<T, V> {

    @Override
    public Operand operand(Scope scope) {
        Operand operand = scope.operand(inner);
        OperandType typed = operand.typed() instanceof PropertyType kept
                ? new PropertyType(kept.property(), kept.owner(), false, kept.inOneForm())
                : operand.typed();
        return new Operand(
                operand.text(), operand.binds(), typed, operand.nullable(), operand.aggregate(), operand.column());
    }

    @Override
    public PropertyRef found(Scope scope) {
        return scope.found(inner);
    }
}
