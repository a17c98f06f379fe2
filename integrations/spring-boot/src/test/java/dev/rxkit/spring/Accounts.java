package dev.rxkit.spring;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** An application with a service whose methods use a JdbcTemplate and sessions in one transaction. */
@SpringBootApplication
public class Accounts {

    @Table
    public record Account(
            @Nullable Long id,
            @Column(length = 40, unique = true) String name) {}

    @Table
    public record Note(@Nullable Long id, @Json Map<String, Object> content, List<String> tags) {}

    /** Rolled back by the rule of a method only. */
    public static class Checked extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Bean
    Service service(JdbcTemplate jdbc, Database database) {
        return new Service(jdbc, database);
    }

    /** Its methods are called through Spring's proxy. */
    public static class Service {

        private final JdbcTemplate jdbc;
        private final Database database;

        public Service(JdbcTemplate jdbc, Database database) {
            this.jdbc = jdbc;
            this.database = database;
        }

        void byJdbc(String name) {
            jdbc.update("INSERT INTO account (name) VALUES (?)", name);
        }

        void byRx(String name) {
            try (Session session = Rx.session()) {
                session.add(new Account(null, name));
                session.commit();
            }
            database.useTransaction(session -> session.add(new Account(null, name + " again")));
        }

        @Transactional
        public void both(boolean fails) {
            byJdbc("jdbc");
            byRx("rx");
            if (fails) {
                throw new IllegalStateException("half way");
            }
        }

        @Transactional
        public void forgotten() {
            byJdbc("jdbc");
            try (Session session = Rx.session()) {
                session.add(new Account(null, "rx"));
            }
        }

        @Transactional(readOnly = true)
        public long reading(boolean writes) {
            if (writes) {
                byRx("rx");
            }
            return Rx.readOnly(session -> session.select(Account.class).count());
        }

        @Transactional
        public void withNew() {
            Rx.useTransaction(Propagation.REQUIRES_NEW, session -> {
                session.add(new Account(null, "new"));
                byJdbc("new by jdbc");
            });
            byJdbc("jdbc");
            byRx("rx");
            throw new IllegalStateException("half way");
        }

        @Transactional(isolation = Isolation.SERIALIZABLE)
        public void serializable() {
            Rx.useTransaction(
                    dev.rxkit.session.Isolation.SERIALIZABLE, session -> session.add(new Account(null, "serial")));
        }

        @Transactional
        public void notSerializable() {
            Rx.useTransaction(
                    dev.rxkit.session.Isolation.SERIALIZABLE, session -> session.add(new Account(null, "serial")));
        }

        @Transactional
        public void checked() throws Checked {
            byRx("kept");
            throw new Checked();
        }

        @Transactional(rollbackFor = Checked.class)
        public void checkedRolledBack() throws Checked {
            byRx("lost");
            throw new Checked();
        }

        @Transactional
        public void caughtBlock() {
            byJdbc("jdbc");
            try {
                Rx.useTransaction(session -> {
                    session.add(new Account(null, "rx"));
                    throw new IllegalStateException("only the block");
                });
            } catch (IllegalStateException caught) {
                byRx("after");
            }
        }

        @Transactional(propagation = org.springframework.transaction.annotation.Propagation.NOT_SUPPORTED)
        public void without() {
            byRx("without");
        }
    }
}
