package org.example.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every benchmark does the work it is measured for, and all rivals the same. */
class BenchmarksTest {

    private final Store store = new Store();

    @BeforeEach
    void open() throws Exception {
        store.open();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void everyGetFindsAWholePerson() throws Exception {
        GetOpen open = new GetOpen();
        open.open(store);
        GetSession whole = new GetSession();
        Stream.of(
                        open.rawReused(),
                        open.rawNaive(),
                        open.jdbiHand(),
                        open.jdbiConstructor(),
                        open.jdbiBean(),
                        open.rx(),
                        open.rxWhere(),
                        whole.rawNaive(store),
                        whole.jdbiHand(store),
                        whole.jdbiConstructor(store),
                        whole.jdbiBean(store),
                        whole.rx(store))
                .map(BenchmarksTest::plain)
                .forEach(person -> assertThat(person)
                        .usingRecursiveComparison()
                        .ignoringFields("id")
                        .isEqualTo(Person.unsaved(Math.toIntExact(person.id()))));
        open.close();
    }

    @Test
    void aSessionWithOneGetTakesAtMostFourKilobytesOnceItIsCompiled() {
        GetSession whole = new GetSession();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 40 && least > 4096; round++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5000; i++) {
                whole.rx(store);
            }
            least = Math.min(least, (thread.getCurrentThreadAllocatedBytes() - before) / 5000.0);
        }
        assertThat(least).isLessThanOrEqualTo(4096);
    }

    @Test
    void everyListHoldsTheSameThousandRows() throws Exception {
        Rows rows = new Rows();
        rows.open(store);
        List<Person> expected = persons(rows.rawRecord());
        assertThat(expected).hasSize(Rows.COUNT).allMatch(person -> person.id() <= Rows.COUNT);
        Stream.of(
                        rows.rawFields(),
                        rows.rawBean(),
                        rows.jdbiHand(),
                        rows.jdbiConstructor(),
                        rows.jdbiBean(),
                        rows.rxRecord(),
                        rows.rxFields(),
                        rows.rxBean())
                .forEach(list -> assertThat(persons(list)).isEqualTo(expected));
        rows.close();
    }

    @Test
    void everyInsertIsCommittedAndGivesItsId() throws Exception {
        Insert insert = new Insert();
        insert.open(store);
        List<Long> ids = List.of(insert.rawNaive(store), insert.rawReused(), insert.jdbiHand(store), insert.rx(store));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id > Store.PERSONS);
        assertThat(count()).isEqualTo(Store.PERSONS + ids.size());
        insert.trim(store);
        assertThat(count()).isEqualTo(Store.PERSONS);
        insert.close();
    }

    @Test
    void everyBatchWritesAllRows() throws Exception {
        Batch batch = new Batch();
        long written = 0;
        for (Object count : List.of(batch.raw(store), batch.jdbi(store), batch.rx(store), batch.rxWithIds(store))) {
            written += (Long) count;
        }
        assertThat(written).isEqualTo(4L * Batch.COUNT);
        assertThat(count()).isEqualTo(Store.PERSONS + written);
        batch.trim(store);
        assertThat(count()).isEqualTo(Store.PERSONS);
    }

    @Test
    void theManyTablesAreWhatIsWanted() throws Exception {
        ManyTables tables = new ManyTables();
        tables.create();
        assertThat(tables.inspect().tables()).hasSize(ManyTables.TABLES);
        assertThat(tables.inspectAndDiff()).isEmpty();
        tables.close();
    }

    private long count() throws Exception {
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM person")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<Person> persons(List<?> rows) {
        return rows.stream().map(BenchmarksTest::plain).toList();
    }

    private static Person plain(Object row) {
        if (row instanceof PersonFields p) {
            return new Person(p.id, p.name, p.email, p.age, p.score, p.active, p.seen, p.note);
        }
        if (row instanceof PersonBean p) {
            return new Person(
                    p.getId(),
                    p.getName(),
                    p.getEmail(),
                    p.getAge(),
                    p.getScore(),
                    p.isActive(),
                    p.getSeen(),
                    p.getNote());
        }
        return (Person) row;
    }
}
