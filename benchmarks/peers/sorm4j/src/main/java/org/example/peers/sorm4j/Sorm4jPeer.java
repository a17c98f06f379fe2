package org.example.peers.sorm4j;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.nkjmlab.sorm4j.OrmConnection;
import org.nkjmlab.sorm4j.OrmTransaction;
import org.nkjmlab.sorm4j.Sorm;
import org.nkjmlab.sorm4j.sql.result.InsertResult;

/** sorm4j with records. */
public final class Sorm4jPeer extends Peer {

    private Sorm sorm;
    private OrmConnection kept;

    @Override
    public void open(Db database) {
        sorm = Sorm.create(database.pool(!database.sqlite()));
    }

    @Override
    public void keep() {
        kept = sorm.open();
    }

    @Override
    public void release() {
        kept.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.selectByPrimaryKey(Person.class, id);
    }

    @Override
    public Object get(long id) {
        try (OrmConnection connection = sorm.open()) {
            return connection.selectByPrimaryKey(Person.class, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (OrmConnection connection = sorm.open()) {
            return connection.readList(
                    Person.class,
                    "SELECT id, name, email, age, score, active, seen, note FROM person WHERE id <= ?",
                    upTo);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (OrmConnection connection = sorm.open()) {
            return connection.readList(
                    Person.class,
                    "SELECT id, name, email, age, score, active, seen, note FROM person WHERE age = ? AND seen > ?",
                    age,
                    seenAbove);
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (OrmConnection connection = sorm.open()) {
            return connection.readList(
                    LineRow.class,
                    "SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
                            + " JOIN person p ON p.id = o.person_id WHERE p.id >= ? AND p.id < ?",
                    from,
                    to);
        }
    }

    @Override
    public Object children(long from, long to) {
        try (OrmConnection connection = sorm.open()) {
            List<Person> parents = connection.readList(
                    Person.class,
                    "SELECT id, name, email, age, score, active, seen, note FROM person WHERE id >= ? AND id < ?",
                    from,
                    to);
            return Families.of(
                    parents,
                    Person::id,
                    connection.readList(
                            Order.class,
                            "SELECT id, person_id, total, status, created FROM orders WHERE person_id IN "
                                    + Families.marks(parents.size()),
                            Families.ids(parents, Person::id).toArray()),
                    Order::personId);
        }
    }

    @Override
    public long stream() {
        try (OrmTransaction transaction = sorm.open(isolation())) {
            return transaction
                    .streamAll(Order.class)
                    .apply(orders -> orders.mapToLong(
                                    o -> Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                            .sum());
        }
    }

    /** insertAndGet fails on SQLite, whose driver calls its key column last_insert_rowid(): there it is asked for. */
    private long insertAndKey(OrmTransaction transaction, PersonRow person) {
        if (db.sqlite()) {
            transaction.insert(Person.of(person));
            return transaction.readOne(Long.class, "SELECT last_insert_rowid()");
        }
        InsertResult result = transaction.insertAndGet(Person.of(person));
        return ((Number) result.getGeneratedKeys().get("id")).longValue();
    }

    @Override
    public long insert(PersonRow person) {
        return sorm.applyHandler(isolation(), transaction -> {
            long id = insertAndKey(transaction, person);
            transaction.commit();
            return id;
        });
    }

    private int isolation() {
        return db.sqlite() ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED;
    }

    /**
     * Its list insert is a transaction of its own (many rows in one INSERT). Within a transaction of the caller
     * sorm4j 3.0.1 rolls these rows back and reports no error, so it is called outside of one here.
     */
    @Override
    public long batch(List<PersonRow> persons) {
        List<Person> all = new ArrayList<>(persons.size());
        persons.forEach(person -> all.add(Person.of(person)));
        sorm.acceptHandler(connection -> connection.insert(all));
        return all.size();
    }

    @Override
    public long batchIds(List<PersonRow> persons) {
        return sorm.applyHandler(isolation(), transaction -> {
            long sum = 0;
            for (PersonRow person : persons) {
                sum += insertAndKey(transaction, person);
            }
            transaction.commit();
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        sorm.acceptHandler(isolation(), transaction -> {
            Person p = transaction.selectByPrimaryKey(Person.class, id);
            Person changed = new Person(id, name, p.email(), p.age(), score, p.active(), p.seen(), p.note());
            if (transaction.update(changed) != 1) {
                throw new IllegalStateException("no row");
            }
            transaction.commit();
        });
    }

    @Override
    public PersonRow person(Object result) {
        return ((Person) result).row();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<Person, Order>) result)
                .rows(Person::row, o -> new OrderRow(o.id(), o.personId(), o.total(), o.status(), o.created()));
    }
}
