package org.example.bench;

import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One row by its id, with the connection or session open. */
@State(Scope.Benchmark)
public class GetOpen {

    private Connection connection;
    private PreparedStatement reused;
    private Handle handle;
    private Session session;

    @Setup
    public void open(Store store) throws SQLException {
        connection = store.pool().getConnection();
        reused = connection.prepareStatement(Raw.GET);
        handle = store.jdbi().open();
        session = store.rx().session();
    }

    @TearDown
    public void close() throws SQLException {
        reused.close();
        connection.close();
        handle.close();
        session.close();
    }

    @Benchmark
    public Object rawReused() throws SQLException {
        return read(reused);
    }

    @Benchmark
    public Object rawNaive() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Raw.GET)) {
            return read(statement);
        }
    }

    static Person read(PreparedStatement statement) throws SQLException {
        statement.setLong(1, Store.anyId());
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("no row");
            }
            return Raw.person(rows);
        }
    }

    @Benchmark
    public Object jdbiHand() {
        return handle.createQuery(Raw.GET)
                .bind(0, Store.anyId())
                .map((row, context) -> Raw.person(row))
                .one();
    }

    @Benchmark
    public Object jdbiConstructor() {
        return handle.createQuery(Raw.GET)
                .bind(0, Store.anyId())
                .mapTo(Person.class)
                .one();
    }

    @Benchmark
    public Object jdbiBean() {
        return handle.createQuery(Raw.GET)
                .bind(0, Store.anyId())
                .mapTo(PersonBean.class)
                .one();
    }

    @Benchmark
    public Object rxWhere() {
        return session.select(Person.class).where(Person::id).eq(Store.anyId()).one();
    }

    @Benchmark
    public Object rx() {
        return session.get(Person.class, Store.anyId());
    }
}
