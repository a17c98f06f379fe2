package org.example.peers.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.peers.Db;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.query.SelectionQuery;

/** Hibernate on the pool, second-level and query cache off, JDBC batches of 50; no schema tool, no validator. */
abstract class HibernateBase extends Peer {

    SessionFactory factory;

    @Override
    public void open(Db database) {
        factory = factory(database);
    }

    static SessionFactory factory(Db database) {
        StandardServiceRegistryBuilder settings = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.connection.datasource", database.pool(true))
                .applySetting("hibernate.cache.use_second_level_cache", false)
                .applySetting("hibernate.cache.use_query_cache", false)
                .applySetting("hibernate.jdbc.batch_size", 50)
                .applySetting("hibernate.hbm2ddl.auto", "none")
                .applySetting("hibernate.generate_statistics", false);
        if (database.sqlite()) {
            settings.applySetting("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
        }
        return new MetadataSources(settings.build())
                .addAnnotatedClass(Person.class)
                .addAnnotatedClass(Order.class)
                .buildMetadata()
                .buildSessionFactory();
    }

    @Override
    public void close() throws Exception {
        factory.close();
        super.close();
    }

    static List<Person> list(SharedSessionContract session, long upTo) {
        return session.createSelectionQuery("from Person where id <= :id", Person.class)
                .setParameter("id", upTo)
                .getResultList();
    }

    static List<Person> where(SharedSessionContract session, int age, long seenAbove) {
        return session.createSelectionQuery("from Person where age = :age and seen > :seen", Person.class)
                .setParameter("age", age)
                .setParameter("seen", seenAbove)
                .getResultList();
    }

    static List<LineRow> join(SharedSessionContract session, long from, long to) {
        return session.createSelectionQuery(
                        "select new org.example.peers.LineRow(o.id, p.name, p.email, o.total, o.status)"
                                + " from PersonOrder o join o.person p where p.id >= :from and p.id < :to",
                        LineRow.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    static List<Person> children(SharedSessionContract session, long from, long to) {
        return session.createSelectionQuery(
                        "select p from Person p join fetch p.orders where p.id >= :from and p.id < :to", Person.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    static SelectionQuery<Order> all(SharedSessionContract session) {
        return session.createSelectionQuery("from PersonOrder", Order.class)
                .setFetchSize(1000)
                .setReadOnly(true);
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
