package org.example.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ten thousand rows in one transaction; {@code rxWithIds} reads their ids back too. */
@State(Scope.Benchmark)
public class Batch {

    static final int COUNT = 10_000;
    private static final int CHUNK = 1000;

    private final List<Person> people =
            IntStream.range(0, COUNT).mapToObj(Person::unsaved).toList();

    @Setup(Level.Invocation)
    public void trim(Store store) throws SQLException {
        store.trim();
    }

    @Benchmark
    public Object raw(Store store) throws SQLException {
        try (Connection connection = store.pool().getConnection()) {
            connection.setAutoCommit(false);
            int count = 0;
            try (PreparedStatement insert = connection.prepareStatement(Raw.INSERT)) {
                for (Person person : people) {
                    Raw.bind(insert, person);
                    insert.addBatch();
                    if (++count % CHUNK == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            return (long) count;
        }
    }

    @Benchmark
    public Object jdbi(Store store) {
        return store.jdbi().inTransaction(handle -> {
            try (PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO person (name, email, age, score, active, seen, note)"
                            + " VALUES (:name, :email, :age, :score, :active, :seen, :note)")) {
                people.forEach(person -> batch.bindMethods(person).add());
                return (long) batch.execute().length;
            }
        });
    }

    @Benchmark
    public Object rx(Store store) {
        return store.rx().inTransaction(session -> session.insertAll(people));
    }

    @Benchmark
    public Object rxWithIds(Store store) {
        return (long)
                store.rx().inTransaction(session -> session.addAll(people)).size();
    }
}
