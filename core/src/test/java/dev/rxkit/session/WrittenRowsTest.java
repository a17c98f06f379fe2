package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.error.QueryException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a write gives back is the row as it is then. */
@OnEveryDatabase
class WrittenRowsTest {

    @Table("written_badge")
    public static class Badge {
        private @Nullable UUID id;
        private String name = "";

        public @Nullable UUID getId() {
            return id;
        }

        public void setId(@Nullable UUID id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        static Badge of(String name) {
            Badge badge = new Badge();
            badge.name = name;
            return badge;
        }
    }

    @Table("written_page")
    record Page(
            @Nullable Long id,
            String text,
            @CreatedAt @Nullable Instant createdAt,
            @UpdatedAt @Nullable Instant updatedAt) {}

    @Table("written_draft")
    public static class Draft {
        public @Nullable Long id;
        public String text = "";

        @CreatedAt
        public @Nullable Instant createdAt;
    }

    @Table("written_reading")
    record Reading(
            @Id @Column(length = 20) String meter,
            @Column(precision = 10, scale = 3) BigDecimal value,
            Instant at,
            LocalTime clock,
            OffsetDateTime there,
            double change) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, WrittenRowsTest.class, Badge.class, Page.class, Draft.class, Reading.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void anUpsertByTheKeyGivesBackTheKeyItMade() {
        Badge badge = Badge.of("a");
        assertThat(session.upsert(badge)).isSameAs(badge);
        assertThat(badge.id).isNotNull();
        assertThat(session.get(Badge.class, badge.id).name).isEqualTo("a");
        session.rollback();
        assertThat(badge.id).isNull();
    }

    @Test
    void oneObjectCannotBecomeTwoRows() {
        Badge badge = Badge.of("a");
        assertThatThrownBy(() -> session.addAll(List.of(Badge.of("b"), badge, badge)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("the same Badge is in the list at 1 and 2");
        assertThat(badge.id).isNull();
        assertThat(session.select(Badge.class).count()).isZero();
        Page page = new Page(null, "records are values", null, null);
        assertThat(session.addAll(List.of(page, page))).extracting(Page::id).doesNotHaveDuplicates();
    }

    @Test
    void anUpdateLeavesTheTimeOfCreationAloneAndSaysIt() {
        Page added = session.add(new Page(null, "a", null, null));
        Page updated = session.update(new Page(added.id(), "b", null, null));
        assertThat(updated.createdAt()).isEqualTo(added.createdAt());
        assertThat(session.get(Page.class, added.id())).isEqualTo(updated);
        Draft draft = session.add(new Draft());
        Draft again = new Draft();
        again.id = draft.id;
        session.update(again);
        assertThat(again.createdAt).isEqualTo(draft.createdAt).isNotNull();
    }

    @Test
    void aRecordWithAKeyOfItsOwnComesBackAsItIsKept() {
        Instant fine = Instant.parse("2026-03-01T10:20:30.123456789Z");
        Reading reading = new Reading(
                "m",
                new BigDecimal("1.5"),
                fine,
                LocalTime.of(1, 2, 3, 123_456_789),
                OffsetDateTime.parse("2026-03-01T10:20:30.123456789+02:00"),
                -0.0);
        Reading added = session.add(reading);
        assertThat(added.value()).isEqualTo(new BigDecimal("1.500"));
        assertThat(session.get(Reading.class, "m")).isEqualTo(added);
        assertThat(session.update(reading)).isEqualTo(added);
        assertThat(session.upsert(reading)).isEqualTo(added);
        session.delete(added);
        assertThat(session.addAll(List.of(reading))).containsExactly(added);
    }

    @Test
    void zeroIsAnIdLikeAnyOther() {
        Page zero = session.insert(new Page(0L, "zero", null, null));
        assertThat(session.get(Page.class, 0)).isEqualTo(zero);
        assertThat(session.upsert(new Page(0L, "again", null, null)).text()).isEqualTo("again");
        session.insertAll(List.of(new Page(-1L, "below", null, null)));
        assertThat(session.add(new Page(null, "next", null, null)).id()).isPositive();
        assertThat(session.select(Page.class).orderBy(Page::id).list())
                .extracting(Page::text)
                .containsExactly("below", "again", "next");
    }

    @Test
    void rowsWithAndWithoutIdsGoTogether() {
        List<Page> pages = List.of(
                new Page(1L, "one", null, null),
                new Page(null, "next", null, null),
                new Page(7L, "seven", null, null),
                new Page(null, "last", null, null));
        assertThat(session.insertAll(pages)).isEqualTo(4);
        assertThat(session.select(Page.class).orderBy(Page::id).list())
                .extracting(Page::text)
                .containsExactly("one", "next", "seven", "last");
    }

    @Test
    @SuppressWarnings({"NullAway", "unchecked"}) // as a caller without NullAway may do
    void nothingToWriteIsSaidInSoManyWords() {
        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> session.add(null),
                () -> session.update((Page) null),
                () -> session.upsert((Page) null),
                () -> session.delete((Page) null),
                () -> session.refresh((Page) null),
                () -> session.addAll(Collections.singletonList(null)),
                () -> session.insertAll(Collections.singletonList(null)))) {
            assertThatThrownBy(write)
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("the object to write is null");
        }
        assertThatThrownBy(() -> session.patch(Page.class, 1, null))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("null is no patch");
        Prop<Page, ?>[] none = (Prop<Page, ?>[]) new Prop<?, ?>[0];
        assertThatThrownBy(() -> session.upsert(new Page(null, "a", null, null), none))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("name the properties of a unique key of Page, which has id");
    }
}
