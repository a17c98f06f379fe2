package org.example.bench;

import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A thousand rows into a list, with the connection or session open. */
@State(Scope.Benchmark)
public class Rows {

    static final int COUNT = 1000;

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Connection connection;
    private Handle handle;
    private Session session;

    @Setup
    public void open(Store store) throws SQLException {
        connection = store.pool().getConnection();
        handle = store.jdbi().open();
        session = store.rx().session();
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        handle.close();
        session.close();
    }

    private <T> List<T> raw(Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Raw.ROWS)) {
            statement.setLong(1, COUNT);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.read(rows));
                }
                return all;
            }
        }
    }

    @Benchmark
    public List<?> rawRecord() throws SQLException {
        return raw(Raw::person);
    }

    @Benchmark
    public List<?> rawFields() throws SQLException {
        return raw(Raw::fields);
    }

    @Benchmark
    public List<?> rawBean() throws SQLException {
        return raw(Raw::bean);
    }

    @Benchmark
    public List<?> jdbiHand() {
        return handle.createQuery(Raw.ROWS)
                .bind(0, COUNT)
                .map((row, context) -> Raw.person(row))
                .list();
    }

    @Benchmark
    public List<?> jdbiConstructor() {
        return handle.createQuery(Raw.ROWS).bind(0, COUNT).mapTo(Person.class).list();
    }

    @Benchmark
    public List<?> jdbiBean() {
        return handle.createQuery(Raw.ROWS)
                .bind(0, COUNT)
                .mapTo(PersonBean.class)
                .list();
    }

    @Benchmark
    public List<?> rxRecord() {
        return session.select(Person.class).where(Person::id).le((long) COUNT).list();
    }

    @Benchmark
    public List<?> rxFields() {
        return session.select(PersonFields.class)
                .where((PersonFields person) -> person.id)
                .le((long) COUNT)
                .list();
    }

    @Benchmark
    public List<?> rxBean() {
        return session.select(PersonBean.class)
                .where(PersonBean::getId)
                .le((long) COUNT)
                .list();
    }
}
