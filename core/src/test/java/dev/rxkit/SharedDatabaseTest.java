package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that a framework opens, closes and shares with {@link Rx}. */
class SharedDatabaseTest {

    @AfterEach
    void close() {
        Rx.close();
    }

    @Test
    void rxUsesTheDatabaseThatWasSharedLast(@TempDir Path folder) {
        Rx.configure(Shop.file(folder));
        try (Database first = Database.open(Shop.in(folder, Shop.builder().url("sqlite://")));
                Database second = Database.open(Shop.in(folder, Shop.builder().url("sqlite://")))) {
            Rx.Use ofFirst = Rx.share(first);
            assertThat(Rx.database()).isSameAs(first);
            Rx.Use ofSecond = Rx.share(second);
            ofFirst.close();
            assertThat(Rx.database()).isSameAs(second);
            Rx.close();
            assertThat(Rx.database()).isSameAs(second);
            second.session().close();
            ofSecond.close();
            Rx.configure(Shop.file(folder));
            assertThat(Rx.database()).isNotSameAs(first).isNotSameAs(second);
        }
    }

    @Test
    void aDatabaseCanBeSharedBeforeItIsOpen(@TempDir Path folder) {
        Rx.configure(Shop.file(folder));
        AtomicReference<Database> opened = new AtomicReference<>();
        Supplier<Database> later = () -> opened.updateAndGet(database ->
                database == null ? Database.open(Shop.in(folder, Shop.builder().url("sqlite://"))) : database);
        Rx.Use use = Rx.share(later);
        assertThat(opened).hasValue(null);
        assertThat(Rx.database()).isSameAs(opened.get()).isSameAs(Rx.database());
        use.close();
        assertThat(Rx.database()).isNotSameAs(opened.get());
        opened.get().close();
    }
}
