package org.example.peers.fluentjdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.codejargon.fluentjdbc.api.FluentJdbc;
import org.codejargon.fluentjdbc.api.FluentJdbcBuilder;
import org.codejargon.fluentjdbc.api.mapper.Mappers;
import org.codejargon.fluentjdbc.api.mapper.ObjectMappers;
import org.codejargon.fluentjdbc.api.query.Mapper;
import org.codejargon.fluentjdbc.api.query.Query;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineBean;
import org.example.peers.LineRow;
import org.example.peers.OrderBean;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonBean;
import org.example.peers.PersonRow;

/** Fluent JDBC with its object mappers. */
public final class FluentJdbcPeer extends Peer {

    private static final String PERSON = "SELECT id, name, email, age, score, active, seen, note FROM person ";
    private static final String INSERT =
            "INSERT INTO person (name, email, age, score, active, seen, note) VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final ObjectMappers mappers = ObjectMappers.builder().build();
    private final Mapper<PersonBean> persons = mappers.forClass(PersonBean.class);
    private final Mapper<OrderBean> orders = mappers.forClass(OrderBean.class);
    private final Mapper<LineBean> lines = mappers.forClass(LineBean.class);
    private DataSource pool;
    private FluentJdbc fluent;
    private Query query;
    private Connection connection;
    private Query kept;

    @Override
    public void open(Db database) {
        pool = database.pool(true);
        fluent = new FluentJdbcBuilder().connectionProvider(pool).build();
        query = fluent.query();
    }

    @Override
    public void keep() throws SQLException {
        connection = pool.getConnection();
        kept = fluent.queryOn(connection);
    }

    @Override
    public void release() throws SQLException {
        connection.close();
    }

    private PersonBean get(Query on, long id) {
        return on.select(PERSON + "WHERE id = ?").params(id).singleResult(persons);
    }

    @Override
    public Object getKept(long id) {
        return get(kept, id);
    }

    @Override
    public Object get(long id) {
        return get(query, id);
    }

    @Override
    public List<?> list(long upTo) {
        return query.select(PERSON + "WHERE id <= ?").params(upTo).listResult(persons);
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return query.select(PERSON + "WHERE age = :age AND seen > :seen")
                .namedParam("age", age)
                .namedParam("seen", seenAbove)
                .listResult(persons);
    }

    @Override
    public List<?> join(long from, long to) {
        return query.select("SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
                        + " JOIN person p ON p.id = o.person_id WHERE p.id >= ? AND p.id < ?")
                .params(from, to)
                .listResult(lines);
    }

    @Override
    public Object children(long from, long to) {
        List<PersonBean> parents = query.select(PERSON + "WHERE id >= ? AND id < ?")
                .params(from, to)
                .listResult(persons);
        return Families.of(
                parents,
                PersonBean::getId,
                query.select("SELECT id, person_id, total, status, created FROM orders WHERE person_id IN "
                                + Families.marks(parents.size()))
                        .params(Families.ids(parents, PersonBean::getId))
                        .listResult(orders),
                OrderBean::getPersonId);
    }

    @Override
    public long stream() {
        return query.transaction().in(() -> {
            long[] sum = new long[1];
            query.select("SELECT id, person_id, total, status, created FROM orders")
                    .fetchSize(1000)
                    .iterateResult(orders, order -> sum[0] += order.sum());
            return sum[0];
        });
    }

    private static List<?> values(PersonRow p) {
        return Arrays.asList(p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    private long insertOne(PersonRow person) {
        return query.update(INSERT)
                .params(values(person))
                .runFetchGenKeys(Mappers.singleLong(), new String[] {"id"})
                .firstKey()
                .orElseThrow();
    }

    @Override
    public long insert(PersonRow person) {
        return query.transaction().in(() -> insertOne(person));
    }

    @Override
    @SuppressWarnings("unchecked")
    public long batch(List<PersonRow> rows) {
        return query.transaction().in(() -> (long) query.batch(INSERT)
                .params(rows.stream().map(row -> (List<?>) values(row)))
                .batchSize(1000)
                .run()
                .size());
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return query.transaction()
                .in(() -> rows.stream().mapToLong(this::insertOne).sum());
    }

    @Override
    public void update(long id, String name, double score) {
        query.transaction().inNoResult(() -> {
            PersonBean p = get(query, id);
            p.setName(name);
            p.setScore(score);
            long rows = query.update("UPDATE person SET name = ?, email = ?, age = ?, score = ?, active = ?, seen = ?,"
                            + " note = ? WHERE id = ?")
                    .params(
                            p.getName(),
                            p.getEmail(),
                            p.getAge(),
                            p.getScore(),
                            p.isActive(),
                            p.getSeen(),
                            p.getNote(),
                            id)
                    .run()
                    .affectedRows();
            if (rows != 1) {
                throw new IllegalStateException("no row");
            }
        });
    }

    @Override
    public PersonRow person(Object result) {
        return ((PersonBean) result).row();
    }

    @Override
    public LineRow line(Object result) {
        return ((LineBean) result).row();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<PersonBean, OrderBean>) result).rows(PersonBean::row, OrderBean::row);
    }
}
