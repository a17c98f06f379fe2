package dev.rxkit.mapping;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Set;

/** Tells what is in a column from what is wrong with the connection, where a driver fails to give a value. */
final class ConversionFailure {

    /** Types that do not go together, as drivers say it. */
    private static final Set<String> TYPES = Set.of("07006", "42821");

    private ConversionFailure() {}

    /** Whether the driver has a value that it cannot make into what it is asked for. */
    static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLDataException
                || state != null && (state.startsWith("22") || TYPES.contains(state));
    }
}
