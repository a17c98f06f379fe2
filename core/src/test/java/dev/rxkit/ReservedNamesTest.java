package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedNamesTest {

    @Table
    record Order(
            @Nullable Long id,
            String group,
            @Column(name = "select") String choice,
            String name) {}

    @Test
    void areLoggedOncePerProcessAndWork(@TempDir Path folder) {
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 2; i++) {
                try (Database database = Database.open(Shop.in(
                        folder, Shop.builder().url("sqlite:///shop" + i + ".db").models(Order.class)))) {
                    database.createTables();
                    database.createTables();
                    database.useTransaction(session -> session.add(new Order(null, "g", "c", "n")));
                    Order found = database.readOnly(session -> session.select(Order.class)
                            .where(Order::group)
                            .eq("g")
                            .one());
                    assertThat(found.choice()).isEqualTo("c");
                }
            }
            assertThat(log.all()).hasSize(3).allMatch(line -> line.startsWith("WARNING Order"));
            assertThat(log.all().get(0)).contains("order", "sqlite", "@Table");
            assertThat(log.all().get(1)).contains("Order.group", "\"group\"", "@Column");
            assertThat(log.all().get(2)).contains("Order.choice", "select");
        }
    }
}
