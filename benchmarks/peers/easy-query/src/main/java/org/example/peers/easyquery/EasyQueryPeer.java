package org.example.peers.easyquery;

import com.easy.query.api.proxy.client.DefaultEasyEntityQuery;
import com.easy.query.api.proxy.client.EasyEntityQuery;
import com.easy.query.core.basic.jdbc.executor.internal.enumerable.JdbcStreamResult;
import com.easy.query.core.basic.jdbc.tx.Transaction;
import com.easy.query.core.bootstrapper.EasyQueryBootstrapper;
import com.easy.query.core.enums.SQLExecuteStrategyEnum;
import com.easy.query.core.logging.LogFactory;
import com.easy.query.core.proxy.sql.Select;
import com.easy.query.mysql.config.MySQLDatabaseConfiguration;
import com.easy.query.pgsql.config.PgSQLDatabaseConfiguration;
import com.easy.query.sqlite.config.SQLiteDatabaseConfiguration;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.example.peers.Db;
import org.example.peers.Kept;
import org.example.peers.Kind;
import org.example.peers.LineBean;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;

/** easy-query by its proxies; SQL is not printed. */
public final class EasyQueryPeer extends Peer {

    private DataSource pool;
    private EasyEntityQuery query;
    private Kept source;
    private EasyEntityQuery kept;

    @Override
    public void open(Db database) {
        LogFactory.useNoLogging();
        pool = database.pool(true);
        query = query(pool, database.kind());
    }

    private static EasyEntityQuery query(DataSource source, Kind kind) {
        return new DefaultEasyEntityQuery(EasyQueryBootstrapper.defaultBuilderConfiguration()
                .setDefaultDataSource(source)
                .optionConfigure(options -> options.setPrintSql(false))
                .useDatabaseConfigure(
                        switch (kind) {
                            case SQLITE -> new SQLiteDatabaseConfiguration();
                            case POSTGRESQL -> new PgSQLDatabaseConfiguration();
                            case MARIADB -> new MySQLDatabaseConfiguration();
                        })
                .build());
    }

    @Override
    public void keep() throws SQLException {
        source = new Kept(pool);
        kept = query(source, db.kind());
    }

    @Override
    public void release() throws SQLException {
        source.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.queryable(Person.class).whereById(id).singleNotNull();
    }

    @Override
    public Object get(long id) {
        return query.queryable(Person.class).whereById(id).singleNotNull();
    }

    @Override
    public List<?> list(long upTo) {
        return query.queryable(Person.class).where(p -> p.id().le(upTo)).toList();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return query.queryable(Person.class)
                .where(p -> {
                    p.age().eq(age);
                    p.seen().gt(seenAbove);
                })
                .toList();
    }

    @Override
    public List<?> join(long from, long to) {
        return query.queryable(Order.class)
                .innerJoin(Person.class, (o, p) -> o.personId().eq(p.id()))
                .where((o, p) -> {
                    p.id().ge(from);
                    p.id().lt(to);
                })
                .select(
                        LineBean.class,
                        (o, p) -> Select.of(o.id().as("orderId"), p.name(), p.email(), o.total(), o.status()))
                .toList();
    }

    @Override
    public Object children(long from, long to) {
        return query.queryable(Person.class)
                .includes(p -> p.orders())
                .where(p -> {
                    p.id().ge(from);
                    p.id().lt(to);
                })
                .toList();
    }

    @Override
    public long stream() throws SQLException {
        try (Transaction transaction = query.beginTransaction();
                JdbcStreamResult<Order> orders = query.queryable(Order.class).toStreamResult(1000)) {
            long sum = 0;
            for (Order order : orders.getStreamIterable()) {
                sum += order.sum();
            }
            return sum;
        }
    }

    @Override
    public long insert(PersonRow row) {
        try (Transaction transaction = query.beginTransaction()) {
            Person person = Person.of(row);
            query.insertable(person).executeRows(true);
            transaction.commit();
            return person.getId();
        }
    }

    @Override
    public long batch(List<PersonRow> rows) {
        try (Transaction transaction = query.beginTransaction()) {
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(Person.of(row)));
            // One statement for all: without this rows are grouped by which of their values are null.
            query.insertable(all)
                    .setSQLStrategy(SQLExecuteStrategyEnum.ALL_COLUMNS)
                    .batch()
                    .executeRows();
            transaction.commit();
            return all.size();
        }
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        try (Transaction transaction = query.beginTransaction()) {
            long sum = 0;
            for (PersonRow row : rows) {
                Person person = Person.of(row);
                query.insertable(person).executeRows(true);
                sum += person.getId();
            }
            transaction.commit();
            return sum;
        }
    }

    @Override
    public void update(long id, String name, double score) {
        try (Transaction transaction = query.beginTransaction()) {
            Person person = query.queryable(Person.class).whereById(id).singleNotNull();
            person.setName(name);
            person.setScore(score);
            query.updatable(person).executeRows(1, "no row");
            transaction.commit();
        }
    }

    @Override
    public PersonRow person(Object result) {
        return ((Person) result).row();
    }

    @Override
    public LineRow line(Object result) {
        return ((LineBean) result).row();
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
