package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RxTest {

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        Rx.close();
    }

    @Test
    void opensWhatItWasConfiguredWith() {
        Rx.configure(Shop.in(folder, Shop.builder().url("sqlite:///other.db")));
        Rx.configure(Shop.file(folder));
        assertThat(Rx.database()).hasToString("sqlite:///" + folder.resolve("shop.db"));
        assertThat(Rx.database()).isSameAs(Rx.database());
    }

    @Test
    void cannotBeConfiguredWhileOpen() {
        Rx.configure(Shop.file(folder));
        Database first = Rx.database();
        assertThatThrownBy(() -> Rx.configure(Shop.file(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Rx already uses sqlite:///" + folder)
                .hasMessageContaining("Rx.close()");
        Rx.close();
        Rx.configure(Shop.file(folder));
        assertThat(Rx.database()).isNotSameAs(first);
    }

    @Test
    void manyFirstCallsOpenOneDatabase() throws Exception {
        Rx.configure(Shop.file(folder));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Database>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            calls.add(threads.submit(() -> {
                start.await();
                return Rx.database();
            }));
        }
        start.countDown();
        Set<Database> opened = new HashSet<>();
        for (Future<Database> call : calls) {
            opened.add(call.get());
        }
        threads.shutdown();
        assertThat(opened).hasSize(1);
    }

    @Test
    void opensFurtherDatabasesByName() throws IOException {
        Files.writeString(
                folder.resolve("rxconfig.properties"),
                "db_url=sqlite://\nreports.db_url=sqlite:///reports.db\nreports.startup_check=no\n");
        Rx.configure(RxConfig.load(folder, ClassLoader.getPlatformClassLoader(), Map.of(), Map.of()));
        assertThat(Rx.database("reports")).hasToString("sqlite:///" + folder.resolve("reports.db"));
        assertThat(Rx.database("reports")).isSameAs(Rx.database("reports"));
        assertThat(Rx.database()).hasToString("sqlite://");
        assertThatThrownBy(() -> Rx.database("report")).hasMessageContaining("report.db_url=...");
    }
}
