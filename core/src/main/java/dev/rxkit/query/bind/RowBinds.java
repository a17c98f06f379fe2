package dev.rxkit.query.bind;

import dev.rxkit.mapping.PropertyMapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of properties, in the order of the {@code ?}. */
public final class RowBinds implements Binds {

    private final List<PropertyMapping> properties;
    private final @Nullable Object[] values;

    /**
     * Creates the values.
     *
     * @param values one for each property, as {@link PropertyMapping#get} returns them
     */
    public RowBinds(List<PropertyMapping> properties, @Nullable Object[] values) {
        this.properties = properties;
        this.values = values;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            properties.get(i).bind(statement, i + 1, values[i], false);
        }
    }

    @Override
    public long bytes() {
        return Binds.bytes(values);
    }

    @Override
    public List<?> values() {
        @Nullable Object[] shown = new @Nullable Object[values.length];
        Arrays.setAll(shown, i -> properties.get(i).shown(values[i]));
        return Arrays.asList(shown);
    }
}
