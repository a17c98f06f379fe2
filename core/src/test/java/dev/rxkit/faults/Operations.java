package dev.rxkit.faults;

import static dev.rxkit.faults.Operation.of;
import static dev.rxkit.query.Sql.count;

import dev.rxkit.faults.Crew.Hero;
import dev.rxkit.faults.Crew.Line;
import dev.rxkit.faults.Crew.Link;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.faults.Crew.Team;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Every public operation of a session, of blocks, and of the objects that a session returns. */
final class Operations {

    private static final String INSERT = "insert into crew_mark (code, weight) values ('new', 1)";

    private Operations() {}

    interface Marks {
        @SqlUpdate("insert into crew_mark (code, weight) values (:code, :weight)")
        void insert(@Bind("code") String code, @Bind("weight") int weight);

        @SqlQuery("select code from crew_mark order by code")
        List<String> codes();

        @Transaction
        default void insertTwice() {
            insert("new", 1);
            insert("newer", 2);
        }
    }

    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        all.addAll(rows());
        all.addAll(queries());
        all.addAll(statements());
        all.addAll(TransactionOperations.all());
        return all;
    }

    private static Hero ann(int age) {
        return Hero.of(1, "ann", age, 1L);
    }

    private static List<Hero> heroes(Given given) {
        return List.of(given.keep(Hero.of("dan", 1)), given.keep(Hero.of("eve", 2)), given.keep(Hero.of("fay", 3)));
    }

    private static final List<Mark> MARKS = List.of(new Mark("c", 3), new Mark("d", 4), new Mark("e", 5));

    private static List<Operation> rows() {
        return List.of(
                of("add", (s, g) -> s.add(g.keep(Hero.of("dan", 1)))),
                of("add of a record", (s, g) -> s.add(new Link(null, 2L, 2L))),
                of("insert", (s, g) -> s.insert(g.keep(Hero.of(77, "dan", 1, 1L)))),
                of("addAll", (s, g) -> s.addAll(heroes(g))),
                of("addAll of records", (s, g) -> s.addAll(MARKS)),
                of("insertAll", (s, g) -> s.insertAll(MARKS)),
                of("update", (s, g) -> s.update(g.keep(ann(31)))),
                of("update of a property", (s, g) -> s.update(g.keep(ann(31)), h -> h.age)),
                of("upsert of a new row", (s, g) -> s.upsert(g.keep(Hero.of(77, "dan", 1, 1L)))),
                of("upsert of an old row", (s, g) -> s.upsert(new Mark("a", 9))),
                of("upsert by a unique property", (s, g) -> s.upsert(g.keep(Hero.of("bob", 41)), h -> h.name)),
                of("patch", (s, g) -> s.patch(Hero.class, 2L, Map.of("age", 44))),
                of("delete", (s, g) -> s.delete(Hero.of(3, "cid", 50, 2L))),
                of("refresh", (s, g) -> s.refresh(ann(0))),
                of("find", (s, g) -> s.find(Hero.class, 1L)),
                of("get", (s, g) -> s.get(Mark.class, "a")));
    }

    private static List<Operation> queries() {
        return List.of(
                of("list", (s, g) -> s.select(Mark.class).orderBy(Mark::code).list()),
                of("first", (s, g) -> s.select(Mark.class).first()),
                of(
                        "one",
                        (s, g) -> s.select(Mark.class).where(Mark::code).eq("a").one()),
                of("count", (s, g) -> s.select(Hero.class).count()),
                of("exists", (s, g) -> s.select(Hero.class).exists()),
                of("page", (s, g) -> s.select(Mark.class).orderBy(Mark::code).page(1, 1)),
                of("slice", (s, g) -> s.select(Mark.class).orderBy(Mark::code).slice(1)),
                of(
                        "join",
                        (s, g) -> s.select(Hero.class)
                                .join(Team.class)
                                .to(Line::new, (Hero h) -> h.name, (Team t) -> t.name)
                                .list()),
                of(
                        "groups",
                        (s, g) -> s.select(Hero.class)
                                .groupBy(h -> h.teamId)
                                .to(Group::new, h -> h.teamId, count())
                                .list()),
                of(
                        "locked rows",
                        (s, g) -> s.select(Mark.class)
                                .where(Mark::code)
                                .eq("a")
                                .forUpdate()
                                .list()),
                of("stream", (s, g) -> {
                    try (Stream<Mark> marks = s.select(Mark.class).stream()) {
                        marks.toList();
                    }
                }),
                of("stream left early", (s, g) -> {
                    try (Stream<Mark> marks = s.select(Mark.class).stream()) {
                        marks.iterator().next();
                    }
                }),
                of(
                        "stream left open",
                        (s, g) -> s.select(Mark.class).stream().iterator().next()),
                of("children", (s, g) -> s.children(List.of(Team.of(1), Team.of(2)), (Hero h) -> h.teamId)),
                of("parents", (s, g) -> s.parents(List.of(ann(1)), h -> h.teamId, Team.class)),
                of("linked", (s, g) -> s.linked(List.of(Team.of(2)), Link::teamId, Hero.class)));
    }

    record Group(Long teamId, Long heroes) {}

    private static List<Operation> statements() {
        return List.of(
                of(
                        "bulk update",
                        (s, g) -> s.update(Hero.class)
                                .set(h -> h.age, 60)
                                .where(h -> h.teamId)
                                .eq(1L)
                                .run()),
                of(
                        "bulk update that returns",
                        (s, g) ->
                                s.update(Mark.class).set(Mark::weight, 60).all().returning()),
                of(
                        "bulk delete",
                        (s, g) -> s.delete(Mark.class).where(Mark::weight).gt(1).run()),
                of(
                        "bulk delete that returns",
                        (s, g) -> s.delete(Mark.class).where(Mark::weight).gt(1).returning()),
                of(
                        "raw list",
                        (s, g) -> s.sql("select code, weight from crew_mark where weight > :w")
                                .bind("w", 0)
                                .to(Mark.class)
                                .list()),
                of(
                        "raw one",
                        (s, g) -> s.sql("select count(*) from crew_mark")
                                .to(Long.class)
                                .one()),
                of("raw stream", (s, g) -> {
                    try (Stream<String> codes = s.sql("select code from crew_mark").to(String.class).stream()) {
                        codes.toList();
                    }
                }),
                of("raw stream left early", (s, g) -> {
                    try (Stream<String> codes = s.sql("select code from crew_mark").to(String.class).stream()) {
                        codes.iterator().next();
                    }
                }),
                of(
                        "raw run",
                        (s, g) -> s.sql("update crew_mark set weight = :w where code = 'a'")
                                .bind("w", 9)
                                .run()),
                of("raw returning", (s, g) -> {
                    if (s.sql("insert into crew_mark (code, weight) values ('new', 1) returning weight")
                                    .to(Integer.class)
                                    .one()
                            != 1) {
                        throw new AssertionError();
                    }
                }),
                of("handle update", (s, g) -> s.handle().execute(INSERT)),
                of(
                        "handle query",
                        (s, g) -> s.handle()
                                .createQuery("select code from crew_mark")
                                .mapTo(String.class)
                                .list()),
                of("handle batch", (s, g) -> {
                    var batch = s.handle().prepareBatch("insert into crew_mark (code, weight) values (?, ?)");
                    batch.bind(0, "new")
                            .bind(1, 1)
                            .add()
                            .bind(0, "newer")
                            .bind(1, 2)
                            .add();
                    batch.execute();
                }),
                of("handle block", (s, g) -> s.handle().useTransaction(handle -> handle.execute(INSERT))),
                of("JDBC on the handle's connection", (s, g) -> {
                    try (Statement statement = s.handle().getConnection().createStatement()) {
                        statement.executeUpdate(INSERT);
                    }
                }),
                of("attached write", (s, g) -> s.attach(Marks.class).insert("new", 1)),
                of("attached query", (s, g) -> s.attach(Marks.class).codes()),
                of("attached transaction", (s, g) -> s.attach(Marks.class).insertTwice()));
    }
}
