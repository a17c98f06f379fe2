package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A property of the statement around a select. */
record CorrelatedProperty<T, V extends @Nullable Object>(Prop<T, V> inner) implements Expression<T, V> {

    /** Stands in while the select is checked before it is put inside its statement. */
    private static final OperandType UNKNOWN = new OperandType() {
        @Override
        public Class<?> type() {
            return Object.class;
        }

        @Override
        public String shown() {
            return "outer(..)";
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public Bind bind(Object value) {
            return new Bind.OfText(null, "");
        }

        @Override
        public @Nullable PropertyMapping about() {
            return null;
        }

        @Override
        public @Nullable Object read(java.sql.ResultSet rows, int index) {
            return null;
        }
    };

    @Override
    public Operand operand(Scope scope) {
        Scope around = scope.outer();
        return around == null
                ? new Operand("NULL", List.of(), UNKNOWN, true, false, null)
                : around.fromInside().operand(inner);
    }
}
