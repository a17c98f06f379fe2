package dev.rxkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.query.Prop;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.Seeds;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import dev.rxkit.session.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Values are read as they were written, on every database, whatever the time zones of the two JVMs. */
@NullUnmarked
@OnEveryDatabase
class ValuesTest {
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/New_York",
            "Asia/Kolkata",
            "Pacific/Apia",
            "Europe/Berlin",
            "Africa/Monrovia",
            "Australia/Lord_Howe");

    @Parameter
    TestServer server;

    private TestSpace space;
    private final TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void empty() {
        space = server.space(ValuesTest.class);
        try (Database database = open()) {
            database.createTables();
        }
    }

    @AfterEach
    void backHome() {
        TimeZone.setDefault(zone);
    }

    private Database open() {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(Every.class)
                .startupCheck(false)
                .poolSize(1)
                .build());
    }

    @Test
    void hundredThousandRandomValuesAreReadAsTheyWereWritten() {
        long seed = Seeds.first();
        Random random = new Random(seed);
        List<Every> written = new ArrayList<>();
        for (int i = 0; i < 100_000 / Every.class.getRecordComponents().length + 1; i++) {
            written.add(Every.random(i, random));
        }
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (Database database = open()) {
            database.useTransaction(session -> session.insertAll(written));
        }
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Database database = open()) {
            List<Every> read = database.readOnly(
                    session -> session.select(Every.class).orderBy(Every::id).list());
            for (int i = 0; i < written.size(); i++) {
                assertThat(read.get(i)).as("seed %d", seed).isEqualTo(written.get(i));
            }
        }
    }

    @Test
    void awkwardValuesAreReadInEveryOtherTimeZone() {
        List<Every> written = Every.awkward();
        Map<String, Database> databases = new LinkedHashMap<>();
        try {
            for (String zone : ZONES) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                databases.put(zone, open());
            }
            for (String writer : ZONES) {
                TimeZone.setDefault(TimeZone.getTimeZone(writer));
                databases.get(writer).useTransaction(session -> {
                    session.delete(Every.class).all().run();
                    session.addAll(written);
                });
                for (String reader : ZONES) {
                    TimeZone.setDefault(TimeZone.getTimeZone(reader));
                    assertThat(rows(
                                    databases.get(reader),
                                    session -> session.select(Every.class)
                                            .orderBy(Every::id)
                                            .list()))
                            .as("written in %s, read in %s", writer, reader)
                            .isEqualTo(written);
                }
            }
        } finally {
            databases.values().forEach(Database::close);
        }
    }

    @Test
    void theDatabaseSortsAndFindsAsJavaDoes() {
        long seed = Seeds.first();
        Random random = new Random(seed);
        List<Every> written = new ArrayList<>(Every.awkward());
        for (int i = 0; i < 300; i++) {
            written.add(Every.random(1000 + i, random));
        }
        try (Database database = open()) {
            database.useTransaction(session -> session.insertAll(written));
            sorted(database, written, seed, "tiny", Every::tiny);
            sorted(database, written, seed, "whole", Every::whole);
            sorted(database, written, seed, "big", Every::big);
            sorted(database, written, seed, "single", Every::single);
            sorted(database, written, seed, "twice", Every::twice);
            sorted(database, written, seed, "money", Every::money);
            sorted(database, written, seed, "date", Every::date);
            sorted(database, written, seed, "time", Every::time);
            sorted(database, written, seed, "local", Every::local);
            sorted(database, written, seed, "instant", Every::instant);
            sorted(database, written, seed, "duration", Every::duration);
            Comparator<String> byCodePoint = (a, b) -> compareCodePoints(a, b);
            assertThat(ids(database, Every::text))
                    .as("seed %d", seed)
                    .isEqualTo(written.stream()
                            .sorted(Comparator.comparing(Every::text, byCodePoint)
                                    .thenComparing(Every::id))
                            .map(Every::id)
                            .toList());
            for (Every row : written) {
                found(database, row);
            }
        }
    }

    private static void found(Database database, Every row) {
        assertThat(count(
                        database,
                        session -> session.select(Every.class)
                                .where(Every::id)
                                .eq(row.id())
                                .and(Every::text)
                                .eq(row.text())
                                .and(Every::money)
                                .eq(row.money())
                                .and(Every::twice)
                                .eq(row.twice())
                                .and(Every::instant)
                                .eq(row.instant())
                                .and(Every::local)
                                .eq(row.local())
                                .and(Every::time)
                                .eq(row.time())
                                .and(Every::uuid)
                                .eq(row.uuid())
                                .and(Every::letter)
                                .eq(row.letter())
                                .and(Every::wide)
                                .eq(row.wide())
                                .and(Every::duration)
                                .in(List.of(row.duration()))
                                .count()))
                .as("%s", row)
                .isEqualTo(1);
    }

    private static <C extends Comparable<? super C>> void sorted(
            Database database, List<Every> written, long seed, String column, Prop<Every, C> property) {
        assertThat(ids(database, property))
                .as("%s, seed %d", column, seed)
                .isEqualTo(written.stream()
                        .sorted(Comparator.comparing((Every row) -> property.of(row))
                                .thenComparing(Every::id))
                        .map(Every::id)
                        .toList());
    }

    private static List<Long> ids(Database database, Prop<Every, ?> property) {
        List<Every> rows = rows(
                database,
                session ->
                        session.select(Every.class).orderBy(property, Every::id).list());
        return rows.stream().map(Every::id).toList();
    }

    private static List<Every> rows(Database database, Function<Session, List<Every>> work) {
        return database.readOnly(session -> work.apply(session));
    }

    private static long count(Database database, Function<Session, Long> work) {
        return database.readOnly(session -> work.apply(session));
    }

    private static int compareCodePoints(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    }

    @Test
    void textDiffersByCaseAccentAndTrailingBlank() {
        List<String> texts =
                List.of("a", "A", "a ", " a", "\u00e4", "a\u0308", "", "\uD83D\uDE00", "\uD83D\uDE01", "\u00df", "ss");
        try (Database database = open()) {
            Random random = new Random(1);
            database.useTransaction(session -> {
                for (int i = 0; i < texts.size(); i++) {
                    session.insert(Every.with(Every.random(i, random), texts.get(i)));
                }
            });
            for (String text : texts) {
                assertThat(count(
                                database,
                                session -> session.select(Every.class)
                                        .where(Every::brief)
                                        .eq(text)
                                        .count()))
                        .as("<%s>", text)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whatNoDatabaseKeepsIsRefusedBeforeAnySql() {
        Every any = Every.random(1, new Random(3));
        try (Database database = open()) {
            for (String text : List.of("nul \u0000", "half \uD83D", "\uDE00 half")) {
                assertThatThrownBy(() -> database.useTransaction(session -> session.add(Every.with(any, text))))
                        .hasMessageContaining("Every.brief");
            }
            assertThatThrownBy(() -> database.useTransaction(
                            session -> session.add(Every.moved(any, LocalDate.of(10_000, 1, 1)))))
                    .hasMessageContaining("Every.date");
            assertThatThrownBy(() ->
                            database.useTransaction(session -> session.add(Every.moved(any, LocalDate.of(0, 12, 31)))))
                    .hasMessageContaining("Every.date");
        }
    }
}
