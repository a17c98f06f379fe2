package org.example.bench;

import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** Connection or session from the pool, one row by its id, and back. */
public class GetSession {

    @Benchmark
    public Object rawNaive(Store store) throws SQLException {
        try (Connection connection = store.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(Raw.GET)) {
            return GetOpen.read(statement);
        }
    }

    @Benchmark
    public Object jdbiHand(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery(Raw.GET)
                        .bind(0, Store.anyId())
                        .map((row, context) -> Raw.person(row))
                        .one());
    }

    @Benchmark
    public Object jdbiConstructor(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery(Raw.GET)
                        .bind(0, Store.anyId())
                        .mapTo(Person.class)
                        .one());
    }

    @Benchmark
    public Object jdbiBean(Store store) {
        return store.jdbi()
                .withHandle(handle -> handle.createQuery(Raw.GET)
                        .bind(0, Store.anyId())
                        .mapTo(PersonBean.class)
                        .one());
    }

    @Benchmark
    public Object rx(Store store) {
        try (Session session = store.rx().session()) {
            return session.get(Person.class, Store.anyId());
        }
    }
}
