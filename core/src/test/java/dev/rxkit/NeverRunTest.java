package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Shop.Customer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warning is logged for a statement that was never run, and for no other. */
class NeverRunTest {

    @Test
    void selectThatWentOnAsAnotherOneOrWasRefusedIsNoWarning(@TempDir Path folder) {
        try (Database database = Database.open(Shop.file(folder))) {
            database.createTables();
            LogLines log = new LogLines();
            database.useReadOnly(session -> {
                session.select(Customer.class)
                        .to(Customer::name)
                        .union(session.select(Customer.class).to(Customer::name))
                        .list();
                assertThatThrownBy(() ->
                        session.select(Customer.class).groupBy(Customer::name).list());
            });
            log.close();
            assertThat(log.all()).isEmpty();
        }
    }
}
