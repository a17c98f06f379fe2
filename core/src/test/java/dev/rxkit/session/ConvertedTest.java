package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Converted;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.error.ValidationException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Properties of the application's own types, stored by a converter. */
@OnEveryDatabase
class ConvertedTest {

    public record Email(String text) {
        public Email {
            if (!text.contains("@")) {
                throw new IllegalStateException("no @ in an address");
            }
        }
    }

    static final class EmailConverter implements Converter<Email, String> {
        @Override
        public String toColumn(Email value) {
            return value.text();
        }

        @Override
        public Email fromColumn(String value) {
            return new Email(value);
        }
    }

    static final class Flag implements Converter<Boolean, String> {
        @Override
        public String toColumn(Boolean value) {
            return value ? "Y" : "N";
        }

        @Override
        public Boolean fromColumn(String value) {
            return value.equals("Y");
        }
    }

    static final class Day implements Converter<LocalDate, Long> {
        @Override
        public Long toColumn(LocalDate value) {
            return value.toEpochDay();
        }

        @Override
        public LocalDate fromColumn(Long value) {
            return LocalDate.ofEpochDay(value);
        }
    }

    @Table("account")
    public record Account(
            @Nullable Long id,

            @Converted(EmailConverter.class) @Column(length = 60, unique = true)
            Email email,

            @Converted(EmailConverter.class) @Column(length = 60) @Nullable
            Email second,

            @Converted(Flag.class) @Column(length = 1) boolean active,
            @Converted(Day.class) LocalDate born,

            @Converted(EmailConverter.class) @Column(length = 60)
            Optional<Email> third) {}

    @Table("account")
    public record Wrong(
            @Nullable Long id, @Converted(Flag.class) String email) {}

    public record Row(
            @Converted(EmailConverter.class) Email email,
            @Converted(Day.class) LocalDate born) {}

    private static final Account ANN =
            new Account(null, new Email("a@x"), null, true, LocalDate.of(2000, 1, 2), Optional.empty());

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, ConvertedTest.class, Account.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void valuesComeBackAsTheyWereWritten() {
        Account ann = session.add(ANN);
        Account bob = session.add(new Account(
                null,
                new Email("b@x"),
                new Email("bb@x"),
                false,
                LocalDate.of(1960, 5, 5),
                Optional.of(new Email("bbb@x"))));
        assertThat(session.select(Account.class).orderBy(Account::born).list()).containsExactly(bob, ann);
        assertThat(session.update(new Account(ann.id(), new Email("c@x"), null, false, ann.born(), Optional.empty())))
                .isEqualTo(session.get(Account.class, ann.id()));
        assertThat(session.sql("select email, active, born from account where id = :id")
                        .bind("id", bob.id())
                        .to(Row.class)
                        .list())
                .containsExactly(new Row(new Email("b@x"), LocalDate.of(1960, 5, 5)));
        String stored = session.sql("select active from account where id = :id")
                .bind("id", bob.id())
                .to(String.class)
                .one();
        assertThat(stored).isEqualTo("N");
    }

    @Test
    void conditionsAndAssignmentsTakeThePropertysType() {
        Account ann = session.add(ANN);
        assertThat(session.select(Account.class)
                        .where(Account::email)
                        .eq(new Email("a@x"))
                        .one())
                .isEqualTo(ann);
        assertThat(session.select(Account.class)
                        .where(Account::email)
                        .in(List.of(new Email("a@x"), new Email("z@x")))
                        .and(Account::active)
                        .eq(true)
                        .and(Account::second)
                        .isNull()
                        .count())
                .isEqualTo(1);
        assertThat(session.update(Account.class)
                        .set(Account::email)
                        .to(new Email("new@x"))
                        .set(Account::active, false)
                        .where(Account::born)
                        .lt(LocalDate.of(2000, 1, 3))
                        .run())
                .isEqualTo(1);
        assertThat(session.get(Account.class, ann.id()).email()).isEqualTo(new Email("new@x"));
        session.upsert(new Account(null, new Email("new@x"), null, true, ann.born(), Optional.empty()), Account::email);
        assertThat(session.get(Account.class, ann.id()).active()).isTrue();
        assertThatThrownBy(() ->
                        session.add(new Account(null, new Email("new@x"), null, true, ann.born(), Optional.empty())))
                .isInstanceOf(UniqueViolation.class);
    }

    @Test
    void aConverterThatThrowsNamesTableColumnAndKey() {
        Account ann = session.add(ANN);
        session.sql("update account set email = 'none'").run();
        assertThatThrownBy(() -> session.get(Account.class, ann.id()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("column account.email")
                .hasMessageContaining("EmailConverter.fromColumn failed")
                .hasMessageContaining("row id = " + ann.id());
    }

    @Test
    void lengthsAreThoseOfTheColumn() {
        assertThatThrownBy(() -> session.add(
                        new Account(null, new Email("@".repeat(61)), null, true, ANN.born(), Optional.empty())))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void aConverterOfAnotherTypeIsRefused() {
        Mappings mappings = new Mappings(server.space(ConvertedTest.class).dialect()::carrier, type -> true);
        assertThatThrownBy(() -> mappings.of(Wrong.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("is of type java.lang.String, but Flag converts java.lang.Boolean");
    }
}
