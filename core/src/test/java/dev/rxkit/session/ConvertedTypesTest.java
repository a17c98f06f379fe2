package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Types of the application that the configuration gives a converter. */
@OnEveryDatabase
class ConvertedTypesTest {

    public record Email(String text) {
        public Email {
            if (!text.contains("@")) {
                throw new IllegalStateException("no @ in " + text);
            }
        }
    }

    public record Number(long value) {}

    /** Labels of its own. */
    public enum State {
        OPEN("o"),
        DONE("d") {
            @Override
            public String toString() {
                return "finished";
            }
        };

        final String label;

        State(String label) {
            this.label = label;
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

    static final class NumberConverter implements Converter<Number, Long> {
        @Override
        public Long toColumn(Number value) {
            return value.value();
        }

        @Override
        public Number fromColumn(Long value) {
            return new Number(value);
        }
    }

    static final class StateConverter implements Converter<State, String> {
        @Override
        public String toColumn(State value) {
            return value.label;
        }

        @Override
        public State fromColumn(String value) {
            return value.equals("o") ? State.OPEN : State.DONE;
        }
    }

    @Table
    public record Person(
            @Id Number id,
            @Column(length = 60, unique = true) Email email,
            @Column(length = 60) Optional<Email> second,
            State state) {}

    @Table
    public record Letter(
            @Nullable Long id,
            @References(Person.class) Number personId,
            @Redacted Email sender) {}

    public record Line(Email email, State state) {}

    private static final Person ANN = new Person(new Number(7), new Email("a@x"), Optional.empty(), State.OPEN);
    private static final Person BOB =
            new Person(new Number(9), new Email("b@x"), Optional.of(new Email("bb@x")), State.DONE);

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        TestSpace space = server.space(ConvertedTypesTest.class);
        database = Database.open(RxConfig.builder()
                .url(space.url())
                .models(Person.class, Letter.class)
                .converter(Email.class, new EmailConverter())
                .converter(Number.class, new NumberConverter())
                .converter(State.class, new StateConverter())
                .build());
        database.createTables();
        session = database.session();
        session.addAll(List.of(ANN, BOB));
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void propertiesOfTheTypeAreStoredByTheConverter() {
        assertThat(session.get(Person.class, new Number(9))).isEqualTo(BOB);
        assertThat(session.select(Person.class)
                        .where(Person::email)
                        .eq(new Email("a@x"))
                        .one())
                .isEqualTo(ANN);
        assertThat(session.select(Person.class)
                        .where(col(Person::state).in(List.of(State.DONE)))
                        .list())
                .containsExactly(BOB);
        session.update(Person.class)
                .set(Person::email)
                .to(new Email("c@x"))
                .where(Person::id)
                .eq(new Number(7))
                .run();
        Letter letter = session.add(new Letter(null, new Number(7), new Email("z@x")));
        assertThat(session.parents(List.of(letter), Letter::personId, Person.class))
                .extractingByKey(new Number(7))
                .extracting(Person::email)
                .isEqualTo(new Email("c@x"));
        assertThat(session.sql("select state from person order by id")
                        .to(String.class)
                        .list())
                .containsExactly("o", "d");
    }

    @Test
    void rawSqlTakesAndReturnsTheType() {
        assertThat(session.sql("select email from person where email = :email")
                        .bind("email", new Email("a@x"))
                        .to(Email.class)
                        .one())
                .isEqualTo(new Email("a@x"));
        assertThat(session.sql("select email, state from person where state in (:states) order by id")
                        .bind("states", List.of(State.OPEN, State.DONE))
                        .to(Line.class)
                        .list())
                .containsExactly(new Line(new Email("a@x"), State.OPEN), new Line(new Email("b@x"), State.DONE));
        assertThat(session.handle()
                        .createQuery("select email from person where id = :id")
                        .bind("id", new Number(9))
                        .mapTo(Email.class)
                        .one())
                .isEqualTo(new Email("b@x"));
    }

    @Test
    void aCursorHoldsTheValueOfTheColumn() {
        Slice<Person> first =
                session.select(Person.class).orderBy(Person::email).slice(1);
        assertThat(first.items()).containsExactly(ANN);
        Slice<Person> second = session.select(Person.class)
                .orderBy(Person::email)
                .after(first.cursor())
                .slice(1);
        assertThat(second.items()).containsExactly(BOB);
    }

    @Test
    void aPatchTakesTheValueOfTheColumnToo() {
        assertThat(session.patch(Person.class, new Number(7), Map.of("email", "n@x", "second", new Email("m@x"))))
                .isEqualTo(new Person(new Number(7), new Email("n@x"), Optional.of(new Email("m@x")), State.OPEN));
        assertThatThrownBy(() -> session.patch(Person.class, new Number(7), Map.of("email", "none")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("the value is refused by EmailConverter");
        assertThatThrownBy(() -> session.patch(Person.class, new Number(7), Map.of("email", 5)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("email takes a String, not an Integer");
        Letter letter = session.add(new Letter(null, new Number(7), new Email("z@x")));
        assertThatThrownBy(() -> session.patch(Letter.class, letter.id(), Map.of("sender", "none")))
                .isInstanceOf(ValidationException.class)
                .hasMessageNotContaining("none");
    }

    @Test
    void aConverterThatCannotBeUsedIsRefusedWhenTheDatabaseIsOpened() {
        assertThatThrownBy(() -> Database.open(RxConfig.builder()
                        .url("sqlite://")
                        .converter(Long.class, (Converter<Long, String>) new Converter<Long, String>() {
                            @Override
                            public String toColumn(Long value) {
                                return "";
                            }

                            @Override
                            public Long fromColumn(String value) {
                                return 0L;
                            }
                        })
                        .build()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("converter(Long.class, ..): Rx stores Long without a converter");
    }

    @Test
    void aDatabaseWithoutTheConverterPointsToIt() {
        try (Database other = Database.open(
                RxConfig.builder().url("sqlite://").models(Person.class).build())) {
            assertThatThrownBy(other::createTables)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("which no column can hold")
                    .hasMessageContaining(
                            "@Converted(..), which the migrations find, or" + " RxConfig.builder().converter(..)");
        }
    }
}
