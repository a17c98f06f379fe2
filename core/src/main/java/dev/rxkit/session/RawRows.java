package dev.rxkit.session;

import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.mapping.RowMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.raw.UserMappers;
import dev.rxkit.session.statement.OpenRows;
import dev.rxkit.session.transaction.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a raw SQL statement as instances of a class. A row is null in a list if its only column is NULL. Not
 * thread-safe.
 *
 * @param <T> the class
 */
public final class RawRows<T> {

    private final RawSql sql;
    private final Supplier<RowMapper<T>> mapper;

    /** @param mapper supplies a new mapper for each result */
    private RawRows(RawSql sql, Supplier<RowMapper<T>> mapper) {
        this.sql = sql;
        this.mapper = mapper;
    }

    /** Returns rows read by the mapper that is registered with Jdbi for the class, or else by the default mapper. */
    static <T> RawRows<T> of(RawSql sql, Class<T> type) {
        SessionContext context = sql.context();
        RowMapper<T> own = UserMappers.rows(context.handle().getConfig(), type);
        if (own != null) {
            return new RawRows<>(sql, () -> own);
        }
        if (type.isArray() && type != byte[].class || Map.class.isAssignableFrom(type) || type == List.class) {
            throw new QueryException("rows are read into a record or a class; where the columns are not known"
                    + " beforehand, into maps by handle().createQuery(sql).mapToMap()");
        }
        RowMapping<T> mapping = context.mappings().rows(type);
        return new RawRows<>(sql, () -> new Mapper<>(mapping));
    }

    /**
     * Returns all rows; the list may be empty.
     *
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public List<T> list() {
        return atMost(Integer.MAX_VALUE);
    }

    /**
     * Returns the first row; empty if there is no row, or its only column is NULL.
     *
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public Optional<T> first() {
        return only(atMost(1));
    }

    /**
     * Returns the only row.
     *
     * @throws RowNotFoundException if there is no row, or its only column is NULL
     * @throws TooManyRowsException if there is more than one
     */
    public T one() {
        return oneOrNone()
                .orElseThrow(() -> new RowNotFoundException(
                        "one() found no row, or a NULL: use oneOrNone() or first() if there may be none"));
    }

    /**
     * Returns the only row; empty if there is no row, or its only column is NULL.
     *
     * @throws TooManyRowsException if there is more than one
     */
    public Optional<T> oneOrNone() {
        List<T> rows = atMost(2);
        if (rows.size() > 1) {
            throw new TooManyRowsException("the SQL found more than one row: narrow it, or use first() or list()");
        }
        return only(rows);
    }

    /**
     * Returns the rows as a stream, which the caller closes, best by try-with-resources. Reads them one by one;
     * the rows of a statement that writes are all read at once.
     *
     * @throws dev.rxkit.error.RxException if the database refuses the statement
     */
    public Stream<T> stream() {
        return sql.rows((query, writes) -> writes ? read(query, true, Integer.MAX_VALUE).stream() : streamed(query));
    }

    private Stream<T> streamed(Query query) {
        SessionContext context = sql.context();
        context.transaction().streaming();
        int portion = context.dialect().streamedRows();
        if (portion > 0) {
            query.setFetchSize(portion);
        }
        RowMapper<T> own = mapper.get();
        try {
            return query.execute((statement, jdbi) -> {
                ResultSet rows = statement.get().getResultSet();
                if (rows == null) {
                    throw RawSql.noRows();
                }
                RowMapper<T> fit = own.specialize(rows, jdbi);
                return Cursor.stream(
                        context.calls(),
                        context.dialect(),
                        new OpenRows(rows, query::close),
                        row -> fit.map(row, jdbi),
                        sql::translated);
            });
        } catch (RuntimeException failure) {
            query.close();
            throw failure;
        }
    }

    private static <T> Optional<T> only(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    private List<T> atMost(int limit) {
        return sql.rows((query, writes) -> read(query, writes, limit));
    }

    private List<T> read(Query query, boolean writes, int limit) {
        try (query;
                ResultIterator<T> rows = query.map(mapper.get()).iterator()) {
            List<T> list = new ArrayList<>();
            while (list.size() < limit && rows.hasNext()) {
                list.add(rows.next());
            }
            // A statement that writes ends, and checks its foreign keys, only when its last row is read.
            while (writes && rows.hasNext()) {
                rows.next();
            }
            return list;
        }
    }

    /** Maps rows; looks up the columns at the first row of each result. */
    private static final class Mapper<T> implements RowMapper<T> {
        private final RowMapping<T> mapping;
        private @Nullable RowReader<T> reader;

        Mapper(RowMapping<T> mapping) {
            this.mapping = mapping;
        }

        @Override
        public T map(ResultSet rows, StatementContext context) throws SQLException {
            RowReader<T> present = reader;
            if (present == null) {
                present = mapping.on(rows);
                reader = present;
            }
            return present.read(rows);
        }
    }
}
