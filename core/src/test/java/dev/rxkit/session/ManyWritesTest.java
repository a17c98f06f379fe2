package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.CheckViolation;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.StaleRowException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Many rows updated, upserted, inserted unless they exist, and deleted by one call. */
@OnEveryDatabase
class ManyWritesTest {

    @Table("crate")
    @Check(value = "pieces >= 0", name = "ck_pieces")
    public record Crate(
            @Nullable Long id,
            @Column(length = 20, unique = true) String code,
            int pieces,
            @Version int version,
            @CreatedAt @Nullable Instant createdAt,
            @UpdatedAt @Nullable Instant updatedAt) {
        static Crate of(String code, int pieces) {
            return new Crate(null, code, pieces, 0, null, null);
        }

        Crate with(int other) {
            return new Crate(id, code, other, version, createdAt, updatedAt);
        }
    }

    @Table("pallet")
    public static class Pallet {
        public Long id;

        @Column(length = 20)
        public String name;

        @Version
        public int version;
    }

    @Table("place")
    public record Place(
            @Id @Column(length = 10) String hall, @Id int shelf) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, ManyWritesTest.class, Crate.class, Pallet.class, Place.class);
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private List<Crate> crates(int count) {
        List<Crate> crates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            crates.add(Crate.of("c" + i, i));
        }
        List<Crate> added = session.addAll(crates);
        session.commit();
        return added;
    }

    private List<Crate> stored() {
        return session.select(Crate.class).orderBy(Crate::id).list();
    }

    @Test
    void updatesReturnWhatIsStored() {
        List<Crate> crates = crates(1200);
        List<Crate> updated = session.updateAll(
                crates.stream().map(c -> c.with(c.pieces() + 1)).toList());
        assertThat(updated).hasSize(1200).allMatch(c -> c.version() == 1).isEqualTo(stored());
        assertThat(updated.get(7).pieces()).isEqualTo(8);
    }

    @Test
    void aStaleRowIsNamedAndLeavesOnlyARollback() {
        List<Crate> crates = crates(3);
        session.update(crates.get(1).with(50));
        session.commit();
        assertThatThrownBy(() ->
                        session.updateAll(crates.stream().map(c -> c.with(9)).toList()))
                .isInstanceOf(StaleRowException.class)
                .hasMessageContaining("Crate " + crates.get(1).id() + " (row 1 of the list)");
        assertThatThrownBy(() -> session.select(Crate.class).list()).hasMessageContaining("rollback");
        session.rollback();
        assertThat(stored()).extracting(Crate::pieces).containsExactly(0, 50, 2);
    }

    @Test
    void aMissingRowIsNamed() {
        List<Crate> crates = crates(3);
        session.delete(crates.get(2));
        session.commit();
        assertThatThrownBy(() -> session.updateAll(crates))
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("(row 2 of the list)");
        session.rollback();
        assertThatThrownBy(() -> session.deleteAll(crates))
                .isInstanceOf(RowNotFoundException.class)
                .hasMessageContaining("(row 2 of the list)");
        session.rollback();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void aRefusedRowIsNamed() {
        List<Crate> crates = crates(4);
        List<Crate> wrong = new ArrayList<>(crates);
        wrong.set(2, crates.get(2).with(-1));
        assertThatThrownBy(() -> session.updateAll(wrong))
                .isInstanceOf(CheckViolation.class)
                .hasMessageContaining("row 2");
        session.rollback();
        assertThatThrownBy(() -> session.upsertAll(wrong))
                .isInstanceOf(CheckViolation.class)
                .hasMessageContaining("row 2");
        session.rollback();
        assertThatThrownBy(() -> session.insertIgnoring(List.of(Crate.of("x", 1), Crate.of("y", -1))))
                .isInstanceOf(CheckViolation.class)
                .hasMessageContaining("row 1");
        session.rollback();
        assertThat(stored()).isEqualTo(crates);
    }

    @Test
    void theFaultsOfAllRowsAreFoundBeforeAnythingIsSent() {
        List<Crate> crates = crates(3);
        String tooLong = "x".repeat(21);
        List<Crate> wrong = List.of(
                crates.get(0).with(5),
                new Crate(crates.get(1).id(), tooLong, 1, 0, null, null),
                new Crate(crates.get(2).id(), tooLong, 1, 0, null, null));
        assertThatThrownBy(() -> session.updateAll(wrong))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.faults()).hasSize(2));
        assertThatThrownBy(() -> session.upsertAll(wrong)).isInstanceOf(ValidationException.class);
        assertThat(stored()).isEqualTo(crates);
    }

    @Test
    void mutableObjectsGetTheirFormerVersionsBackAfterARollback() {
        Pallet a = new Pallet();
        a.name = "a";
        Pallet b = new Pallet();
        b.name = "b";
        session.addAll(List.of(a, b));
        session.commit();
        assertThat(session.updateAll(List.of(a, b))).containsExactly(a, b);
        assertThat(List.of(a.version, b.version)).containsExactly(1, 1);
        session.rollback();
        assertThat(List.of(a.version, b.version)).containsExactly(0, 0);
        assertThatThrownBy(() -> session.updateAll(List.of(a, a)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("in the list at 0 and 1");
    }

    @Test
    void aRowWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> session.updateAll(List.of(Crate.of("a", 1)))).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> session.deleteAll(List.of(Crate.of("a", 1)))).isInstanceOf(QueryException.class);
        assertThat(session.updateAll(List.<Crate>of())).isEmpty();
        assertThat(session.deleteAll(List.<Crate>of())).isZero();
    }

    @Test
    void upsertsInsertAndOverwriteByTheKeyOrAnother() {
        List<Crate> crates = crates(2);
        List<Crate> byKey = session.upsertAll(List.of(crates.get(0).with(70), Crate.of("new", 3)));
        assertThat(byKey).isEqualTo(List.of(stored().get(0), stored().get(2)));
        assertThat(byKey.get(0).version()).isEqualTo(1);
        List<Crate> byCode = session.upsertAll(List.of(Crate.of("c1", 71), Crate.of("newer", 4)), Crate::code);
        assertThat(byCode.get(0).id()).isEqualTo(crates.get(1).id());
        assertThat(stored()).extracting(Crate::pieces).containsExactly(70, 71, 3, 4);
    }

    @Test
    void rowsThatExistAreIgnored() {
        crates(3);
        long inserted = session.insertIgnoring(
                List.of(Crate.of("c1", 50), Crate.of("new", 1), Crate.of("c2", 50), Crate.of("new", 2)));
        assertThat(inserted).isEqualTo(1);
        assertThat(stored()).extracting(Crate::code).containsExactly("c0", "c1", "c2", "new");
        assertThat(stored()).extracting(Crate::pieces).containsExactly(0, 1, 2, 1);
        session.commit();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            places.add(new Place("a", i));
        }
        assertThat(session.insertIgnoring(places.subList(0, 1100))).isEqualTo(1100);
        assertThat(session.insertIgnoring(places)).isEqualTo(400);
        assertThat(session.insertIgnoring(places)).isZero();
        assertThat(session.select(Place.class).count()).isEqualTo(1500);
    }

    @Test
    void aLaterInsertDoesNotCollideWithAChosenId() {
        assertThat(session.insertIgnoring(List.of(new Crate(5L, "five", 1, 0, null, null))))
                .isEqualTo(1);
        assertThat(session.add(Crate.of("six", 1)).id()).isEqualTo(6);
        assertThatThrownBy(() -> session.add(Crate.of("six", 1))).isInstanceOf(UniqueViolation.class);
    }

    @Test
    void deletesCountTheirRows() {
        List<Crate> crates = crates(1200);
        assertThat(session.deleteAll(crates.subList(0, 1100))).isEqualTo(1100);
        assertThat(stored()).hasSize(100);
        session.insertAll(List.of(new Place("a", 1), new Place("a", 2), new Place("b", 1)));
        assertThat(session.updateAll(List.of(new Place("a", 1)))).containsExactly(new Place("a", 1));
        assertThat(session.deleteAll(List.of(new Place("a", 1), new Place("b", 1))))
                .isEqualTo(2);
        assertThat(session.select(Place.class).list()).containsExactly(new Place("a", 2));
    }

    @Test
    void aStaleRowIsNotDeleted() {
        List<Crate> crates = crates(2);
        session.update(crates.get(1).with(50));
        session.commit();
        assertThatThrownBy(() -> session.deleteAll(crates)).isInstanceOf(StaleRowException.class);
        session.rollback();
        assertThat(stored()).hasSize(2);
    }
}
