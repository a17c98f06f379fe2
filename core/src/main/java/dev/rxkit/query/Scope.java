package dev.rxkit.query;

import dev.rxkit.dialect.Dialect;
import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;

/** What the names of one statement mean: its table, and how the database spells its columns. Immutable. */
final class Scope {

    private final Dialect dialect;
    private final TableMapping<?> root;

    Scope(Dialect dialect, TableMapping<?> root) {
        this.dialect = dialect;
        this.root = root;
    }

    Dialect dialect() {
        return dialect;
    }

    TableMapping<?> root() {
        return root;
    }

    /** The column or expression behind a property. */
    Operand operand(Prop<?, ?> prop) {
        if (prop instanceof Expression<?, ?> expression) {
            return expression.operand(this);
        }
        PropertyMapping property = PropertyReferences.resolve(prop, root);
        return new Operand(column(property), property);
    }

    /** The mapped property itself, for places where an expression makes no sense. */
    PropertyMapping property(Prop<?, ?> prop) {
        return prop instanceof Expression<?, ?> expression
                ? expression.property(this)
                : PropertyReferences.resolve(prop, root);
    }

    String column(PropertyMapping property) {
        return dialect.quote(property.column().name());
    }

    String table() {
        return dialect.quote(root.table().name());
    }

    /** The property as messages name it. */
    String name(PropertyMapping property) {
        return root.type().getSimpleName() + "." + property.name();
    }
}
