package org.example.peers.springjdbc;

import java.sql.PreparedStatement;
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
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** JdbcTemplate with positional parameters and mappers written by hand. */
public final class JdbcTemplatePeer extends SpringBase {

    private static final RowMapper<PersonRow> PERSONS = (row, number) -> new PersonRow(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getInt(4),
            row.getDouble(5),
            row.getBoolean(6),
            row.getLong(7),
            row.getString(8));
    private static final RowMapper<OrderRow> ORDER = (row, number) ->
            new OrderRow(row.getLong(1), row.getLong(2), row.getDouble(3), row.getString(4), row.getLong(5));
    private static final RowMapper<LineRow> LINE = (row, number) ->
            new LineRow(row.getLong(1), row.getString(2), row.getString(3), row.getDouble(4), row.getString(5));

    private JdbcTemplate template;
    private JdbcTemplate open;
    private JdbcTemplate streaming;

    @Override
    public void open(Db database) {
        super.open(database);
        template = new JdbcTemplate(pool);
        streaming = new JdbcTemplate(pool);
        streaming.setFetchSize(1000);
    }

    @Override
    public void keep() throws SQLException {
        super.keep();
        open = new JdbcTemplate(kept);
    }

    @Override
    public Object getKept(long id) {
        return open.queryForObject(PERSON + "WHERE id = ?", PERSONS, id);
    }

    @Override
    public Object get(long id) {
        return template.queryForObject(PERSON + "WHERE id = ?", PERSONS, id);
    }

    @Override
    public List<?> list(long upTo) {
        return template.query(PERSON + "WHERE id <= ?", PERSONS, upTo);
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return template.query(PERSON + "WHERE age = ? AND seen > ?", PERSONS, age, seenAbove);
    }

    @Override
    public List<?> join(long from, long to) {
        return template.query(JOIN, LINE, from, to);
    }

    @Override
    public Object children(long from, long to) {
        List<PersonRow> persons = template.query(PERSON + "WHERE id >= ? AND id < ?", PERSONS, from, to);
        List<OrderRow> orders = template.query(
                ORDERS + " WHERE person_id IN " + Families.marks(persons.size()),
                ORDER,
                Families.ids(persons, PersonRow::id).toArray());
        return Families.of(persons, PersonRow::id, orders, OrderRow::personId);
    }

    @Override
    public long stream() {
        return transactions.execute(status -> {
            try (Stream<OrderRow> all = streaming.queryForStream(ORDERS, ORDER)) {
                return all.mapToLong(o -> Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                        .sum();
            }
        });
    }

    private static void bind(PreparedStatement insert, PersonRow person) throws SQLException {
        insert.setString(1, person.name());
        insert.setString(2, person.email());
        insert.setInt(3, person.age());
        insert.setDouble(4, person.score());
        insert.setBoolean(5, person.active());
        insert.setLong(6, person.seen());
        insert.setString(7, person.note());
    }

    private long insertOne(PersonRow row) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        template.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(INSERT, new String[] {"id"});
                    bind(insert, row);
                    return insert;
                },
                key);
        return key.getKeyAs(Number.class).longValue();
    }

    @Override
    public long insert(PersonRow row) {
        return transactions.execute(status -> insertOne(row));
    }

    @Override
    public long batch(List<PersonRow> rows) {
        return transactions.execute(status -> {
            long count = 0;
            for (int[] chunk : template.batchUpdate(INSERT, rows, 1000, JdbcTemplatePeer::bind)) {
                count += chunk.length;
            }
            return count;
        });
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
            PersonRow was = (PersonRow) get(id);
            int rows = template.update(
                    "UPDATE person SET name = ?, email = ?, age = ?, score = ?, active = ?, seen = ?, note = ?"
                            + " WHERE id = ?",
                    name,
                    was.email(),
                    was.age(),
                    score,
                    was.active(),
                    was.seen(),
                    was.note(),
                    id);
            if (rows != 1) {
                throw new IllegalStateException("no row");
            }
        });
    }
}
