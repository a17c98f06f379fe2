package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;

/** Writes rows to a database, or reads them and compares: {@code write|read url seed}. */
final class ValuesProgram {

    private static final int RANDOM_ROWS = 400;

    private ValuesProgram() {}

    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[2]);
        try (Database database = open(arguments[1])) {
            if (arguments[0].equals("write")) {
                write(database, seed);
            } else {
                read(database, seed);
            }
        }
        // Plain ASCII, as the encoding of the stream is that of this JVM.
        System.out.println(arguments[0] + " in " + TimeZone.getDefault().getID() + " " + Locale.getDefault() + " "
                + Charset.defaultCharset());
    }

    static Database open(String url) {
        return Database.open(RxConfig.builder()
                .url(url)
                .models(Every.class, Edge.class)
                .poolSize(1)
                .startupCheck(false)
                .build());
    }

    private static List<Every> rows(long seed) {
        Random random = new Random(seed);
        List<Every> rows = new ArrayList<>(Every.awkward());
        for (int i = 0; i < RANDOM_ROWS; i++) {
            rows.add(Every.random(1000L + i, random));
        }
        return rows;
    }

    private static void write(Database database, long seed) {
        database.createTables();
        database.useTransaction(session -> {
            session.insertAll(rows(seed));
            session.addAll(Edge.all());
        });
    }

    static void read(Database database, long seed) {
        database.useReadOnly(session -> {
            List<Every> read = session.select(Every.class).orderBy(Every::id).list();
            List<Every> written = rows(seed);
            assertThat(read).hasSameSizeAs(written);
            for (int i = 0; i < written.size(); i++) {
                assertThat(read.get(i)).isEqualTo(written.get(i));
            }
            assertThat(session.select(Edge.class).orderBy(Edge::id).list()).isEqualTo(Edge.all());
            for (Every row : Every.awkward()) {
                assertThat(session.select(Every.class)
                                .where(Every::local)
                                .eq(row.local())
                                .and(Every::date)
                                .eq(row.date())
                                .and(Every::time)
                                .eq(row.time())
                                .and(Every::instant)
                                .eq(row.instant())
                                .and(Every::text)
                                .eq(row.text())
                                .list())
                        .contains(row);
            }
        });
    }
}
