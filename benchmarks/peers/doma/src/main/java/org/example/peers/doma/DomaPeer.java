package org.example.peers.doma;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.example.peers.Db;
import org.example.peers.Kept;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.seasar.doma.jdbc.Config;
import org.seasar.doma.jdbc.JdbcLogger;
import org.seasar.doma.jdbc.Naming;
import org.seasar.doma.jdbc.criteria.QueryDsl;
import org.seasar.doma.jdbc.dialect.Dialect;
import org.seasar.doma.jdbc.dialect.MysqlDialect;
import org.seasar.doma.jdbc.dialect.PostgresDialect;
import org.seasar.doma.jdbc.dialect.SqliteDialect;
import org.seasar.doma.jdbc.tx.LocalTransactionDataSource;
import org.seasar.doma.jdbc.tx.LocalTransactionManager;
import org.seasar.doma.jdbc.tx.TransactionManager;

/** Doma's criteria API; reads outside transactions on the pool itself; nothing logged. */
public final class DomaPeer extends Peer {

    private static final Person_ PERSON = new Person_();
    private static final Order_ ORDER = new Order_();

    private DataSource pool;
    private QueryDsl reading;
    private QueryDsl writing;
    private LocalTransactionManager transactions;
    private Kept source;
    private QueryDsl kept;

    /** Doma's settings for a source of connections. */
    private record Settings(DataSource source, Dialect dialect, TransactionManager manager) implements Config {
        @Override
        public DataSource getDataSource() {
            return source;
        }

        @Override
        public Dialect getDialect() {
            return dialect;
        }

        @Override
        public JdbcLogger getJdbcLogger() {
            return Silent.LOGGER;
        }

        @Override
        public TransactionManager getTransactionManager() {
            return manager;
        }

        @Override
        public int getBatchSize() {
            return 1000;
        }

        @Override
        public Naming getNaming() {
            return Naming.SNAKE_LOWER_CASE;
        }
    }

    private static Dialect dialect(Db database) {
        return switch (database.kind()) {
            case SQLITE -> new SqliteDialect();
            case POSTGRESQL -> new PostgresDialect();
            case MARIADB -> new MysqlDialect();
        };
    }

    @Override
    public void open(Db database) {
        pool = database.pool(true);
        Dialect dialect = dialect(database);
        LocalTransactionDataSource local = new LocalTransactionDataSource(pool);
        transactions = new LocalTransactionManager(local.getLocalTransaction(Silent.LOGGER));
        reading = new QueryDsl(new Settings(pool, dialect, transactions));
        writing = new QueryDsl(new Settings(local, dialect, transactions));
    }

    @Override
    public void keep() throws SQLException {
        source = new Kept(pool);
        kept = new QueryDsl(new Settings(source, dialect(db), transactions));
    }

    @Override
    public void release() throws SQLException {
        source.close();
    }

    private static Person get(QueryDsl dsl, long id) {
        return dsl.from(PERSON).where(where -> where.eq(PERSON.id, id)).fetchOne();
    }

    @Override
    public Object getKept(long id) {
        return get(kept, id);
    }

    @Override
    public Object get(long id) {
        return get(reading, id);
    }

    @Override
    public List<?> list(long upTo) {
        return reading.from(PERSON).where(where -> where.le(PERSON.id, upTo)).fetch();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return reading.from(PERSON)
                .where(where -> {
                    where.eq(PERSON.age, age);
                    where.gt(PERSON.seen, seenAbove);
                })
                .fetch();
    }

    @Override
    public List<?> join(long from, long to) {
        return reading
                .from(ORDER)
                .innerJoin(PERSON, on -> on.eq(PERSON.id, ORDER.personId))
                .where(where -> {
                    where.ge(PERSON.id, from);
                    where.lt(PERSON.id, to);
                })
                .select(ORDER.id, PERSON.name, PERSON.email, ORDER.total, ORDER.status)
                .stream()
                .map(row -> new LineRow(row.getItem1(), row.getItem2(), row.getItem3(), row.getItem4(), row.getItem5()))
                .toList();
    }

    @Override
    public Object children(long from, long to) {
        return reading.from(PERSON)
                .innerJoin(ORDER, on -> on.eq(PERSON.id, ORDER.personId))
                .where(where -> {
                    where.ge(PERSON.id, from);
                    where.lt(PERSON.id, to);
                })
                .associate(PERSON, ORDER, (person, order) -> person.orders.add(order))
                .fetch();
    }

    @Override
    public long stream() {
        return transactions.required(() -> {
            try (Stream<Order> orders =
                    writing.from(ORDER, settings -> settings.setFetchSize(1000)).openStream()) {
                return orders.mapToLong(Order::sum).sum();
            }
        });
    }

    @Override
    public long insert(PersonRow row) {
        return transactions.required(() -> {
            Person person = Person.of(row);
            writing.insert(PERSON).single(person).execute();
            return person.getId();
        });
    }

    @Override
    public long batch(List<PersonRow> rows) {
        return transactions.required(() -> {
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Person.of(row)));
            return (long) writing.insert(PERSON, settings -> settings.setIgnoreGeneratedKeys(true))
                    .batch(all)
                    .execute()
                    .getCounts()
                    .length;
        });
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return transactions.required(() -> {
            long sum = 0;
            for (PersonRow row : rows) {
                Person person = Person.of(row);
                writing.insert(PERSON).single(person).execute();
                sum += person.getId();
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        transactions.required(() -> {
            Person person = get(writing, id);
            person.setName(name);
            person.setScore(score);
            if (writing.update(PERSON).single(person).execute().getCount() != 1) {
                throw new IllegalStateException("no row");
            }
        });
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
                        person.row(), person.orders.stream().map(Order::row).toList()));
        return all;
    }
}
