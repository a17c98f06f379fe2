package dev.rxkit.query.bind;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.PropertyMapping.Mark;
import dev.rxkit.mapping.ValueConverter;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.type.DataType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of the values of a property.
 *
 * @param owner its class or alias, for messages
 * @param wrapped whether an {@code Optional} property is read as one
 * @param inOneForm whether SQL has converted the values to one form
 */
public record PropertyType(PropertyMapping property, String owner, boolean wrapped, boolean inOneForm)
        implements OperandType {

    public PropertyType(PropertyMapping property, String owner, boolean wrapped) {
        this(property, owner, wrapped, false);
    }

    /** Returns the type of the same values, converted to one form. */
    public PropertyType normal() {
        return new PropertyType(property, owner, wrapped, true);
    }

    /** Returns the type of the values as they are stored. */
    public PropertyType stored() {
        return new PropertyType(property, owner, wrapped);
    }

    @Override
    public ColumnType.@Nullable Kind storedAs() {
        DataType column = property.columnType();
        if (inOneForm || column == null || !column.is(DataType.Trait.BY_VALUE)) {
            return null;
        }
        ColumnType.Kind kind = property.declaredType().kind();
        if (kind != ColumnType.Kind.DECIMAL || ordered()) {
            return kind;
        }
        // Decimals that are stored as text; a column of numbers converts them to numbers.
        return column.family() == DataType.Family.VARCHAR ? ColumnType.Kind.TEXT : null;
    }

    @Override
    public Class<?> type() {
        return property.valueType();
    }

    @Override
    public Class<?> storedType() {
        return property.storedType;
    }

    @Override
    public @Nullable ValueConverter converter() {
        return property.converter;
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
