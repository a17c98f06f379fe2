package org.example.peers.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;

/** What a careful hand writes: typed getters by index, no look-up by name. */
abstract class Raw extends Peer {

    static final String COLUMNS = "id, name, email, age, score, active, seen, note";
    static final String GET = "SELECT " + COLUMNS + " FROM person WHERE id = ?";
    static final String LIST = "SELECT " + COLUMNS + " FROM person WHERE id <= ?";
    static final String WHERE = "SELECT " + COLUMNS + " FROM person WHERE age = ? AND seen > ?";
    static final String RANGE = "SELECT " + COLUMNS + " FROM person WHERE id >= ? AND id < ?";
    static final String ORDERS = "SELECT id, person_id, total, status, created FROM orders";
    static final String JOIN = "SELECT o.id, p.name, p.email, o.total, o.status FROM orders o"
            + " JOIN person p ON p.id = o.person_id WHERE p.id >= ? AND p.id < ?";
    static final String INSERT =
            "INSERT INTO person (name, email, age, score, active, seen, note) VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final String UPDATE =
            "UPDATE person SET name = ?, email = ?, age = ?, score = ?, active = ?, seen = ?, note = ?"
                    + " WHERE id = ?";

    DataSource pool;

    abstract boolean generatedKeys();

    @Override
    public void open(Db database) throws Exception {
        pool = database.pool(generatedKeys());
    }

    static PersonRow read(ResultSet row) throws SQLException {
        return new PersonRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getDouble(5),
                row.getBoolean(6),
                row.getLong(7),
                row.getString(8));
    }

    static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(row.getLong(1), row.getLong(2), row.getDouble(3), row.getString(4), row.getLong(5));
    }

    static int bind(PreparedStatement insert, PersonRow person, int at) throws SQLException {
        insert.setString(at + 1, person.name());
        insert.setString(at + 2, person.email());
        insert.setInt(at + 3, person.age());
        insert.setDouble(at + 4, person.score());
        insert.setBoolean(at + 5, person.active());
        insert.setLong(at + 6, person.seen());
        insert.setString(at + 7, person.note());
        return at + 7;
    }

    static PersonRow one(PreparedStatement statement, long id) throws SQLException {
        statement.setLong(1, id);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row");
            }
            return read(rows);
        }
    }

    static List<PersonRow> many(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<PersonRow> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read(rows));
            }
            return all;
        }
    }

    static List<LineRow> lines(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<LineRow> all = new ArrayList<>();
            while (row.next()) {
                all.add(new LineRow(
                        row.getLong(1), row.getString(2), row.getString(3), row.getDouble(4), row.getString(5)));
            }
            return all;
        }
    }

    static long sum(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(1000);
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                OrderRow o = order(rows);
                sum += Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created());
            }
        }
        return sum;
    }

    /** The children of a hundred parents by their ids, as a loader that does not know the ids are one range has to ask. */
    static final String OF_HUNDRED = " WHERE person_id IN (" + "?, ".repeat(99) + "?)";

    static Map<PersonRow, List<OrderRow>> family(
            PreparedStatement persons, PreparedStatement orders, long from, long to) throws SQLException {
        persons.setLong(1, from);
        persons.setLong(2, to);
        Map<Long, List<OrderRow>> byId = new HashMap<>();
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        for (PersonRow person : many(persons)) {
            List<OrderRow> mine = new ArrayList<>();
            byId.put(person.id(), mine);
            all.put(person, mine);
        }
        int bind = 0;
        for (Long id : byId.keySet()) {
            orders.setLong(++bind, id);
        }
        try (ResultSet rows = orders.executeQuery()) {
            while (rows.next()) {
                OrderRow order = order(rows);
                byId.get(order.personId()).add(order);
            }
        }
        return all;
    }

    @Override
    public long batch(List<PersonRow> persons) throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            long count = 0;
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (PersonRow person : persons) {
                    bind(insert, person, 0);
                    insert.addBatch();
                    if (++count % 1000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            return count;
        }
    }

    @Override
    public PersonRow person(Object result) {
        return (PersonRow) result;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return (Map<PersonRow, List<OrderRow>>) result;
    }
}
