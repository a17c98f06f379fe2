package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Set;

/** Distinguishes a value that the driver cannot convert from a failure of the connection. */
final class ConversionFailure {

    /** The SQL states for types that do not match. */
    private static final Set<String> TYPES = Set.of("07006", "42821");

    private ConversionFailure() {}

    /**
     * Returns the exception for a value that was not read.
     *
     * @param unfit what the codec threw
     * @param what the message
     * @param silent whether the value must not be shown
     * @throws SQLException if it is a failure of the database
     */
    static MappingException of(Exception unfit, String what, boolean silent) throws SQLException {
        if (unfit instanceof SQLException failure) {
            if (!is(failure)) {
                throw failure;
            }
            // The message of the driver is left out, as it quotes the value.
            return new MappingException(what);
        }
        return silent ? new MappingException(what) : new MappingException(what + ": " + unfit.getMessage(), unfit);
    }

    /** Returns whether the driver has a value but cannot convert it to the requested type. */
    static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLDataException
                || state != null && (state.startsWith("22") || TYPES.contains(state));
    }
}
