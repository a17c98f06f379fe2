package org.example.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One row in a transaction of its own on a pooled connection, its id read back. */
@State(Scope.Benchmark)
public class Insert {

    private final Person person = Person.unsaved(1);
    private Connection kept;
    private PreparedStatement reused;

    @Setup
    public void open(Store store) throws SQLException {
        kept = store.pool().getConnection();
        kept.setAutoCommit(true);
        reused = kept.prepareStatement(Raw.INSERT + " RETURNING id");
    }

    @TearDown
    public void close() throws SQLException {
        reused.close();
        kept.close();
    }

    @TearDown(Level.Iteration)
    public void trim(Store store) throws SQLException {
        store.trim();
    }

    @Benchmark
    public Long rawNaive(Store store) throws SQLException {
        try (Connection connection = store.pool().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(Raw.INSERT, Statement.RETURN_GENERATED_KEYS)) {
                Raw.bind(insert, person);
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    keys.next();
                    long id = keys.getLong(1);
                    connection.commit();
                    return id;
                }
            }
        }
    }

    @Benchmark
    public Long rawReused() throws SQLException {
        kept.setAutoCommit(false);
        Raw.bind(reused, person);
        long id;
        try (ResultSet keys = reused.executeQuery()) {
            keys.next();
            id = keys.getLong(1);
        }
        kept.setAutoCommit(true);
        return id;
    }

    @Benchmark
    public Long jdbiHand(Store store) {
        return store.jdbi()
                .inTransaction(handle -> handle.createUpdate(Raw.INSERT)
                        .bind(0, person.name())
                        .bind(1, person.email())
                        .bind(2, person.age())
                        .bind(3, person.score())
                        .bind(4, person.active())
                        .bind(5, person.seen())
                        .bind(6, person.note())
                        .executeAndReturnGeneratedKeys()
                        .mapTo(Long.class)
                        .one());
    }

    @Benchmark
    public Long rx(Store store) {
        return store.rx().inTransaction(session -> session.add(person)).id();
    }
}
