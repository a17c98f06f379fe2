package org.example.peers.jimmer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.babyfish.jimmer.sql.JSqlClient;
import org.babyfish.jimmer.sql.ast.mutation.SaveMode;
import org.babyfish.jimmer.sql.dialect.MySqlDialect;
import org.babyfish.jimmer.sql.dialect.PostgresDialect;
import org.babyfish.jimmer.sql.dialect.SQLiteDialect;
import org.babyfish.jimmer.sql.runtime.ConnectionManager;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;

/** Jimmer without caches. */
public final class JimmerPeer extends Peer {

    private static final PersonTable PERSON = PersonTable.$;
    private static final OrderTable ORDER = OrderTable.$;
    private static final OrderFetcher ORDERS = OrderFetcher.$.allTableFields();
    private static final PersonFetcher FAMILY =
            PersonFetcher.$.allScalarFields().orders(ORDERS);

    private DataSource pool;
    private JSqlClient client;
    private Connection connection;
    private JSqlClient kept;

    @Override
    public void open(Db database) {
        pool = database.pool(true);
        client = client(ConnectionManager.simpleConnectionManager(pool));
    }

    private JSqlClient client(ConnectionManager connections) {
        return JSqlClient.newBuilder()
                .setConnectionManager(connections)
                .setDialect(
                        switch (db.kind()) {
                            case SQLITE -> new SQLiteDialect();
                            case POSTGRESQL -> new PostgresDialect();
                            case MARIADB -> new MySqlDialect();
                        })
                .build();
    }

    @Override
    public void keep() throws SQLException {
        connection = pool.getConnection();
        kept = client(ConnectionManager.singleConnectionManager(connection));
    }

    @Override
    public void release() throws SQLException {
        connection.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.findOneById(Person.class, id);
    }

    @Override
    public Object get(long id) {
        return client.findOneById(Person.class, id);
    }

    @Override
    public List<?> list(long upTo) {
        return client.createQuery(PERSON)
                .where(PERSON.id().le(upTo))
                .select(PERSON)
                .execute();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return client.createQuery(PERSON)
                .where(PERSON.age().eq(age))
                .where(PERSON.seen().gt(seenAbove))
                .select(PERSON)
                .execute();
    }

    @Override
    public List<?> join(long from, long to) {
        return client.createQuery(ORDER)
                .where(ORDER.person().id().ge(from))
                .where(ORDER.person().id().lt(to))
                .select(ORDER.id(), ORDER.person().name(), ORDER.person().email(), ORDER.total(), ORDER.status())
                .map(t -> new LineRow(t.get_1(), t.get_2(), t.get_3(), t.get_4(), t.get_5()));
    }

    @Override
    public Object children(long from, long to) {
        return client.createQuery(PERSON)
                .where(PERSON.id().ge(from))
                .where(PERSON.id().lt(to))
                .select(PERSON.fetch(FAMILY))
                .execute();
    }

    @Override
    public long stream() {
        return client.transaction(() -> {
            long[] sum = new long[1];
            client.createQuery(ORDER)
                    .select(ORDER.fetch(ORDERS))
                    .forEach(1000, o -> sum[0] += Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()));
            return sum[0];
        });
    }

    private static Person fresh(PersonRow p) {
        return PersonDraft.$.produce(draft -> {
            draft.setName(p.name());
            draft.setEmail(p.email());
            draft.setAge(p.age());
            draft.setScore(p.score());
            draft.setActive(p.active());
            draft.setSeen(p.seen());
            draft.setNote(p.note());
        });
    }

    private long insertOne(PersonRow row) {
        return client.saveCommand(fresh(row))
                .setMode(SaveMode.INSERT_ONLY)
                .execute()
                .getModifiedEntity()
                .id();
    }

    @Override
    public long insert(PersonRow row) {
        return client.transaction(() -> insertOne(row));
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return client.transaction(() -> {
            if (db.sqlite()) {
                long sum = 0;
                for (PersonRow row : rows) {
                    sum += insertOne(row);
                }
                return sum;
            }
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(fresh(row)));
            return client.saveEntitiesCommand(all).setMode(SaveMode.INSERT_ONLY).execute().getItems().stream()
                    .mapToLong(item -> item.getModifiedEntity().id())
                    .sum();
        });
    }

    @Override
    public void update(long id, String name, double score) {
        client.transaction(() -> {
            Person was = client.findOneById(Person.class, id);
            Person is = PersonDraft.$.produce(was, draft -> {
                draft.setName(name);
                draft.setScore(score);
            });
            return client.saveCommand(is).setMode(SaveMode.UPDATE_ONLY).execute();
        });
    }

    @Override
    public PersonRow person(Object result) {
        Person p = (Person) result;
        return new PersonRow(p.id(), p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        ((List<Person>) result)
                .forEach(person -> all.put(
                        person(person),
                        person.orders().stream()
                                .map(o -> new OrderRow(o.id(), o.personId(), o.total(), o.status(), o.created()))
                                .toList()));
        return all;
    }
}
