package dev.rxkit.mapping.rowcode;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * What is done with every row of one class, as code of that class's own: the JIT compiler then sees its constructor,
 * accessors and codecs as constants and puts them in line. It says nothing of what went wrong: whoever gets anything but
 * an {@link java.sql.SQLException} does the same again step by step, which names the culprit. Thread-safe.
 */
public interface CompiledRowAccess {

    /** A new instance of the columns {@code firstIndex ...} of the current row. */
    Object read(ResultSet rows, int firstIndex) throws Throwable;

    /** The values of all properties, as they will be read back. */
    @Nullable
    Object[] values(Object instance) throws Throwable;

    /** Binds a new row: the values of all properties but the key the database hands out. */
    void bind(PreparedStatement statement, @Nullable Object[] values) throws Throwable;
}
