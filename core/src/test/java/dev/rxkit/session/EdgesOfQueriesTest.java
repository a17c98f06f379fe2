package dev.rxkit.session;

import static dev.rxkit.query.Sql.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class EdgesOfQueriesTest {

    private static final Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06Z");

    @Table("edges_draft")
    public static class Draft {
        public @Nullable Long id;
        public String text = "";

        @Version
        public int version;

        @CreatedAt
        public @Nullable Instant createdAt;

        @UpdatedAt
        public @Nullable Instant updatedAt;

        static Draft of(String text) {
            Draft draft = new Draft();
            draft.text = text;
            return draft;
        }

        State state() {
            return new State(id, version, createdAt, updatedAt);
        }
    }

    record State(
            @Nullable Long id,
            int version,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    @Table("edges_moment")
    record Moment(
            @Nullable Long id,
            @Column(nullable = false) Instant instant,
            @Column(nullable = false) OffsetDateTime zoned,
            @Json @Nullable List<String> words) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, EdgesOfQueriesTest.class, Draft.class, Moment.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void objectsChangedBeforeASavepointKeepIdVersionAndTimesWhenItIsRolledBack() {
        Draft added = session.add(Draft.of("added"));
        Draft updated = session.add(Draft.of("updated"));
        updated.updatedAt = LONG_AGO;
        session.update(updated);
        State ofAdded = added.state();
        State ofUpdated = updated.state();
        Draft after = Draft.of("after");
        Savepoint point = session.savepoint();
        session.add(after);
        assertThat(after.id).isNotNull();
        point.rollback();
        assertThat(added.state()).isEqualTo(ofAdded);
        assertThat(updated.state()).isEqualTo(ofUpdated);
        assertThat(ofUpdated.version()).isEqualTo(1);
        assertThat(ofUpdated.updatedAt()).isNotEqualTo(LONG_AGO);
        assertThat(after.state()).isEqualTo(new State(null, 0, null, null));
        session.update(added);
        session.update(updated);
        session.commit();
        assertThat(session.select(Draft.class).orderBy("id").list())
                .extracting(draft -> draft.version)
                .containsExactly(1, 2);
    }

    @Test
    void anUpdateThatSetsTheTimeItselfKeepsItAlsoIfItIsNull() {
        session.add(Draft.of("a"));
        session.update(Draft.class).set("updatedAt", null).all().run();
        assertThat(session.select(Draft.class).one().updatedAt).isNull();
        session.update(Draft.class).set("text", "b").all().run();
        assertThat(session.select(Draft.class).one().updatedAt).isNotNull();
    }

    @Test
    void objectsChangedBeforeAndAfterASavepointGetWhatTheyHadAtTheSavepoint() {
        Draft draft = session.add(Draft.of("both"));
        session.update(draft);
        draft.updatedAt = LONG_AGO;
        State atTheSavepoint = draft.state();
        Savepoint outer = session.savepoint();
        session.update(draft);
        State atTheInnerOne = draft.state();
        Savepoint inner = session.savepoint();
        session.update(draft);
        session.update(draft);
        assertThat(draft.version).isEqualTo(4);
        inner.rollback();
        assertThat(draft.state()).isEqualTo(atTheInnerOne);
        assertThat(draft.updatedAt).isNotEqualTo(LONG_AGO);
        outer.rollback();
        assertThat(draft.state()).isEqualTo(atTheSavepoint);
        session.rollback();
        assertThat(draft.state()).isEqualTo(new State(null, 0, null, null));
    }

    @Test
    void aSavepointThatIsReleasedIsStillUndoneWithTheOneAroundIt() {
        Draft before = session.add(Draft.of("before"));
        State ofBefore = before.state();
        Draft within = Draft.of("within");
        Savepoint outer = session.savepoint();
        Savepoint inner = session.savepoint();
        session.add(within);
        inner.release();
        assertThat(within.id).isNotNull();
        outer.rollback();
        assertThat(within.state()).isEqualTo(new State(null, 0, null, null));
        assertThat(before.state()).isEqualTo(ofBefore);
    }

    @Test
    void wildcardsInSearchedTextMatchOnlyThemselves() {
        for (String text : List.of(
                "a_b", "axb", "a%b", "ab", "%", "_", "x", "%x", "_x", "xx", "a\\", "a\\b", "a", "a*b", "a?b", "a[x]b",
                "a^b")) {
            session.add(Draft.of(text));
        }
        for (String searched :
                List.of("_", "%", "\\", "a_b", "a%b", "_x", "%x", "a\\", "\\b", "*", "?", "[x]", "[", "^")) {
            assertThat(texts("contains", searched)).isEqualTo(javaTexts(text -> text.contains(searched)));
            assertThat(texts("startsWith", searched)).isEqualTo(javaTexts(text -> text.startsWith(searched)));
            assertThat(texts("endsWith", searched)).isEqualTo(javaTexts(text -> text.endsWith(searched)));
        }
    }

    private List<String> texts(String operator, String searched) {
        var operators = session.select(Draft.class).where("text");
        Select<Draft> select = switch (operator) {
            case "contains" -> operators.contains(searched);
            case "startsWith" -> operators.startsWith(searched);
            default -> operators.endsWith(searched);
        };
        return select.orderBy("id").list().stream().map(draft -> draft.text).toList();
    }

    private List<String> javaTexts(Function<String, Boolean> matches) {
        return session.select(Draft.class).orderBy("id").list().stream()
                .map(draft -> draft.text)
                .filter(matches::apply)
                .toList();
    }

    @Test
    void aLimitOfZeroGivesNoRowAtAnyEnd() {
        session.addAll(List.of(Draft.of("a"), Draft.of("b")));
        assertThat(drafts().list()).isEmpty();
        assertThat(drafts().first()).isEmpty();
        assertThat(drafts().exists()).isFalse();
        assertThat(drafts().count()).isZero();
        assertThat(drafts().oneOrNone()).isEmpty();
        assertThat(drafts().orderBy("text").first()).isEmpty();
        assertThat(drafts().offset(1).list()).isEmpty();
        assertThat(drafts().offset(1).exists()).isFalse();
        assertThat(drafts().distinct().count()).isZero();
        assertThat(session.select(Draft.class).limit(1).count()).isEqualTo(1);
        assertThat(session.select(Draft.class).limit(1).exists()).isTrue();
        assertThat(session.select(Draft.class).limit(1).first()).isPresent();
        assertThat(session.select(Draft.class).limit(2).offset(2).exists()).isFalse();
        assertThat(session.select(Draft.class).limit(2).offset(2).first()).isEmpty();
    }

    private Select<Draft> drafts() {
        return session.select(Draft.class).limit(0);
    }

    @Test
    void aPropertyWithoutOrderIsNotComparedByBetween() {
        List<String> a = List.of("a");
        refusedAsUnordered(
                () -> session.select(Moment.class).where(Moment::words).between(a, a));
        refusedAsUnordered(
                () -> session.select(Moment.class).where(Moment::words).gt(a));
        refusedAsUnordered(
                () -> session.select(Moment.class).where(col(Moment::words).between(a, a)));
        refusedAsUnordered(
                () -> session.select(Moment.class).whereIfPresent(Moment::words).between(a, null));
        refusedAsUnordered(
                () -> session.delete(Moment.class).where(Moment::words).between(a, a));
        assertThat(session.select(Moment.class).where(Moment::words).isNull().count())
                .isZero();
    }

    private static void refusedAsUnordered(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(QueryException.class).hasMessageContaining("Moment.words");
    }

    @Test
    void momentsBeyondTheYear9999AreNeitherWrittenNorSearchedFor() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
        Moment kept = session.add(new Moment(null, last, last.atOffset(ZoneOffset.UTC), null));
        session.add(new Moment(null, first, first.atOffset(ZoneOffset.UTC), null));
        session.commit();
        assertThat(session.select(Moment.class).where(Moment::instant).eq(last).list())
                .containsExactly(kept);
        assertThat(session.select(Moment.class)
                        .where(Moment::zoned)
                        .gt(first.atOffset(ZoneOffset.UTC))
                        .list())
                .containsExactly(kept);
        for (Instant wrong : List.of(
                Instant.parse("+10000-01-01T00:00:00Z"), Instant.parse("0000-12-31T23:59:59.999999Z"), Instant.MAX)) {
            refusedAsBeyond(wrong, OffsetDateTime.MAX);
            if (wrong != Instant.MAX) {
                refusedAsBeyond(wrong, wrong.atOffset(ZoneOffset.UTC));
            }
        }
        // still the year 9999 where it is said, and the year 10000 in UTC
        refusedAsBeyond(
                Instant.parse("+10000-01-01T00:00:00Z"),
                OffsetDateTime.of(9999, 12, 31, 23, 0, 0, 0, ZoneOffset.ofHours(-2)));
        assertThat(session.select(Moment.class).count()).isEqualTo(2);
    }

    private void refusedAsBeyond(Instant instant, OffsetDateTime offset) {
        Instant fine = LONG_AGO;
        OffsetDateTime alsoFine = fine.atOffset(ZoneOffset.UTC);
        refused(() -> session.add(new Moment(null, instant, alsoFine, null)));
        refused(() -> session.add(new Moment(null, fine, offset, null)));
        refused(() ->
                session.select(Moment.class).where(Moment::instant).eq(instant).list());
        refused(() ->
                session.select(Moment.class).where(Moment::zoned).lt(offset).list());
        refused(() -> session.select(Moment.class)
                .where(Moment::instant)
                .between(fine, instant)
                .list());
        refused(() -> session.select(Moment.class)
                .where(Moment::zoned)
                .in(alsoFine, offset)
                .list());
        refused(() ->
                session.update(Moment.class).set(Moment::instant, instant).all().run());
        refused(() ->
                session.update(Moment.class).set(Moment::zoned, offset).all().run());
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(RxException.class)
                .hasMessageContaining("a year outside 0001 to 9999 cannot be kept");
    }
}
