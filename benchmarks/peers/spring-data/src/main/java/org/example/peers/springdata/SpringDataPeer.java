package org.example.peers.springdata;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.Kept;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Data JDBC's repositories outside Boot. Its repositories run each call in a transaction unless a pool or an outer
 * transaction says otherwise; reads here are the declared read-only ones of CrudRepository, as in every application.
 */
public class SpringDataPeer extends Peer {

    private DataSource pool;
    AnnotationConfigApplicationContext context;
    private AnnotationConfigApplicationContext keptContext;
    private Kept keptSource;
    private JdbcAggregateTemplate kept;
    private Persons persons;
    private Orders orders;
    private JdbcAggregateTemplate template;
    private TransactionTemplate transactions;

    @Override
    public void open(Db database) {
        System.setProperty("peers.server", Boolean.toString(!database.sqlite()));
        pool = database.pool(true);
        context = context(pool);
        persons = context.getBean(Persons.class);
        orders = context.getBean(Orders.class);
        template = context.getBean(JdbcAggregateTemplate.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    static AnnotationConfigApplicationContext context(DataSource source) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> source);
        context.register(Settings.class);
        context.refresh();
        return context;
    }

    @Override
    public void close() throws Exception {
        context.close();
        super.close();
    }

    @Override
    public void keep() throws SQLException {
        keptSource = new Kept(pool);
        keptContext = context(keptSource);
        kept = keptContext.getBean(JdbcAggregateTemplate.class);
    }

    @Override
    public void release() throws SQLException {
        keptSource.close();
    }

    /** By the template, which begins no transaction. */
    @Override
    public Object getKept(long id) {
        return kept.findById(id, Person.class);
    }

    @Override
    public Object get(long id) {
        return template.findById(id, Person.class);
    }

    @Override
    public List<?> list(long upTo) {
        return persons.findByIdLessThanEqual(upTo);
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return persons.findByAgeAndSeenGreaterThan(age, seenAbove);
    }

    @Override
    public List<?> join(long from, long to) {
        return persons.lines(from, to);
    }

    @Override
    public Object children(long from, long to) {
        return Families.of(
                persons.findByIdGreaterThanEqualAndIdLessThan(from, to),
                Person::id,
                orders.findByPersonIdGreaterThanEqualAndPersonIdLessThan(from, to),
                Order::personId);
    }

    @Override
    public long stream() {
        return transactions.execute(status -> {
            try (Stream<Order> all = orders.findBy()) {
                return all.mapToLong(o -> Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                        .sum();
            }
        });
    }

    @Override
    public long insert(PersonRow person) {
        return transactions.execute(status -> template.insert(Person.of(person)).id());
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return transactions.execute(status -> {
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Person.of(row)));
            long sum = 0;
            for (Person person : template.insertAll(all)) {
                sum += person.id();
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        transactions.executeWithoutResult(status -> {
            Person p = template.findById(id, Person.class);
            template.update(new Person(id, name, p.email(), p.age(), score, p.active(), p.seen(), p.note()));
        });
    }

    @Override
    public PersonRow person(Object result) {
        return ((Person) result).row();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<Person, Order>) result).rows(Person::row, Order::row);
    }
}
