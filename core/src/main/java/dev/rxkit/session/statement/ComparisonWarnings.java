package dev.rxkit.session.statement;

import dev.rxkit.database.Dialect;
import dev.rxkit.mapping.TableMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the server compared a value as another type than it was bound for, because another program has changed
 * the type of the column. The driver knows the number of warnings from the answer to the statement; they are asked for
 * only if there are any.
 */
final class ComparisonWarnings {

    private final Connection connection;
    private final Predicate<SQLWarning> lossy;
    private final Consumer<TableMapping<?>> suspicion;

    private ComparisonWarnings(
            Connection connection, Predicate<SQLWarning> lossy, Consumer<TableMapping<?>> suspicion) {
        this.connection = connection;
        this.lossy = lossy;
        this.suspicion = suspicion;
    }

    /**
     * Returns the warnings of a connection; null if the server gives none of this kind.
     *
     * @param suspicion called after a statement with such a warning; throws if the types of the columns have changed
     */
    static @Nullable ComparisonWarnings of(
            Connection connection, Dialect dialect, Consumer<TableMapping<?>> suspicion) {
        Predicate<SQLWarning> lossy = dialect.lossyComparisons();
        return lossy == null ? null : new ComparisonWarnings(connection, lossy, suspicion);
    }

    /** Called after a statement. */
    void check(@Nullable TableMapping<?> about) throws SQLException {
        SQLWarning warning = connection.getWarnings();
        if (warning == null || about == null) {
            return;
        }
        while (warning != null && !lossy.test(warning)) {
            warning = warning.getNextWarning();
        }
        if (warning != null) {
            suspicion.accept(about);
        }
    }
}
