package org.example.bench;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** From the start of the JVM to the first row of an SQLite file, in a process of its own, as its one line says. */
public final class ColdStart {

    private ColdStart() {}

    /** {@code java -cp benchmarks.jar org.example.bench.ColdStart}. */
    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("rx-cold", ".db");
        try (Database database = Database.open(RxConfig.builder()
                .url("sqlite:///" + file)
                .models(Person.class)
                .startupCheck(false)
                .build())) {
            database.useTransaction(session -> {
                session.sql("CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, email TEXT,"
                                + " age INTEGER, score REAL, active INTEGER, seen INTEGER, note TEXT)")
                        .run();
                session.add(Person.unsaved(1));
            });
            Person first = database.readOnly(session -> session.get(Person.class, 1));
            long now = System.currentTimeMillis();
            System.out.println((now - ManagementFactory.getRuntimeMXBean().getStartTime()) + " ms to the first row, "
                    + first.name());
        } finally {
            Files.delete(file);
        }
    }
}
