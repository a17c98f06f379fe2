package org.example.peers.jdbi;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.Kind;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Jdbi with SQL of one's own; how rows become objects is the variant's. Mappers are made once and passed along. */
abstract class JdbiPeer<P, O, L> extends Peer {

    static final String COLUMNS = "id, name, email, age, score, active, seen, note";
    private static final String INSERT = "INSERT INTO person (name, email, age, score, active, seen, note)"
            + " VALUES (:name, :email, :age, :score, :active, :seen, :note)";

    Jdbi jdbi;
    private Handle kept;
    private final RowMapper<P> persons;
    private final RowMapper<O> orders;
    private final RowMapper<L> lines;

    JdbiPeer(RowMapper<P> persons, RowMapper<O> orders, RowMapper<L> lines) {
        this.persons = persons;
        this.orders = orders;
        this.lines = lines;
    }

    abstract P with(P person, String name, double score);

    abstract long sum(O order);

    abstract PersonRow row(P person);

    abstract OrderRow orderRow(O order);

    @Override
    public void open(Db database) {
        jdbi = Jdbi.create(database.pool(true));
    }

    @Override
    public void keep() {
        kept = jdbi.open();
    }

    @Override
    public void release() {
        kept.close();
    }

    private P get(Handle handle, long id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM person WHERE id = ?")
                .bind(0, id)
                .map(persons)
                .one();
    }

    @Override
    public Object getKept(long id) {
        return get(kept, id);
    }

    @Override
    public Object get(long id) {
        return jdbi.withHandle(handle -> get(handle, id));
    }

    @Override
    public List<?> list(long upTo) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM person WHERE id <= ?")
                .bind(0, upTo)
                .map(persons)
                .list());
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM person WHERE age = :age AND seen > :seen")
                        .bind("age", age)
                        .bind("seen", seenAbove)
                        .map(persons)
                        .list());
    }

    @Override
    public List<?> join(long from, long to) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
                                + " JOIN person p ON p.id = o.person_id WHERE p.id >= :from AND p.id < :to")
                        .bind("from", from)
                        .bind("to", to)
                        .map(lines)
                        .list());
    }

    @Override
    public Object children(long from, long to) {
        return jdbi.withHandle(handle -> {
            List<P> parents = handle.createQuery("SELECT " + COLUMNS + " FROM person WHERE id >= :from AND id < :to")
                    .bind("from", from)
                    .bind("to", to)
                    .map(persons)
                    .list();
            List<O> theirs = handle.createQuery(
                            "SELECT id, person_id, total, status, created FROM orders" + " WHERE person_id IN (<ids>)")
                    .bindList("ids", Families.ids(parents, this::idOf))
                    .map(orders)
                    .list();
            return Families.of(parents, this::idOf, theirs, this::parentOf);
        });
    }

    abstract long idOf(P person);

    abstract long parentOf(O order);

    @Override
    public long stream() {
        return jdbi.inTransaction(handle -> {
            try (Stream<O> all = handle
                    .createQuery("SELECT id, person_id, total, status, created FROM orders")
                    .setFetchSize(1000)
                    .map(orders)
                    .stream()) {
                return all.mapToLong(this::sum).sum();
            }
        });
    }

    @Override
    public long insert(PersonRow person) {
        return jdbi.inTransaction(handle -> handle.createUpdate(INSERT)
                .bindMethods(person)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(long.class)
                .one());
    }

    @Override
    public long batch(List<PersonRow> all) {
        return jdbi.inTransaction(handle -> {
            long count = 0;
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (PersonRow person : all) {
                batch.bindMethods(person).add();
                if (batch.size() == 1000) {
                    count += batch.execute().length;
                }
            }
            batch.close();
            return count;
        });
    }

    /** Only PostgreSQL's driver gives the keys of a batch; elsewhere it is one by one. */
    @Override
    public long batchIds(List<PersonRow> all) {
        return jdbi.inTransaction(handle -> {
            long sum = 0;
            if (db.kind() == Kind.POSTGRESQL) {
                PreparedBatch batch = handle.prepareBatch(INSERT);
                for (PersonRow person : all) {
                    batch.bindMethods(person).add();
                    if (batch.size() == 1000) {
                        for (long id : batch.executePreparedBatch("id")
                                .mapTo(long.class)
                                .list()) {
                            sum += id;
                        }
                    }
                }
                batch.close();
                return sum;
            }
            for (PersonRow person : all) {
                sum += handle.createUpdate(INSERT)
                        .bindMethods(person)
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(long.class)
                        .one();
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        jdbi.useTransaction(handle -> {
            P changed = with(get(handle, id), name, score);
            int rows = bound(
                            handle.createUpdate("UPDATE person SET name = :name, email = :email, age = :age,"
                                    + " score = :score, active = :active, seen = :seen, note = :note WHERE id = :id"),
                            changed)
                    .execute();
            if (rows != 1) {
                throw new IllegalStateException("no row");
            }
        });
    }

    abstract org.jdbi.v3.core.statement.Update bound(org.jdbi.v3.core.statement.Update update, P person);

    @Override
    @SuppressWarnings("unchecked")
    public PersonRow person(Object result) {
        return row((P) result);
    }

    @Override
    public abstract LineRow line(Object result);

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<P, O>) result).rows(this::row, this::orderRow);
    }
}
