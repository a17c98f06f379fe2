package org.example.heroes;

import dev.rxkit.Rx;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Heroes {

    private final JdbcTemplate jdbc;

    Heroes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Both rows are stored, or none: a name that exists already is a UniqueViolation. */
    @Transactional
    public Hero join(String name, Costume costume) {
        jdbc.update("INSERT INTO journal (line) VALUES (?)", name + " asks to join");
        return Rx.inTransaction(session -> session.add(new Hero(null, name, costume)));
    }

    public List<Hero> all() {
        return Rx.readOnly(session -> session.select(Hero.class).orderBy(Hero::id).list());
    }

    public List<String> journal() {
        return jdbc.queryForList("SELECT line FROM journal ORDER BY id", String.class);
    }
}
