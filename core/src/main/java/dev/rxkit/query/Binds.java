package dev.rxkit.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The values of a statement. */
public interface Binds {

    /** Sets all parameters. */
    void bind(PreparedStatement statement) throws SQLException;

    /** The values as they are echoed; null for NULL. */
    List<?> values();
}
