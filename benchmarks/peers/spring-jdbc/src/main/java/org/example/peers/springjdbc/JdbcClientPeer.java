package org.example.peers.springjdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** JdbcClient: named parameters, records by Spring's own mapper. It has no batch, so that is JdbcTemplate's. */
public final class JdbcClientPeer extends SpringBase {

    private static final String NAMED = "INSERT INTO person (name, email, age, score, active, seen, note)"
            + " VALUES (:name, :email, :age, :score, :active, :seen, :note)";

    private JdbcClient client;
    private JdbcClient streaming;
    private JdbcClient open;

    @Override
    public void open(Db database) {
        super.open(database);
        client = JdbcClient.create(pool);
        JdbcTemplate fetching = new JdbcTemplate(pool);
        fetching.setFetchSize(1000);
        streaming = JdbcClient.create(fetching);
    }

    @Override
    public void keep() throws SQLException {
        super.keep();
        open = JdbcClient.create(kept);
    }

    private static Object get(JdbcClient client, long id) {
        return client.sql(PERSON + "WHERE id = :id")
                .param("id", id)
                .query(PersonRow.class)
                .single();
    }

    @Override
    public Object getKept(long id) {
        return get(open, id);
    }

    @Override
    public Object get(long id) {
        return get(client, id);
    }

    @Override
    public List<?> list(long upTo) {
        return client.sql(PERSON + "WHERE id <= :id")
                .param("id", upTo)
                .query(PersonRow.class)
                .list();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return client.sql(PERSON + "WHERE age = :age AND seen > :seen")
                .param("age", age)
                .param("seen", seenAbove)
                .query(PersonRow.class)
                .list();
    }

    @Override
    public List<?> join(long from, long to) {
        return client.sql(JOIN).param(from).param(to).query(LineRow.class).list();
    }

    @Override
    public Object children(long from, long to) {
        List<PersonRow> persons = client.sql(PERSON + "WHERE id >= :from AND id < :to")
                .param("from", from)
                .param("to", to)
                .query(PersonRow.class)
                .list();
        List<OrderRow> orders = client.sql(ORDERS + " WHERE person_id IN (:ids)")
                .param("ids", Families.ids(persons, PersonRow::id))
                .query(OrderRow.class)
                .list();
        return Families.of(persons, PersonRow::id, orders, OrderRow::personId);
    }

    @Override
    public long stream() {
        return transactions.execute(status -> {
            try (Stream<OrderRow> all = streaming.sql(ORDERS).query(OrderRow.class).stream()) {
                return all.mapToLong(o -> Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                        .sum();
            }
        });
    }

    private long insertOne(PersonRow row) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        client.sql(NAMED).paramSource(row).update(key, "id");
        return key.getKeyAs(Number.class).longValue();
    }

    @Override
    public long insert(PersonRow row) {
        return transactions.execute(status -> insertOne(row));
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return transactions.execute(status -> {
            long sum = 0;
            for (PersonRow row : rows) {
                sum += insertOne(row);
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        transactions.executeWithoutResult(status -> {
            PersonRow was = (PersonRow) get(client, id);
            PersonRow is = new PersonRow(id, name, was.email(), was.age(), score, was.active(), was.seen(), was.note());
            int rows = client.sql("UPDATE person SET name = :name, email = :email, age = :age, score = :score,"
                            + " active = :active, seen = :seen, note = :note WHERE id = :id")
                    .paramSource(is)
                    .update();
            if (rows != 1) {
                throw new IllegalStateException("no row");
            }
        });
    }
}
