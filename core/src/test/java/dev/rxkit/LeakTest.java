package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.rxkit.Shop.Customer;
import dev.rxkit.Shop.Purchase;
import dev.rxkit.error.RxException;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Session;
import dev.rxkit.session.SessionConsumer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a call of a session fails, its connection is returned, its row is not written, and no message shows a value.
 */
class LeakTest {

    private static final String SECRET = "s3cr3t-marker";

    private final LogLines log = new LogLines();
    private Database database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Database.open(Shop.file(folder));
        database.createTables();
        database.useTransaction(s -> s.add(new Customer(null, "first")));
    }

    @AfterEach
    void close() {
        database.close();
        log.close();
    }

    /** Every call of a session, which fails because of a key, a reference, a name or a text. */
    private static Map<String, SessionConsumer<Exception>> failures() {
        Customer twin = new Customer(1L, SECRET);
        Customer nobody = new Customer(99L, SECRET);
        Purchase orphan = new Purchase(null, 99L, SECRET);
        Map<String, SessionConsumer<Exception>> all = new LinkedHashMap<>();
        all.put("add", s -> s.add(orphan));
        all.put("add with id", s -> s.add(twin));
        all.put("insert", s -> s.insert(twin));
        all.put("addAll", s -> s.addAll(List.of(orphan, orphan)));
        all.put("insertAll", s -> s.insertAll(List.of(twin)));
        all.put("update", s -> s.update(nobody));
        all.put("update some", s -> s.update(nobody, Customer::name));
        all.put("upsert", s -> s.upsert(orphan));
        all.put("delete", s -> s.delete(nobody));
        all.put("refresh", s -> s.refresh(nobody));
        all.put("get", s -> s.get(Customer.class, 99));
        all.put("find", s -> s.find(Customer.class, SECRET));
        all.put(
                "one",
                s -> s.select(Customer.class).where(Customer::name).eq(SECRET).one());
        all.put("select", s -> s.select(Customer.class).where("nam").eq(SECRET));
        all.put("type", s -> s.select(Customer.class).where("id").eq(SECRET).list());
        all.put(
                "bulk update",
                s -> s.update(Purchase.class).set(Purchase::article, SECRET).run());
        all.put("bulk delete", s -> s.delete(Purchase.class).run());
        all.put(
                "sql",
                s -> s.sql("select :a from nowhere")
                        .bind("a", SECRET)
                        .to(String.class)
                        .list());
        all.put(
                "sql type",
                s -> s.sql("select :a").bind("a", SECRET).to(Long.class).list());
        all.put(
                "sql run",
                s -> s.sql("insert into customer (id, name) values (1, :a)")
                        .bind("a", SECRET)
                        .run());
        all.put(
                "sql name",
                s -> s.sql("select 1").bind("a", SECRET).to(Long.class).one());
        all.put("nested", s -> s.useTransaction(inner -> inner.insert(twin)));
        all.put("savepoint", s -> s.savepoint().close());
        all.put("stream", s -> s.select(Customer.class).stream().iterator().next());
        all.put(
                "raw stream",
                s -> s.sql("select * from customer").to(Customer.class).stream()
                        .iterator()
                        .next());
        all.put(
                "handle",
                s -> s.handle()
                        .createUpdate("insert into customer (name) values ('x')")
                        .execute());
        return all;
    }

    @Test
    void noCallKeepsAConnection() {
        failures().forEach((name, call) -> {
            assertThatThrownBy(() -> {
                        try (Session session = database.session()) {
                            call.accept(session);
                            throw new IOException(name);
                        }
                    })
                    .as(name)
                    .isInstanceOfAny(RxException.class, IOException.class);
            assertUntouched(name);
            SessionConsumer<Exception> work = session -> {
                call.accept(session);
                throw new IOException(name);
            };
            assertThat(catchThrowable(() -> database.useTransaction(work)))
                    .as(name)
                    .isNotNull();
            assertThat(catchThrowable(() -> database.useReadOnly(work)))
                    .as(name)
                    .isNotNull();
            assertThat(catchThrowable(() -> database.useTransaction(Isolation.SERIALIZABLE, Retry.times(2), work)))
                    .as(name)
                    .isNotNull();
            assertUntouched(name);
        });
    }

    @Test
    void noMessageHoldsAValue() {
        failures().forEach((name, call) -> {
            Throwable failure = catchThrowable(() -> database.useTransaction(call));
            for (Throwable part = failure; part != null; part = part.getCause()) {
                assertThat(String.valueOf(part.getMessage())).as(name).doesNotContain(SECRET);
            }
        });
        assertThat(log.all()).noneMatch(line -> line.contains(SECRET));
    }

    private void assertUntouched(String name) {
        HikariDataSource pool = (HikariDataSource) database.dataSource();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).as(name).isZero();
        long customers = database.readOnly(s -> s.select(Customer.class).count());
        long purchases = database.readOnly(s -> s.select(Purchase.class).count());
        assertThat(customers).as(name).isEqualTo(1);
        assertThat(purchases).as(name).isZero();
    }
}
