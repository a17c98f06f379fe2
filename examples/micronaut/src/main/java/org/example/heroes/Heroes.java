package org.example.heroes;

import dev.rxkit.Rx;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

@Singleton
public class Heroes {

    private final Connection connection;

    /** @param connection that of the transaction which calls a method */
    Heroes(Connection connection) {
        this.connection = connection;
    }

    /** Both rows are stored, or none: a name that exists already is a UniqueViolation. */
    @Transactional
    public Hero join(String name, Costume costume) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO journal (line) VALUES (?)")) {
            insert.setString(1, name + " asks to join");
            insert.executeUpdate();
        }
        return Rx.inTransaction(session -> session.add(new Hero(null, name, costume)));
    }

    public List<Hero> all() {
        return Rx.readOnly(session -> session.select(Hero.class).orderBy(Hero::id).list());
    }

    public List<String> journal() {
        return Rx.readOnly(session -> session.select(Journal.class).orderBy(Journal::id).list()).stream()
                .map(Journal::line)
                .toList();
    }
}
