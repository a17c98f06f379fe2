package dev.rxkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.error.SessionException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.spring.Accounts.Checked;
import dev.rxkit.spring.Accounts.Note;
import dev.rxkit.spring.Accounts.Service;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.UnexpectedRollbackException;

/** Sessions, a JdbcTemplate and {@code @Transactional} in an application of Spring Boot. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class SpringTransactionsTest {

    @Parameter
    TestServer server;

    private static @Nullable ConfigurableApplicationContext running;

    private ConfigurableApplicationContext context;
    private Service service;

    static Stream<TestServer> servers() {
        return TestServer.all().filter(server -> server != TestServer.MARIADB);
    }

    static ConfigurableApplicationContext start(TestSpace space) {
        return Applications.start(Accounts.class, Applications.pool(space));
    }

    @BeforeEach
    void start() {
        if (running == null) {
            running = start(server.space(SpringTransactionsTest.class));
            running.getBean(Database.class).createTables();
        }
        context = running;
        context.getBean(JdbcTemplate.class).update("DELETE FROM account");
        service = context.getBean(Service.class);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    private List<String> names() {
        return context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM account ORDER BY id", String.class);
    }

    @Test
    void nothingStaysOfATransactionThatFails() {
        assertThatThrownBy(() -> service.both(true)).hasMessage("half way");
        assertThat(names()).isEmpty();

        service.both(false);
        assertThat(names()).containsExactly("jdbc", "rx", "rx again");
    }

    @Test
    void aSessionWithoutCommitRollsTheTransactionBack() {
        assertThatThrownBy(service::forgotten).isInstanceOf(UnexpectedRollbackException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aReadOnlyTransactionRefusesWrites() {
        assertThat(service.reading(false)).isZero();
        assertThatThrownBy(() -> service.reading(true))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining("read only");
        assertThat(names()).isEmpty();
    }

    @Test
    void aNewTransactionIsCommittedByItself() {
        assertThatThrownBy(service::withNew).hasMessage("half way");
        assertThat(names()).containsExactly("new", "new by jdbc");
    }

    @Test
    void theIsolationIsThatOfTheAnnotation() {
        service.serializable();
        assertThat(names()).containsExactly("serial");
        if (server == TestServer.POSTGRESQL) {
            assertThatThrownBy(service::notSerializable).isInstanceOf(SessionException.class);
        }
    }

    @Test
    void rollbackRulesDecideWhatStays() {
        assertThatThrownBy(service::checkedRolledBack).isInstanceOf(Checked.class);
        assertThat(names()).isEmpty();
        assertThatThrownBy(service::checked).isInstanceOf(Checked.class);
        assertThat(names()).containsExactly("kept", "kept again");
    }

    @Test
    void aBlockWhoseFailureIsCaughtIsUndoneByItself() {
        service.caughtBlock();
        assertThat(names()).containsExactly("jdbc", "after", "after again");
    }

    @Test
    void jsonIsReadAsItWasWritten() {
        Note note = Rx.inTransaction(session ->
                session.add(new Note(null, Map.of("a", List.of(1, "b")), List.of("x", "y"))));
        assertThat(Rx.<Note, RuntimeException>readOnly(session -> session.get(Note.class, note.id())))
                .isEqualTo(note);
    }

    @Test
    void withoutATransactionSessionsHaveTheirOwn() {
        service.without();
        service.byRx("bare");
        assertThat(names()).containsExactly("without", "without again", "bare", "bare again");
    }

    @Test
    void rxUsesTheContextThatWasStartedLast() {
        Database first = context.getBean(Database.class);
        assertThat(Rx.database()).isSameAs(first);
        try (ConfigurableApplicationContext second = start(server.space("spring_second"))) {
            assertThat(Rx.database()).isSameAs(second.getBean(Database.class)).isNotSameAs(first);
        }
        stop();
        assertThatThrownBy(first::session).isInstanceOf(SessionException.class);
        start();
        service.both(false);
        assertThat(names()).hasSize(3);
    }
}
