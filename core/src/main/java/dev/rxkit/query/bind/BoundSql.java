package dev.rxkit.query.bind;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its values.
 *
 * @param text the SQL, with {@code ?} for each value
 * @param binds the values, in order
 */
public record BoundSql(String text, List<Bind> binds) implements Binds {

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            binds.get(i).to(statement, i + 1);
        }
    }

    @Override
    public long bytes() {
        long bytes = 0;
        for (int i = 0; i < binds.size(); i++) {
            bytes += Binds.bytes(binds.get(i).given());
        }
        return bytes;
    }

    @Override
    public List<?> values() {
        List<@Nullable Object> values = new ArrayList<>();
        binds.forEach(bind -> values.add(bind.shown()));
        return values;
    }
}
