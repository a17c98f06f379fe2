package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Propagation;
import dev.rxkit.session.Session;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.Transactional;

/**
 * JPA, a JdbcTemplate and sessions in one transaction, on PostgreSQL. The scripts run before Hibernate validates its
 * entity.
 */
class JpaTest {

    /** An entity of JPA, and with {@link Row} a model of Rx, on one table. */
    @Entity(name = "person")
    public static class Person {
        @Id
        public Long id;

        public String name;
    }

    @Table("person")
    public record Row(
            @dev.rxkit.annotation.Id(generated = false) Long id, String name) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @AutoConfigurationPackage
    static class Application {
        @Bean
        People people(EntityManagerFactory entities, JdbcTemplate jdbc, Database database) {
            return new People(SharedEntityManagerCreator.createSharedEntityManager(entities), jdbc, database);
        }
    }

    public static class People {
        private final EntityManager entities;
        private final JdbcTemplate jdbc;
        private final Database database;

        public People(EntityManager entities, JdbcTemplate jdbc, Database database) {
            this.entities = entities;
            this.jdbc = jdbc;
            this.database = database;
        }

        void byJpa(long id) {
            Person person = new Person();
            person.id = id;
            person.name = "jpa";
            entities.persist(person);
            entities.flush();
        }

        void byRx(long id) {
            database.useTransaction(session -> session.insert(new Row(id, "rx")));
        }

        void byJdbc(long id) {
            jdbc.update("INSERT INTO person (id, name) VALUES (?, 'jdbc')", id);
        }

        @Transactional
        public List<String> all(boolean fails) {
            byJpa(2);
            byRx(3);
            byJdbc(4);
            List<String> seen = Rx.readOnly(session -> session.select(Row.class).orderBy("id").list().stream()
                    .map(Row::name)
                    .toList());
            if (fails) {
                throw new IllegalStateException("half way");
            }
            return seen;
        }

        @Transactional
        public void forgotten() {
            byJpa(2);
            try (Session session = Rx.session()) {
                session.insert(new Row(3L, "rx"));
            }
        }

        @Transactional
        public void withNew() {
            byJpa(2);
            Rx.useTransaction(Propagation.REQUIRES_NEW, session -> session.insert(new Row(5L, "new")));
            throw new IllegalStateException("half way");
        }

        @Transactional
        public void caughtBlock() {
            byJpa(2);
            try {
                Rx.useTransaction(session -> {
                    session.insert(new Row(3L, "lost"));
                    throw new IllegalStateException("only the block");
                });
            } catch (IllegalStateException caught) {
                byRx(6);
            }
        }
    }

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start(@TempDir Path scripts) throws IOException {
        Files.writeString(scripts.resolve("V1__person.sql"), """
                CREATE TABLE person (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL);
                INSERT INTO person (id, name) VALUES (1, 'of the script');
                """);
        Map<String, Object> settings = Applications.pool(TestServer.POSTGRESQL.space(JpaTest.class));
        settings.put("spring.autoconfigure.exclude", "");
        settings.put("spring.jpa.hibernate.ddl-auto", "validate");
        settings.put("rx.migrate", true);
        settings.put("rx.migrations", scripts.toString());
        context = Applications.start(Application.class, settings);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @BeforeEach
    void clear() {
        context.getBean(JdbcTemplate.class).update("DELETE FROM person WHERE id > 1");
    }

    private static People people() {
        return context.getBean(People.class);
    }

    private static List<String> names() {
        return context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM person ORDER BY id", String.class);
    }

    @Test
    void theScriptsRanBeforeJpaStarted() {
        assertThat(names()).containsExactly("of the script");
        assertThat(context.getBeansOfType(Flyway.class)).isEmpty();
    }

    @Test
    void nothingStaysOfATransactionThatFails() {
        assertThatThrownBy(() -> people().all(true)).hasMessage("half way");
        assertThat(names()).containsExactly("of the script");
        assertThat(people().all(false)).containsExactly("of the script", "jpa", "rx", "jdbc");
        assertThat(names()).containsExactly("of the script", "jpa", "rx", "jdbc");
    }

    @Test
    void aSessionWithoutCommitRollsTheTransactionBack() {
        assertThatThrownBy(() -> people().forgotten()).isInstanceOf(UnexpectedRollbackException.class);
        assertThat(names()).containsExactly("of the script");
    }

    @Test
    void aNewTransactionIsCommittedByItself() {
        assertThatThrownBy(() -> people().withNew()).hasMessage("half way");
        assertThat(names()).containsExactly("of the script", "new");
    }

    @Test
    void aBlockWhoseFailureIsCaughtIsUndoneByItself() {
        people().caughtBlock();
        assertThat(names()).containsExactly("of the script", "jpa", "rx");
    }
}
