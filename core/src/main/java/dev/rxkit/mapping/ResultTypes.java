package dev.rxkit.mapping;

import dev.rxkit.schema.type.DataType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Determines the types of the columns of a result. */
@FunctionalInterface
public interface ResultTypes {

    /**
     * Returns the type of a column; null if it is not known.
     *
     * @param column counted from 1
     */
    @Nullable
    DataType type(ResultSetMetaData columns, int column) throws SQLException;
}
