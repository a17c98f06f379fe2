package org.example.peers.hibernate;

import java.util.List;
import java.util.stream.Stream;
import org.example.peers.PersonRow;
import org.hibernate.Session;

/** The stateful session; with a session kept open it is cleared after each get, so that none is answered by it. */
public final class HibernateSession extends HibernateBase {

    private Session kept;

    @Override
    public void keep() {
        kept = factory.openSession();
    }

    @Override
    public void release() {
        kept.close();
    }

    @Override
    public Object getKept(long id) {
        Person person = kept.find(Person.class, id);
        kept.clear();
        return person;
    }

    @Override
    public Object get(long id) {
        try (Session session = factory.openSession()) {
            return session.find(Person.class, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (Session session = factory.openSession()) {
            return list(session, upTo);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (Session session = factory.openSession()) {
            return where(session, age, seenAbove);
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (Session session = factory.openSession()) {
            return join(session, from, to);
        }
    }

    @Override
    public Object children(long from, long to) {
        try (Session session = factory.openSession()) {
            return children(session, from, to);
        }
    }

    @Override
    public long stream() {
        return factory.fromTransaction(session -> {
            long[] sum = new long[2];
            try (Stream<Order> orders = all(session).getResultStream()) {
                orders.forEach(order -> {
                    sum[0] += order.sum();
                    if (++sum[1] % 1000 == 0) {
                        session.clear();
                    }
                });
            }
            return sum[0];
        });
    }

    @Override
    public long insert(PersonRow row) {
        return factory.fromTransaction(session -> {
            Person person = new Person(row);
            session.persist(person);
            return person.id;
        });
    }

    /** With ids by IDENTITY Hibernate inserts one by one and knows each id. */
    @Override
    public long batchIds(List<PersonRow> rows) {
        return factory.fromTransaction(session -> {
            long sum = 0;
            int count = 0;
            for (PersonRow row : rows) {
                Person person = new Person(row);
                session.persist(person);
                sum += person.id;
                if (++count % 1000 == 0) {
                    session.flush();
                    session.clear();
                }
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        factory.inTransaction(session -> {
            Person person = session.find(Person.class, id);
            person.name = name;
            person.score = score;
        });
    }
}
