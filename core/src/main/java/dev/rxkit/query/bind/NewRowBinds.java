package dev.rxkit.query.bind;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.TableMapping;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a new row, whose key the database generates. */
public final class NewRowBinds implements Binds {

    private final TableMapping<?> mapping;
    private final @Nullable Object[] all;

    /**
     * Creates the values.
     *
     * @param all the values of all properties, as {@link PropertyMapping#get} returns them
     */
    public NewRowBinds(TableMapping<?> mapping, @Nullable Object[] all) {
        this.mapping = mapping;
        this.all = all;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        mapping.bindNew(statement, all);
    }

    @Override
    public long bytes() {
        return Binds.bytes(all);
    }

    @Override
    public List<?> values() {
        List<@Nullable Object> shown = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            PropertyMapping property = mapping.properties().get(i);
            if (!property.column().generated()) {
                shown.add(property.shown(all[i]));
            }
        }
        return shown;
    }
}
