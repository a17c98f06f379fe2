package dev.rxkit.database.sqlite.driver;

import dev.rxkit.internal.ColumnReader;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr.SafePtrDoubleFunction;
import org.sqlite.core.SafeStmtPtr.SafePtrFunction;

/**
 * Reads the value of one column by its own type, in one call of the driver. The driver itself makes a function for the
 * type of each value that it reads and another one for the value. Stateless and thread-safe.
 */
final class ColumnValue {

    static final int COLUMNS = 64;

    // The functions of the first columns, so that none is created for each value.
    static final Any[] ANY = IntStream.range(0, COLUMNS).mapToObj(Any::new).toArray(Any[]::new);
    static final Real[] REAL = IntStream.range(0, COLUMNS).mapToObj(Real::new).toArray(Real[]::new);

    private ColumnValue() {}

    /** See {@link ColumnReader#read}; the index counts from 0. */
    record Any(int index) implements SafePtrFunction<@Nullable Object, SQLException> {
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

    /** See {@link ColumnReader#real}; the index counts from 0. */
    record Real(int index) implements SafePtrDoubleFunction<SQLException> {
        @Override
        public double run(DB database, long statement) throws SQLException {
            return database.column_type(statement, index) == Codes.SQLITE_FLOAT
                    ? database.column_double(statement, index)
                    : Double.NaN;
        }
    }
}
