package dev.rxkit.mapping;

import dev.rxkit.schema.DataType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells the types of a result's columns. */
@FunctionalInterface
public interface ResultTypes {

    /** Null where the type of the column is not known; columns count from 1. */
    @Nullable
    DataType type(ResultSetMetaData columns, int column) throws SQLException;
}
