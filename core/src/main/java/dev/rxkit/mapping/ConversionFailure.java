package dev.rxkit.mapping;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Set;

/** Distinguishes a value that the driver cannot convert from a failure of the connection. */
final class ConversionFailure {

    /** The SQL states for types that do not match. */
    private static final Set<String> TYPES = Set.of("07006", "42821");

    private ConversionFailure() {}

    /** Returns whether the driver has a value but cannot convert it to the requested type. */
    static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLDataException
                || state != null && (state.startsWith("22") || TYPES.contains(state));
    }
}
