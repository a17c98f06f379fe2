package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Retry;
import dev.rxkit.tutorial.heroes.Hero;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that read a row and write it back. */
public final class TwoWriters {

    private static long id;

    public static void main(String[] args) throws Exception {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();
        id = Rx.inTransaction(session -> session.add(new Hero("Deadpond", "Dive Wilson", 0)))
                .id();

        atOnce(8, () -> Rx.useTransaction(Isolation.SERIALIZABLE, Retry.times(100), session -> {
            Hero now = session.get(Hero.class, id);
            session.update(older(now));
        }));
        System.out.println("a block: " + age());

        atOnce(8, () -> Rx.useTransaction(session -> {
            Hero now = session.select(Hero.class).where(Hero::id).eq(id).forUpdate().one();
            session.update(older(now));
        }));
        System.out.println("forUpdate: " + age());
        Rx.close();
    }

    private static Hero older(Hero hero) {
        return new Hero(hero.id(), hero.name(), hero.secretName(), hero.age() + 1);
    }

    private static int age() {
        return Rx.<Hero, RuntimeException>readOnly(session -> session.get(Hero.class, id))
                .age();
    }

    private static void atOnce(int threads, Runnable work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads * 10; i++) {
            all.add(workers.submit(work));
        }
        for (Future<?> one : all) {
            one.get();
        }
        workers.shutdown();
    }
}
