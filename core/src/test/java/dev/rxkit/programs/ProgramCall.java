package dev.rxkit.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.session.Savepoint;
import dev.rxkit.session.Session;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Runs one call of a program on the real session. */
final class ProgramCall {

    private final Session session;
    private final SessionModel model;
    private final long first;
    private final long last;

    ProgramCall(Session session, SessionModel model, long first) {
        this.session = session;
        this.model = model;
        this.first = first;
        last = first + 48;
    }

    void run(Step step, Item fresh, Deque<Savepoint> savepoints) {
        Item there = model.rows().getOrDefault(fresh.id(), fresh);
        switch (step.kind()) {
            case INSERT, INSERT_TWICE -> session.insert(fresh);
            case ADD_ALL -> {
                String tag = fresh.tag().substring(0, 1);
                session.addAll(List.of(
                        new Item(first, tag + 0, step.number(), 0), new Item(first + 1, tag + 1, step.number(), 0)));
            }
            case UPDATE -> {
                Item updated = session.update(there.withAmount(step.number()));
                assertThat(updated).isEqualTo(there.raised(step.number()));
            }
            case UPDATE_STALE -> session.update(new Item(there.id(), there.tag(), 1, there.version() + 7));
            case UPSERT -> session.upsert(fresh);
            case DELETE, DELETE_NONE -> session.delete(there);
            case BULK_UPDATE ->
                session.update(Item.class)
                        .set(Item::amount)
                        .toCol(dev.rxkit.query.Sql.plus(Item::amount, 1))
                        .where(Item::id)
                        .between(first, last)
                        .run();
            case BULK_DELETE ->
                session.delete(Item.class)
                        .where(Item::id)
                        .between(first, last)
                        .and(Item::amount)
                        .lt(step.number())
                        .run();
            case RAW ->
                session.sql("update program_item set amount = :amount where id between :first and :last")
                        .bind("amount", step.number())
                        .bind("first", first)
                        .bind("last", last)
                        .run();
            case RAW_WRONG ->
                session.sql("select nothing from program_item").to(Long.class).list();
            case HANDLE ->
                session.handle()
                        .createUpdate("update program_item set amount = :amount where id between :first and :last")
                        .bind("amount", step.number())
                        .bind("first", first)
                        .bind("last", last)
                        .execute();
            case HANDLE_WRONG -> session.handle().execute("insert into nowhere values (1)");
            case CHECK -> session.update(there.withAmount(-5000));
            case READ -> assertThat(rows()).isEqualTo(model.list());
            case STREAM -> {
                try (Stream<Item> items = select().stream()) {
                    assertThat(items.limit(2).toList())
                            .isEqualTo(model.list().stream().limit(2).toList());
                }
            }
            case SAVEPOINT -> savepoints.push(session.savepoint());
            case ROLLBACK_TO -> {
                savepoints.peek().rollback();
                savepoints.pop();
            }
            case RELEASE -> {
                savepoints.peek().release();
                savepoints.pop();
            }
            case COMMIT -> session.commit();
            case ROLLBACK -> session.rollback();
            case BLOCK, BLOCK_THROWS, BLOCK_SWALLOWS -> throw new IllegalStateException();
        }
    }

    private List<Item> rows() {
        return select().list();
    }

    private dev.rxkit.session.Select<Item> select() {
        return session.select(Item.class).where(Item::id).between(first, last).orderBy(Item::id);
    }
}
