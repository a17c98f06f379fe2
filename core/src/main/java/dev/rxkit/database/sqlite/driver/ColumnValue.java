package dev.rxkit.database.sqlite.driver;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr.SafePtrFunction;

/**
 * Reads the value of one column by its own type, in one call of the driver. The driver itself makes a function for the
 * type of each value that it reads and another one for the value. Stateless and thread-safe.
 *
 * @param index counts from 0
 */
record ColumnValue(int index) implements SafePtrFunction<@Nullable Object, SQLException> {

    /** The functions of the first columns, so that none is created for each value. */
    static final ColumnValue[] FIRST = new ColumnValue[64];

    static {
        for (int i = 0; i < FIRST.length; i++) {
            FIRST[i] = new ColumnValue(i);
        }
    }

    @Override
    public @Nullable Object run(DB database, long statement) throws SQLException {
        return switch (database.column_type(statement, index)) {
            case Codes.SQLITE_INTEGER -> database.column_long(statement, index);
            case Codes.SQLITE_FLOAT -> database.column_double(statement, index);
            case Codes.SQLITE_BLOB -> database.column_blob(statement, index);
            case Codes.SQLITE_NULL -> null;
            default -> database.column_text(statement, index);
        };
    }
}
