package dev.rxkit.session.statement;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.bind.Binds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The maximum number of bytes of values in one statement, read from the database once. Thread-safe. */
public final class StatementLimit {

    /** The maximum sent at a time, even if the database accepts more. */
    private static final long CHUNK = 4 << 20;

    /** The size that every database accepts. */
    private static final long SMALL = 32 << 10;

    /** The maximum size of a number or a date, with separators. */
    private static final int PLAIN = 40;

    /** The maximum bytes of a UTF-16 unit, in UTF-8 or as an escape. */
    private static final int WIDEST = 3;

    private final @Nullable String query;

    /** Whether the database has such a maximum. */
    final boolean limited;

    private volatile long limit;

    public StatementLimit(Dialect dialect) {
        query = dialect.statementLimit();
        limited = query != null;
        limit = query == null ? Long.MAX_VALUE : 0;
    }

    /** Returns whether the values of a further row exceed the limit of a statement that has rows already. */
    public boolean full(long bytes, long more, StatementExecutor executor) {
        long together = bytes + more;
        return together > SMALL && (together > CHUNK || together > limit(executor));
    }

    /**
     * Returns the maximum number of bytes of the values of a row.
     *
     * @param place the row's place in the list
     * @throws QueryException if the database takes no statement that long
     */
    public long require(TableMapping<?> mapping, @Nullable Object[] values, long place, StatementExecutor executor) {
        return require(mapping, Binds.bytes(values), values.length, place, executor);
    }

    /**
     * Returns the maximum number of bytes of some values of a row.
     *
     * @param units their characters and bytes
     * @param count the number of values
     */
    public long require(TableMapping<?> mapping, long units, int count, long place, StatementExecutor executor) {
        require(units, mapping.type().getSimpleName() + ", row " + place + " of the list", executor);
        return units * WIDEST + (long) PLAIN * count;
    }

    /**
     * Checks the size of a statement before it is sent.
     *
     * @param about the class it is about, or null
     * @throws QueryException if the database takes no statement that long
     */
    public void require(String sql, Binds binds, @Nullable TableMapping<?> about, StatementExecutor executor) {
        require(
                sql.length() + binds.bytes(),
                about == null ? "the statement" : about.type().getSimpleName(),
                executor);
    }

    /** @param what is too long, for the message */
    public void require(long bytes, String what, StatementExecutor executor) {
        if (bytes > SMALL && bytes > limit(executor)) {
            throw new QueryException(
                    what + ": its values take " + bytes + " bytes or more, and the database takes " + limit(executor)
                            + " in one statement: send less at a time, or raise max_allowed_packet of the server");
        }
    }

    private long limit(StatementExecutor executor) {
        String asked = query;
        if (limit == 0 && asked != null) {
            try (PreparedStatement statement = executor.prepare(asked);
                    ResultSet rows = statement.executeQuery()) {
                limit = rows.next() ? rows.getLong(1) : CHUNK;
            } catch (SQLException failure) {
                throw executor.failure(failure, null);
            }
        }
        return limit;
    }
}
