package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of a property.
 *
 * @param owner its class or alias, for messages
 * @param wrapped whether an {@code Optional} property is read as one
 */
record Kept(PropertyMapping property, String owner, boolean wrapped) implements Typed {

    @Override
    public Class<?> type() {
        return property.valueType();
    }

    @Override
    public String shown() {
        return owner + "." + property.name();
    }

    @Override
    public boolean ordered() {
        return property.is(Mark.ORDERED);
    }

    @Override
    public @Nullable Integer scale() {
        return property.declaredType().scale();
    }

    @Override
    public Bind bind(Object value) {
        property.requireComparable();
        return new Bind.OfProperty(property, Values.fit(property, value));
    }

    @Override
    public void requireComparable() {
        property.requireComparable();
    }

    @Override
    public PropertyMapping about() {
        return property;
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        Object value = property.read(rows, index);
        return wrapped && property.is(Mark.OPTIONAL) ? Optional.ofNullable(value) : value;
    }
}
