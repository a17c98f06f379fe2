package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A version is not counted past the greatest number of its type. */
@OnEveryDatabase
class VersionLimitTest {

    @Table("version_of_int")
    record OfInt(@Nullable Long id, String name, @Version int version) {}

    @Table("version_of_int_in_bigint")
    record InBigint(
            @Nullable Long id,
            String name,
            @Version @Column(type = "bigint") int version) {}

    @Table("version_of_long")
    record OfLong(@Nullable Long id, String name, @Version long version) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, VersionLimitTest.class, OfInt.class, InBigint.class, OfLong.class);
        session = database.session();
        session.insert(new OfInt(1L, "one", Integer.MAX_VALUE - 1));
        session.insert(new InBigint(1L, "one", Integer.MAX_VALUE - 1));
        session.insert(new OfLong(1L, "one", Long.MAX_VALUE - 1));
        session.commit();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private void refused(ThrowingCallable statement) {
        assertThatThrownBy(statement).isInstanceOf(DatabaseException.class);
        session.rollback();
    }

    @Test
    void updatesByConditionStopAtTheLimit() {
        assertThat(session.update(OfInt.class).set(OfInt::name, "two").all().run())
                .isEqualTo(1);
        assertThat(session.update(InBigint.class)
                        .set(InBigint::name, "two")
                        .all()
                        .run())
                .isEqualTo(1);
        assertThat(session.update(OfLong.class).set(OfLong::name, "two").all().run())
                .isEqualTo(1);
        session.commit();
        refused(() ->
                session.update(OfInt.class).set(OfInt::name, "three").all().run());
        refused(() -> session.update(InBigint.class)
                .set(InBigint::name, "three")
                .all()
                .run());
        refused(() ->
                session.update(OfLong.class).set(OfLong::name, "three").all().run());
        assertThat(session.get(OfInt.class, 1L)).isEqualTo(new OfInt(1L, "two", Integer.MAX_VALUE));
        assertThat(session.get(InBigint.class, 1L)).isEqualTo(new InBigint(1L, "two", Integer.MAX_VALUE));
        assertThat(session.get(OfLong.class, 1L)).isEqualTo(new OfLong(1L, "two", Long.MAX_VALUE));
    }

    @Test
    void patchesAndUpsertsStopAtTheLimit() {
        session.patch(OfInt.class, 1L, Map.of("name", "two"));
        session.patch(InBigint.class, 1L, Map.of("name", "two"));
        session.upsert(new OfLong(1L, "two", 0));
        session.commit();
        refused(() -> session.patch(OfInt.class, 1L, Map.of("name", "three")));
        refused(() -> session.patch(InBigint.class, 1L, Map.of("name", "three")));
        refused(() -> session.patch(OfLong.class, 1L, Map.of("name", "three")));
        refused(() -> session.upsert(new OfInt(1L, "three", 0)));
        refused(() -> session.upsert(new InBigint(1L, "three", 0)));
        refused(() -> session.upsert(new OfLong(1L, "three", 0)));
        assertThat(session.get(OfInt.class, 1L)).isEqualTo(new OfInt(1L, "two", Integer.MAX_VALUE));
        assertThat(session.get(OfLong.class, 1L)).isEqualTo(new OfLong(1L, "two", Long.MAX_VALUE));
    }

    @Test
    void updatesOfAnObjectSayWhatToDo() {
        OfInt small = session.update(new OfInt(1L, "two", Integer.MAX_VALUE - 1));
        OfLong great = session.update(new OfLong(1L, "two", Long.MAX_VALUE - 1));
        assertThatThrownBy(() -> session.update(small))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("OfInt.version is 2147483647, the greatest number of its type")
                .hasMessageContaining("declare it as long");
        assertThatThrownBy(() -> session.update(great))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("OfLong.version is 9223372036854775807, the greatest number of its type");
    }
}
