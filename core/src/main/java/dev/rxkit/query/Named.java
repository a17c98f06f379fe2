package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;

/** A property by its Java name, checked against the model when the statement is put together. */
record Named<T>(String name) implements Expression<T, Object> {

    @Override
    public Operand operand(Scope scope) {
        PropertyMapping property = property(scope);
        return new Operand(scope.column(property), property);
    }

    @Override
    public PropertyMapping property(Scope scope) {
        return scope.root().property(name);
    }
}
