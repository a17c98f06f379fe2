package dev.rxkit.mapping.rowcode;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads and binds the rows of one class in a hidden class of its own, so that the JIT compiler treats its
 * constructor, accessors and codecs as constants and inlines them. On an exception other than
 * {@link java.sql.SQLException} the caller retries on the slow path, which reports the property. Thread-safe.
 */
public interface CompiledRowAccess {

    /**
     * Returns a new instance for the current row.
     *
     * @param firstIndex the first of its columns
     */
    Object read(ResultSet rows, int firstIndex) throws Throwable;

    /** Returns the values of all properties as they will be read from the database. */
    @Nullable
    Object[] values(Object instance) throws Throwable;

    /** Binds a new row: the values of all properties except the key that the database generates. */
    void bind(PreparedStatement statement, @Nullable Object[] values) throws Throwable;
}
