package org.example.peers.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.example.peers.PersonRow;

/** Prepares each time; a connection of the pool for each piece of work; generated keys as JDBC says. */
public final class RawNaive extends Raw {

    private Connection kept;

    @Override
    boolean generatedKeys() {
        return true;
    }

    @Override
    public void keep() throws SQLException {
        kept = pool.getConnection();
    }

    @Override
    public void release() throws SQLException {
        kept.close();
    }

    @Override
    public Object getKept(long id) throws SQLException {
        try (PreparedStatement statement = kept.prepareStatement(GET)) {
            return one(statement, id);
        }
    }

    @Override
    public Object get(long id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(GET)) {
            return one(statement, id);
        }
    }

    @Override
    public List<?> list(long upTo) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setLong(1, upTo);
            return many(statement);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(WHERE)) {
            statement.setInt(1, age);
            statement.setLong(2, seenAbove);
            return many(statement);
        }
    }

    @Override
    public List<?> join(long from, long to) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(JOIN)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            return lines(statement);
        }
    }

    @Override
    public Object children(long from, long to) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement persons = connection.prepareStatement(RANGE);
                PreparedStatement orders = connection.prepareStatement(ORDERS + OF_HUNDRED)) {
            return family(persons, orders, from, to);
        }
    }

    @Override
    public long stream() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(ORDERS)) {
                return sum(statement);
            }
        }
    }

    @Override
    public long insert(PersonRow person) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
                long id = insert(insert, person);
                connection.commit();
                return id;
            }
        }
    }

    private static long insert(PreparedStatement insert, PersonRow person) throws SQLException {
        bind(insert, person, 0);
        insert.executeUpdate();
        try (ResultSet keys = insert.getGeneratedKeys()) {
            keys.next();
            return keys.getLong(1);
        }
    }

    @Override
    public long batchIds(List<PersonRow> persons) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            long sum = 0;
            try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
                for (PersonRow person : persons) {
                    sum += insert(insert, person);
                }
            }
            connection.commit();
            return sum;
        }
    }

    @Override
    public void update(long id, String name, double score) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            PersonRow was;
            try (PreparedStatement select = connection.prepareStatement(GET)) {
                was = one(select, id);
            }
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                PersonRow is =
                        new PersonRow(id, name, was.email(), was.age(), score, was.active(), was.seen(), was.note());
                update.setLong(1 + bind(update, is, 0), id);
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException("no row");
                }
            }
            connection.commit();
        }
    }
}
