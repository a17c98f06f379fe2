package org.example.peers.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.example.peers.Db;
import org.example.peers.PersonRow;

/**
 * The floor: one connection that is never given back, statements that stay prepared, RETURNING for ids, the driver's
 * generated keys off, and a transaction ended by auto-commit, which on SQLite saves a BEGIN. No pool is asked.
 */
public final class RawReused extends Raw {

    private static final int TOGETHER = 50;

    private Connection kept;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private PreparedStatement get;
    private String fifty;

    @Override
    boolean generatedKeys() {
        return false;
    }

    @Override
    public void open(Db database) throws Exception {
        super.open(database);
        kept = pool.getConnection();
        get = kept.prepareStatement(GET);
        fifty = INSERT + ", (?, ?, ?, ?, ?, ?, ?)".repeat(TOGETHER - 1) + " RETURNING id";
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = kept.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws Exception {
        kept.close();
        super.close();
    }

    @Override
    public void keep() {}

    @Override
    public void release() {}

    @Override
    public Object getKept(long id) throws SQLException {
        return one(get, id);
    }

    @Override
    public Object get(long id) throws SQLException {
        return one(get, id);
    }

    @Override
    public List<?> list(long upTo) throws SQLException {
        PreparedStatement statement = prepared(LIST);
        statement.setLong(1, upTo);
        return many(statement);
    }

    @Override
    public List<?> where(int age, long seenAbove) throws SQLException {
        PreparedStatement statement = prepared(WHERE);
        statement.setInt(1, age);
        statement.setLong(2, seenAbove);
        return many(statement);
    }

    @Override
    public List<?> join(long from, long to) throws SQLException {
        PreparedStatement statement = prepared(JOIN);
        statement.setLong(1, from);
        statement.setLong(2, to);
        return lines(statement);
    }

    @Override
    public Object children(long from, long to) throws SQLException {
        return family(prepared(RANGE), prepared(ORDERS + OF_HUNDRED), from, to);
    }

    @Override
    public long stream() throws SQLException {
        kept.setAutoCommit(false);
        long sum = sum(prepared(ORDERS));
        kept.setAutoCommit(true);
        return sum;
    }

    @Override
    public long insert(PersonRow person) throws SQLException {
        kept.setAutoCommit(false);
        PreparedStatement insert = prepared(INSERT + " RETURNING id");
        bind(insert, person, 0);
        long id;
        try (ResultSet keys = insert.executeQuery()) {
            keys.next();
            id = keys.getLong(1);
        }
        kept.setAutoCommit(true);
        return id;
    }

    @Override
    public long batchIds(List<PersonRow> persons) throws SQLException {
        kept.setAutoCommit(false);
        long sum = 0;
        PreparedStatement insert = prepared(fifty);
        for (int first = 0; first < persons.size(); first += TOGETHER) {
            int at = 0;
            for (int i = first; i < first + TOGETHER; i++) {
                at = bind(insert, persons.get(i), at);
            }
            try (ResultSet keys = insert.executeQuery()) {
                while (keys.next()) {
                    sum += keys.getLong(1);
                }
            }
        }
        kept.setAutoCommit(true);
        return sum;
    }

    @Override
    public void update(long id, String name, double score) throws SQLException {
        kept.setAutoCommit(false);
        PersonRow was = one(get, id);
        PreparedStatement update = prepared(UPDATE);
        PersonRow is = new PersonRow(id, name, was.email(), was.age(), score, was.active(), was.seen(), was.note());
        update.setLong(1 + bind(update, is, 0), id);
        if (update.executeUpdate() != 1) {
            throw new IllegalStateException("no row");
        }
        kept.setAutoCommit(true);
    }
}
