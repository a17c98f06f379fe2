package org.example.peers.ebean;

import io.ebean.Database;
import io.ebean.PersistenceContextScope;
import io.ebean.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.example.peers.Db;
import org.example.peers.Kept;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.example.peers.ebean.query.QOrder;
import org.example.peers.ebean.query.QPerson;

/** Ebean with enhanced entities and query beans, its caches off. */
public final class EbeanPeer extends Peer {

    private DataSource pool;
    private Database ebean;
    private Kept source;
    private Database kept;

    @Override
    public void open(Db database) {
        pool = database.pool(true);
        ebean = ebean("db", pool);
    }

    static Database ebean(String name, DataSource source) {
        return Database.builder()
                .name(name)
                .dataSource(source)
                .register(false)
                .defaultDatabase(false)
                .disableL2Cache(true)
                .ddlGenerate(false)
                .ddlRun(false)
                .runMigration(false)
                .persistenceContextScope(PersistenceContextScope.QUERY)
                .persistBatchSize(1000)
                .addClass(Person.class)
                .addClass(Order.class)
                .build();
    }

    @Override
    public void close() throws Exception {
        ebean.shutdown(false, false);
        super.close();
    }

    @Override
    public void keep() throws SQLException {
        source = new Kept(pool);
        kept = ebean("kept", source);
    }

    @Override
    public void release() throws SQLException {
        kept.shutdown(false, false);
        source.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.find(Person.class, id);
    }

    @Override
    public Object get(long id) {
        return ebean.find(Person.class, id);
    }

    @Override
    public List<?> list(long upTo) {
        return new QPerson(ebean).id.le(upTo).findList();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return new QPerson(ebean).age.eq(age).seen.gt(seenAbove).findList();
    }

    @Override
    public List<?> join(long from, long to) {
        return ebean.findDto(
                        LineRow.class,
                        "SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
                                + " JOIN person p ON p.id = o.person_id WHERE p.id >= :from AND p.id < :to")
                .setParameter("from", from)
                .setParameter("to", to)
                .findList();
    }

    @Override
    public Object children(long from, long to) {
        return new QPerson(ebean).orders.fetch().id.ge(from).id.lt(to).findList();
    }

    @Override
    public long stream() {
        long[] sum = new long[1];
        new QOrder(ebean).findEach(order -> sum[0] += order.sum());
        return sum[0];
    }

    @Override
    public long insert(PersonRow row) {
        try (Transaction transaction = ebean.beginTransaction()) {
            Person person = Person.of(row);
            ebean.insert(person);
            transaction.commit();
            return person.getId();
        }
    }

    @Override
    public long batch(List<PersonRow> rows) {
        try (Transaction transaction = ebean.beginTransaction()) {
            transaction.setBatchMode(true);
            transaction.setBatchSize(1000);
            transaction.setGetGeneratedKeys(false);
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Person.of(row)));
            ebean.insertAll(all);
            transaction.commit();
            return all.size();
        }
    }

    /** On SQLite a batch gives no keys: one by one. */
    @Override
    public long batchIds(List<PersonRow> rows) {
        try (Transaction transaction = ebean.beginTransaction()) {
            transaction.setBatchMode(!db.sqlite());
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Person.of(row)));
            if (db.sqlite()) {
                all.forEach(ebean::insert);
            } else {
                ebean.insertAll(all);
                transaction.flush();
            }
            transaction.commit();
            return all.stream().mapToLong(Person::getId).sum();
        }
    }

    @Override
    public void update(long id, String name, double score) {
        try (Transaction transaction = ebean.beginTransaction()) {
            Person person = ebean.find(Person.class, id);
            person.setName(name);
            person.setScore(score);
            ebean.update(person);
            transaction.commit();
        }
    }

    @Override
    public PersonRow person(Object result) {
        return ((Person) result).row();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        ((List<Person>) result)
                .forEach(person -> all.put(
                        person.row(),
                        person.getOrders().stream().map(Order::row).toList()));
        return all;
    }
}
