package org.example.peers.jooq;

import static org.example.peers.jooq.Tables.ORDERS;
import static org.example.peers.jooq.Tables.PERSON;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.example.peers.Data;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.example.peers.jooq.Tables.OrdersRecord;
import org.example.peers.jooq.Tables.PersonRecord;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ with generated tables and records; executeLogging off as its tuning page says. */
public class JooqPeer extends Peer {

    private DataSource pool;
    DSLContext dsl;
    private SQLDialect dialect;
    private final Settings settings = new Settings()
            .withExecuteLogging(false)
            // MariaDB takes one statement at a time.
            .withRenderGroupConcatMaxLenSessionVariable(false);
    private Connection connection;
    private DSLContext kept;

    @Override
    public void open(Db database) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        pool = database.pool(!database.sqlite());
        dialect = switch (database.kind()) {
            case SQLITE -> SQLDialect.SQLITE;
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MARIADB -> SQLDialect.MARIADB;
        };
        dsl = DSL.using(pool, dialect, settings);
    }

    @Override
    public void keep() throws SQLException {
        connection = pool.getConnection();
        kept = DSL.using(connection, dialect, settings);
    }

    @Override
    public void release() throws SQLException {
        connection.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.fetchSingle(PERSON, PERSON.ID.eq(id));
    }

    @Override
    public Object get(long id) {
        return dsl.fetchSingle(PERSON, PERSON.ID.eq(id));
    }

    @Override
    public List<?> list(long upTo) {
        return dsl.selectFrom(PERSON).where(PERSON.ID.le(upTo)).fetch();
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        return dsl.selectFrom(PERSON)
                .where(PERSON.AGE.eq(age))
                .and(PERSON.SEEN.gt(seenAbove))
                .fetch();
    }

    @Override
    public List<?> join(long from, long to) {
        return dsl.select(ORDERS.ID, PERSON.NAME, PERSON.EMAIL, ORDERS.TOTAL, ORDERS.STATUS)
                .from(ORDERS)
                .join(PERSON)
                .on(PERSON.ID.eq(ORDERS.PERSON_ID))
                .where(PERSON.ID.ge(from))
                .and(PERSON.ID.lt(to))
                .fetch(Records.mapping(LineRow::new));
    }

    @Override
    public Object children(long from, long to) {
        List<PersonRecord> persons = dsl.selectFrom(PERSON)
                .where(PERSON.ID.ge(from))
                .and(PERSON.ID.lt(to))
                .fetch();
        List<OrdersRecord> orders = dsl.selectFrom(ORDERS)
                .where(ORDERS.PERSON_ID.in(Families.ids(persons, PersonRecord::getId)))
                .fetch();
        return Families.of(persons, PersonRecord::getId, orders, OrdersRecord::getPersonId);
    }

    @Override
    public long stream() {
        return dsl.transactionResult(tx -> {
            try (Stream<OrdersRecord> all =
                    tx.dsl().selectFrom(ORDERS).fetchSize(1000).fetchStream()) {
                return all.mapToLong(
                                o -> Data.sum(o.getId(), o.getPersonId(), o.getTotal(), o.getStatus(), o.getCreated()))
                        .sum();
            }
        });
    }

    private static PersonRecord fresh(DSLContext dsl, PersonRow p) {
        PersonRecord person = dsl.newRecord(PERSON);
        person.setName(p.name());
        person.setEmail(p.email());
        person.setAge(p.age());
        person.setScore(p.score());
        person.setActive(p.active());
        person.setSeen(p.seen());
        person.setNote(p.note());
        return person;
    }

    @Override
    public long insert(PersonRow row) {
        return dsl.transactionResult(tx -> {
            PersonRecord person = fresh(tx.dsl(), row);
            person.insert();
            return person.getId();
        });
    }

    @Override
    public long batch(List<PersonRow> rows) {
        return dsl.transactionResult(tx -> {
            long count = 0;
            for (int at = 0; at < rows.size(); at += 1000) {
                List<PersonRecord> chunk = new ArrayList<>();
                for (PersonRow row : rows.subList(at, at + 1000)) {
                    chunk.add(fresh(tx.dsl(), row));
                }
                count += tx.dsl().batchInsert(chunk).execute().length;
            }
            return count;
        });
    }

    /**
     * Many rows in one INSERT with RETURNING, fifty at a time; on SQLite jOOQ has no RETURNING (it asks for
     * last_insert_rowid() and so knows the last id only), so there it is record by record.
     */
    @Override
    public long batchIds(List<PersonRow> rows) {
        return dsl.transactionResult(tx -> {
            long sum = 0;
            if (db.sqlite()) {
                for (PersonRow row : rows) {
                    PersonRecord person = fresh(tx.dsl(), row);
                    person.insert();
                    sum += person.getId();
                }
                return sum;
            }
            for (int at = 0; at < rows.size(); at += 50) {
                var insert = tx.dsl()
                        .insertInto(
                                PERSON,
                                PERSON.NAME,
                                PERSON.EMAIL,
                                PERSON.AGE,
                                PERSON.SCORE,
                                PERSON.ACTIVE,
                                PERSON.SEEN,
                                PERSON.NOTE);
                for (PersonRow p : rows.subList(at, at + 50)) {
                    insert = insert.values(p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
                }
                for (Long id : insert.returningResult(PERSON.ID).fetch(PERSON.ID)) {
                    sum += id;
                }
            }
            return sum;
        });
    }

    @Override
    public void update(long id, String name, double score) {
        dsl.transaction(tx -> {
            PersonRecord person = tx.dsl().fetchSingle(PERSON, PERSON.ID.eq(id));
            person.setName(name);
            person.setScore(score);
            if (person.update() != 1) {
                throw new IllegalStateException("no row");
            }
        });
    }

    @Override
    public PersonRow person(Object result) {
        PersonRecord p = (PersonRecord) result;
        return new PersonRow(
                p.getId(),
                p.getName(),
                p.getEmail(),
                p.getAge(),
                p.getScore(),
                p.getActive(),
                p.getSeen(),
                p.getNote());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<PersonRecord, OrdersRecord>) result)
                .rows(
                        this::person,
                        o -> new OrderRow(o.getId(), o.getPersonId(), o.getTotal(), o.getStatus(), o.getCreated()));
    }
}
