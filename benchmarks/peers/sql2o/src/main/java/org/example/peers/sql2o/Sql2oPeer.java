package org.example.peers.sql2o;

import java.util.List;
import java.util.Map;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineBean;
import org.example.peers.LineRow;
import org.example.peers.OrderBean;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonBean;
import org.example.peers.PersonRow;
import org.sql2o.Connection;
import org.sql2o.Query;
import org.sql2o.ResultSetIterable;
import org.sql2o.Sql2o;

/** sql2o into beans; getKey only where a key is asked for. */
public final class Sql2oPeer extends Peer {

    private static final String PERSON = "SELECT id, name, email, age, score, active, seen, note FROM person ";
    private static final String INSERT = "INSERT INTO person (name, email, age, score, active, seen, note)"
            + " VALUES (:name, :email, :age, :score, :active, :seen, :note)";

    private Sql2o sql2o;
    private Connection kept;

    @Override
    public void open(Db database) {
        sql2o = new Sql2o(database.pool(true));
    }

    @Override
    public void keep() {
        kept = sql2o.open();
    }

    @Override
    public void release() {
        kept.close();
    }

    private static PersonBean get(Connection connection, long id) {
        try (Query query = connection.createQuery(PERSON + "WHERE id = :id")) {
            return query.addParameter("id", id).executeAndFetchFirst(PersonBean.class);
        }
    }

    @Override
    public Object getKept(long id) {
        return get(kept, id);
    }

    @Override
    public Object get(long id) {
        try (Connection connection = sql2o.open()) {
            return get(connection, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (Connection connection = sql2o.open();
                Query query = connection.createQuery(PERSON + "WHERE id <= :id")) {
            return query.addParameter("id", upTo).executeAndFetch(PersonBean.class);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (Connection connection = sql2o.open();
                Query query = connection.createQuery(PERSON + "WHERE age = :age AND seen > :seen")) {
            return query.addParameter("age", age)
                    .addParameter("seen", seenAbove)
                    .executeAndFetch(PersonBean.class);
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (Connection connection = sql2o.open();
                Query query = connection.createQuery("SELECT o.id AS orderId, p.name, p.email, o.total, o.status"
                        + " FROM orders o JOIN person p ON p.id = o.person_id WHERE p.id >= :from AND p.id < :to")) {
            return query.addParameter("from", from)
                    .addParameter("to", to)
                    .setCaseSensitive(false)
                    .executeAndFetch(LineBean.class);
        }
    }

    @Override
    public Object children(long from, long to) {
        try (Connection connection = sql2o.open();
                Query persons = connection.createQuery(PERSON + "WHERE id >= :from AND id < :to");
                Query orders = connection.createQuery("SELECT id, person_id AS personId, total, status, created"
                        + " FROM orders WHERE person_id IN (:ids)")) {
            List<PersonBean> parents =
                    persons.addParameter("from", from).addParameter("to", to).executeAndFetch(PersonBean.class);
            return Families.of(
                    parents,
                    PersonBean::getId,
                    orders.addParameter("ids", Families.ids(parents, PersonBean::getId))
                            .executeAndFetch(OrderBean.class),
                    OrderBean::getPersonId);
        }
    }

    @Override
    public long stream() {
        try (Connection connection = sql2o.beginTransaction();
                Query query =
                        connection.createQuery("SELECT id, person_id AS personId, total, status, created FROM orders");
                ResultSetIterable<OrderBean> orders = query.executeAndFetchLazy(OrderBean.class)) {
            long sum = 0;
            for (OrderBean order : orders) {
                sum += order.sum();
            }
            return sum;
        }
    }

    private static Query bind(Query query, PersonRow p) {
        return query.addParameter("name", p.name())
                .addParameter("email", p.email())
                .addParameter("age", p.age())
                .addParameter("score", p.score())
                .addParameter("active", p.active())
                .addParameter("seen", p.seen())
                .addParameter("note", p.note());
    }

    @Override
    public long insert(PersonRow person) {
        try (Connection connection = sql2o.beginTransaction();
                Query insert = connection.createQuery(INSERT, true)) {
            long id = (Long) bind(insert, person).executeUpdate().getKey(Long.class);
            connection.commit(false);
            return id;
        }
    }

    @Override
    public long batch(List<PersonRow> persons) {
        try (Connection connection = sql2o.beginTransaction();
                Query insert = connection.createQuery(INSERT, false)) {
            long count = 0;
            for (PersonRow person : persons) {
                bind(insert, person).addToBatch();
                if (++count % 1000 == 0) {
                    insert.executeBatch();
                }
            }
            connection.commit(false);
            return count;
        }
    }

    @Override
    public long batchIds(List<PersonRow> persons) {
        try (Connection connection = sql2o.beginTransaction();
                Query insert = connection.createQuery(INSERT, true)) {
            long sum = 0;
            for (PersonRow person : persons) {
                sum += (Long) bind(insert, person).executeUpdate().getKey(Long.class);
            }
            connection.commit(false);
            return sum;
        }
    }

    @Override
    public void update(long id, String name, double score) {
        try (Connection connection = sql2o.beginTransaction()) {
            PersonBean person = get(connection, id);
            person.setName(name);
            person.setScore(score);
            try (Query update = connection.createQuery(
                    "UPDATE person SET name = :name, email = :email, age = :age,"
                            + " score = :score, active = :active, seen = :seen, note = :note WHERE id = :id",
                    false)) {
                if (update.bind(person).executeUpdate().getResult() != 1) {
                    throw new IllegalStateException("no row");
                }
            }
            connection.commit(false);
        }
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
