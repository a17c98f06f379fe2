package org.example.peers.mybatis;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineBean;
import org.example.peers.LineRow;
import org.example.peers.OrderBean;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonBean;
import org.example.peers.PersonRow;

/** Annotated mappers into beans; the caches off; reads in auto-commit. */
public final class MybatisPeer extends Peer {

    private SqlSessionFactory factory;
    private SqlSession kept;
    private PersonMapper mapper;

    @Override
    public void open(Db database) {
        factory = factory(database.pool(true));
    }

    private static SqlSessionFactory factory(DataSource source) {
        Configuration configuration = new Configuration(new Environment("bench", new JdbcTransactionFactory(), source));
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setCacheEnabled(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.addMapper(PersonMapper.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }

    @Override
    public void keep() {
        // A statement is prepared once a session with this executor, the only reuse MyBatis has.
        kept = factory.openSession(ExecutorType.REUSE, true);
        mapper = kept.getMapper(PersonMapper.class);
    }

    @Override
    public void release() {
        kept.close();
    }

    @Override
    public Object getKept(long id) {
        return mapper.get(id);
    }

    @Override
    public Object get(long id) {
        try (SqlSession session = factory.openSession(true)) {
            return session.getMapper(PersonMapper.class).get(id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (SqlSession session = factory.openSession(true)) {
            return session.getMapper(PersonMapper.class).list(upTo);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (SqlSession session = factory.openSession(true)) {
            return session.getMapper(PersonMapper.class).where(age, seenAbove);
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (SqlSession session = factory.openSession(true)) {
            return session.getMapper(PersonMapper.class).join(from, to);
        }
    }

    @Override
    public Object children(long from, long to) {
        try (SqlSession session = factory.openSession(true)) {
            PersonMapper persons = session.getMapper(PersonMapper.class);
            List<PersonBean> parents = persons.range(from, to);
            return Families.of(
                    parents,
                    PersonBean::getId,
                    persons.orders(Families.ids(parents, PersonBean::getId)),
                    OrderBean::getPersonId);
        }
    }

    @Override
    public long stream() throws Exception {
        try (SqlSession session = factory.openSession();
                Cursor<OrderBean> orders = session.getMapper(PersonMapper.class).all()) {
            long sum = 0;
            for (OrderBean order : orders) {
                sum += order.sum();
            }
            return sum;
        }
    }

    @Override
    public long insert(PersonRow row) {
        try (SqlSession session = factory.openSession()) {
            PersonBean person = PersonBean.fresh(row);
            session.getMapper(PersonMapper.class).insert(person);
            session.commit();
            return person.getId();
        }
    }

    @Override
    public long batch(List<PersonRow> rows) throws SQLException {
        try (SqlSession session = factory.openSession(ExecutorType.BATCH)) {
            PersonMapper persons = session.getMapper(PersonMapper.class);
            long count = 0;
            for (PersonRow row : rows) {
                persons.insertOnly(PersonBean.fresh(row));
                if (++count % 1000 == 0) {
                    session.flushStatements();
                }
            }
            session.commit();
            return count;
        }
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        try (SqlSession session = factory.openSession(ExecutorType.REUSE)) {
            PersonMapper persons = session.getMapper(PersonMapper.class);
            long sum = 0;
            for (PersonRow row : rows) {
                PersonBean person = PersonBean.fresh(row);
                persons.insert(person);
                sum += person.getId();
            }
            session.commit();
            return sum;
        }
    }

    @Override
    public void update(long id, String name, double score) {
        try (SqlSession session = factory.openSession()) {
            PersonMapper persons = session.getMapper(PersonMapper.class);
            PersonBean person = persons.get(id);
            person.setName(name);
            person.setScore(score);
            if (persons.update(person) != 1) {
                throw new IllegalStateException("no row");
            }
            session.commit();
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
