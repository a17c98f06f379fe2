package org.example.peers.springjdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.example.peers.Db;
import org.example.peers.Families;
import org.example.peers.Kept;
import org.example.peers.OrderRow;
import org.example.peers.Peer;
import org.example.peers.PersonRow;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's JDBC support without a container. */
abstract class SpringBase extends Peer {

    static final String PERSON = "SELECT id, name, email, age, score, active, seen, note FROM person ";
    static final String ORDERS = "SELECT id, person_id, total, status, created FROM orders";
    static final String JOIN = "SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
            + " JOIN person p ON p.id = o.person_id WHERE p.id >= ? AND p.id < ?";
    static final String INSERT =
            "INSERT INTO person (name, email, age, score, active, seen, note) VALUES (?, ?, ?, ?, ?, ?, ?)";

    DataSource pool;
    Kept kept;
    TransactionTemplate transactions;

    @Override
    public void open(Db database) {
        pool = database.pool(true);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @Override
    public void keep() throws SQLException {
        kept = new Kept(pool);
    }

    @Override
    public void release() throws SQLException {
        kept.close();
    }

    @Override
    public PersonRow person(Object result) {
        return (PersonRow) result;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        return ((Families<PersonRow, OrderRow>) result).rows(person -> person, order -> order);
    }
}
