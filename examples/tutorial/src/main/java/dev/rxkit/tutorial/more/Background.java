package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.tutorial.heroes.Hero;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A session on another thread. */
public final class Background {

    public static void main(String[] args) throws Exception {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        ExecutorService workers = Executors.newFixedThreadPool(4);
        CompletableFuture<Hero> added = CompletableFuture.supplyAsync(
                () -> Rx.inTransaction(session -> session.add(new Hero("Deadpond", "Dive Wilson", null))), workers);
        System.out.println(added.thenApply(Hero::name).get() + " is in");
        workers.shutdown();
        Rx.close();
    }
}
