package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rxkit.Database;
import dev.rxkit.error.ValidationException;
import dev.rxkit.error.ValidationException.Fault;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Article;
import dev.rxkit.session.Depot.Login;
import dev.rxkit.session.Depot.Size;
import dev.rxkit.session.Depot.Ticket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a column cannot hold is found before anything is sent, all of it at once. */
@OnEveryDatabase
@NullUnmarked
class ValidationTest {

    private final List<String> sent = new ArrayList<>();

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.created(Database.open(Depot.config(server, ValidationTest.class)
                .listener(event -> sent.add(event.sql()))
                .build()));
        session = database.session();
        sent.clear();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static Article article(String name, String code, BigDecimal price, Size size, LocalDate soldOut) {
        return new Article(null, name, code, 1, 1, price, size, soldOut, Optional.empty(), null, null, 0, null, null);
    }

    private static final Article BAD =
            article("a\0b", null, new BigDecimal("1234567.891"), null, LocalDate.of(12026, 1, 1));

    private static List<String> properties(ValidationException failure) {
        return failure.faults().stream().map(Fault::property).toList();
    }

    @Test
    void allFaultsOfAnObjectAreToldAtOnceAndNothingIsSent() {
        for (Runnable write : List.<Runnable>of(
                () -> session.add(BAD), () -> session.insert(BAD), () -> session.upsert(BAD, Article::code))) {
            ValidationException failure = catchThrowableOfType(ValidationException.class, write::run);
            assertThat(properties(failure))
                    .containsExactly(
                            "Article.name", "Article.code", "Article.price", "Article.size", "Article.soldOut");
            assertThat(failure)
                    .hasMessageContaining("Article.code: must not be null")
                    .hasMessageContaining("U+0000");
            assertThat(failure.getMessage()).doesNotContain("1234567.891");
        }
        assertThat(sent).isEmpty();
        session.add(Article.of("still usable"));
        session.commit();
    }

    @Test
    void updateLooksOnlyAtWhatItWrites() {
        Article stored = session.add(Article.of("a"));
        session.commit();
        Article bad = new Article(
                stored.id(), "much too long", "a", 1, 1, null, null, null, Optional.empty(), null, null, 0, null, null);
        sent.clear();
        ValidationException failure = catchThrowableOfType(ValidationException.class, () -> session.update(bad));
        assertThat(properties(failure)).containsExactly("Article.name", "Article.size");
        assertThatThrownBy(() -> session.update(bad, Article::size)).isInstanceOf(ValidationException.class);
        assertThat(sent).isEmpty();
        session.update(bad, Article::place);
        assertThat(session.get(Article.class, stored.id()).place()).isEqualTo(1);
    }

    @Test
    void addAllTellsTheRowsAndSendsNone() {
        List<Ticket> tickets = List.of(
                new Ticket(null, "1A", "Ada"), new Ticket(null, null, "Bob"), new Ticket(null, "1C", "x".repeat(41)));
        ValidationException failure = catchThrowableOfType(ValidationException.class, () -> session.addAll(tickets));
        assertThat(failure.faults())
                .extracting(Fault::row, Fault::property)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "Ticket.seat"),
                        org.assertj.core.groups.Tuple.tuple(2L, "Ticket.guest"));
        assertThat(failure).hasMessageContaining("row 1: Ticket.seat: must not be null; row 2: Ticket.guest: ");
        assertThat(sent).isEmpty();
        session.addAll(tickets.subList(0, 1));
        session.commit();
    }

    @Test
    void insertAllTellsTheRowItCameTo() {
        Stream<Ticket> tickets =
                Stream.iterate(0, i -> i + 1).limit(2000).map(i -> new Ticket(null, "s" + i, i == 1500 ? null : "g"));
        ValidationException failure =
                catchThrowableOfType(ValidationException.class, () -> session.insertAll(tickets::iterator));
        assertThat(failure.faults()).containsExactly(new Fault("Ticket.guest", "must not be null", 1500));
        session.rollback();
        assertThat(session.select(Ticket.class).count()).isZero();
    }

    @Test
    void faultsOfManyRowsAreCutAtAHundredAndShownByTen() {
        List<Ticket> tickets =
                Stream.generate(() -> new Ticket(null, null, "g")).limit(500).toList();
        ValidationException failure = catchThrowableOfType(ValidationException.class, () -> session.addAll(tickets));
        assertThat(failure.faults()).hasSize(100);
        assertThat(failure.getMessage()).endsWith("; and 90 more");
    }

    @Test
    void charactersAreCountedAsTheDatabaseCountsThem() {
        String ten = "\uD83D\uDE00".repeat(10);
        Article kept = session.add(article(ten, "emoji", null, Size.LARGE, null));
        session.commit();
        assertThat(session.get(Article.class, kept.id()).name()).isEqualTo(ten);
        assertThatThrownBy(() -> session.add(article(ten + "x", "long", null, Size.LARGE, null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("longer than 10 characters, given a text of 11");
    }

    @Test
    void numbersAreNeitherRoundedToTheirScaleNorCutToTheirPrecision() {
        Article kept = session.add(article("a", "kept", new BigDecimal("1.5000"), Size.SMALL, null));
        session.commit();
        assertThat(session.get(Article.class, kept.id()).price()).isEqualTo(new BigDecimal("1.50"));
        assertThatThrownBy(() -> session.add(article("a", "fine", new BigDecimal("999999.994"), Size.SMALL, null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Article.price: the number has more digits after the point than");
        assertThatThrownBy(() -> session.add(article("a", "long", new BigDecimal("1000000"), Size.SMALL, null)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Article.price: the number has more digits than");
    }

    @Test
    void aRedactedValueIsNotEvenMeasured() {
        assertThatThrownBy(() -> session.add(Login.of("n", "s".repeat(21))))
                .isInstanceOf(ValidationException.class)
                .hasMessage("Login.secret: the text is longer than 20 characters")
                .hasNoCause();
    }

    @Test
    void jsonThatCannotBeWrittenIsAFaultToo() {
        Article self = new Article(
                null,
                "n",
                "c",
                1,
                1,
                null,
                Size.SMALL,
                null,
                Optional.empty(),
                null,
                Map.of("a", new Object() {
                    @SuppressWarnings("unused") // Jackson calls it
                    public String getB() {
                        throw new IllegalStateException("b");
                    }
                }),
                0,
                null,
                null);
        assertThatThrownBy(() -> session.add(self))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Article.extras: cannot be written as JSON");
        session.add(Article.of("still usable"));
        assertThatThrownBy(() -> session.addAll(List.of(Article.of("first"), self)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("row 1: Article.extras");
    }
}
