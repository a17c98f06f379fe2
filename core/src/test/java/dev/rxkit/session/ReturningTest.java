package dev.rxkit.session;

import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.error.QueryException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ReturningTest {

    @Table("returning_task")
    record Task(
            @Nullable Long id,
            String title,
            int tries,
            @Nullable Integer bonus,
            List<String> tags,
            @Version int version,
            @UpdatedAt @Nullable Instant changed) {}

    @Table("returning_cell")
    record Cell(@Id int x, @Id int y, String text) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Tables.open(server, ReturningTest.class, Task.class, Cell.class);
        session = database.session();
        session.addAll(List.of(
                new Task(null, "a", 1, null, List.of("x"), 0, null), new Task(null, "b", 5, 2, List.of(), 0, null)));
        session.insertAll(IntStream.range(0, 4)
                .mapToObj(i -> new Cell(i / 2, i % 2, "c" + i))
                .toList());
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void updatesGiveBackTheRowsAsTheyLeaveThem() {
        List<Task> changed = session.update(Task.class)
                .set(Task::title, "done")
                .where(Task::tries)
                .gt(2)
                .returning();
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).title()).isEqualTo("done");
        assertThat(changed.get(0).version()).isEqualTo(1);
        assertThat(changed.get(0)).isEqualTo(session.get(Task.class, 2));
        assertThat(session.update(Task.class)
                        .set(Task::title, "x")
                        .where(Task::tries)
                        .gt(99)
                        .returning())
                .isEmpty();
    }

    @Test
    void theRowsComeBackEvenIfTheyMeetTheConditionNoMore() {
        assertThat(session.update(Task.class)
                        .set(Task::tries, 0)
                        .where(Task::tries)
                        .gt(0)
                        .returning())
                .extracting(Task::tries)
                .containsExactly(0, 0);
        assertThat(session.update(Cell.class)
                        .set(Cell::text, "new")
                        .where(Cell::x)
                        .eq(1)
                        .returning())
                .containsExactlyInAnyOrder(new Cell(1, 0, "new"), new Cell(1, 1, "new"));
    }

    @Test
    void deletesGiveBackTheRowsAsTheyWere() {
        assertThat(session.delete(Cell.class).where(Cell::text).eq("c3").returning())
                .containsExactly(new Cell(1, 1, "c3"));
        assertThat(session.select(Cell.class).count()).isEqualTo(3);
        assertThatThrownBy(() -> session.delete(Cell.class).returning()).hasMessageContaining("all()");
    }

    @Test
    void columnsAreSetToExpressionsAndToAnyType() {
        assertThat(session.update(Task.class)
                        .set(Task::tries)
                        .toCol(plus(Task::tries, 10))
                        .set(Task::bonus)
                        .toCol(plus(coalesce(Task::bonus, 0), 1))
                        .set(Task::tags)
                        .to(List.of("p", "q"))
                        .all()
                        .run())
                .isEqualTo(2);
        Task first = session.get(Task.class, 1);
        assertThat(first.tries()).isEqualTo(11);
        assertThat(first.bonus()).isEqualTo(1);
        assertThat(first.tags()).containsExactly("p", "q");
        session.update(Task.class).set(Task::bonus, null).where(Task::id).eq(1L).run();
        assertThat(session.get(Task.class, 1).bonus()).isNull();
        assertThatThrownBy(() -> session.update(Task.class).set("tries", plus(Task::tries, 1)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("toCol(");
    }

    @Test
    void conditionsMayBeLeftOut() {
        assertThat(session.select(Task.class)
                        .whereIfPresent(Task::title)
                        .eq(null)
                        .andIfPresent("tries")
                        .gt(2)
                        .list())
                .hasSize(1);
        assertThatThrownBy(() -> session.delete(Task.class)
                        .whereIfPresent(Task::title)
                        .eq(null)
                        .run())
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("all()");
        assertThat(session.update(Task.class)
                        .set(Task::title, "z")
                        .whereIfPresent("title")
                        .eq("a")
                        .run())
                .isEqualTo(1);
    }
}
