package dev.rxkit.session;

import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.RxException;
import dev.rxkit.query.Prop;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cursors over columns of any type: every row comes once, in the order of the database, or the slice is refused. */
class CursorColumnsTest {

    enum Size {
        small,
        medium,
        large
    }

    interface Row {
        Long id();
    }

    @Table("cursor_row")
    record OfDouble(Long id, @Nullable Double v) implements Row {}

    @Table("cursor_row")
    record OfDecimal(
            Long id,
            @Column(precision = 10, scale = 2) @Nullable BigDecimal v) implements Row {}

    @Table("cursor_row")
    record OfString(Long id, @Nullable String v) implements Row {}

    @Table("cursor_row")
    record OfEnum(Long id, @Nullable Size v) implements Row {}

    @Table("cursor_row")
    record OfUuid(Long id, @Nullable UUID v) implements Row {}

    @Table("cursor_row")
    record OfInstant(Long id, @Nullable Instant v) implements Row {}

    @Table("cursor_row")
    record OfDateTime(Long id, @Nullable LocalDateTime v) implements Row {}

    @Table("cursor_row")
    record OfTime(Long id, @Nullable LocalTime v) implements Row {}

    private static Arguments of(TestServer server, String type, Class<? extends Row> row, String... values) {
        return Arguments.of(server, type, row, List.of(values));
    }

    static Stream<Arguments> columns() {
        TestServer lite = TestServer.SQLITE;
        TestServer pg = TestServer.POSTGRESQL;
        TestServer maria = TestServer.MARIADB;
        String[] floats = {"0.1", "0.1", "0.7", "0.7", "16777217", "1234567.5", "3.1415927", "1e-30"};
        String[] words = {"'Ann'", "'bob'", "'Carl'", "'dora'", "'ann'", "'ANN'", "''", "'a b'", "'ab '"};
        String[] sizes = {"'small'", "'medium'", "'large'", "'small'"};
        return Stream.of(
                        of(pg, "real", OfDouble.class, floats),
                        of(pg, "real", OfDecimal.class, "0.1", "0.7", "0.25"),
                        of(pg, "double precision", OfDouble.class, "0.1", "0.3", "1e300", "'NaN'", "'Infinity'"),
                        of(pg, "numeric", OfDouble.class, "0.1", "0.10000000000000000001", "0.2"),
                        of(pg, "numeric", OfDecimal.class, "1.001", "1.002", "1.003"),
                        of(pg, "citext", OfString.class, words),
                        of(pg, "char(10)", OfString.class, words),
                        of(pg, "varchar(10) collate nocase", OfString.class, words),
                        of(pg, "name", OfString.class, words),
                        of(pg, "timestamp", OfInstant.class, "'2024-01-31 10:00'", "'2024-01-31 10:00:00.000001'"),
                        of(pg, "timestamptz", OfDateTime.class, "'2024-01-31 10:00+01'", "'2024-01-31 10:00+02'"),
                        of(pg, "time", OfTime.class, "'10:00'", "'24:00'", "'10:00:00.5'"),
                        of(pg, "uuid", OfUuid.class, "gen_random_uuid()", "gen_random_uuid()"),
                        of(maria, "float", OfDouble.class, floats),
                        of(maria, "float", OfDecimal.class, "0.1", "0.7", "0.25"),
                        of(maria, "double", OfDouble.class, "0.1", "0.3", "1e300", "1234567.125"),
                        of(maria, "decimal(30,20)", OfDouble.class, "0.1", "0.10000000000000000001", "0.2"),
                        of(maria, "enum('small','medium','large')", OfEnum.class, sizes),
                        of(maria, "enum('small','medium','large')", OfString.class, sizes),
                        of(maria, "set('small','medium','large')", OfString.class, "'large'", "'small,medium'", "''"),
                        of(maria, "varchar(10) collate utf8mb4_general_ci", OfString.class, words),
                        of(maria, "char(10) collate utf8mb4_bin", OfString.class, words),
                        of(maria, "varchar(10) character set latin1", OfString.class, words),
                        of(maria, "time(6)", OfTime.class, "'10:00:00.5'", "'25:30:00'", "'10:00:00'"),
                        of(maria, "datetime(6)", OfInstant.class, "'2024-01-31 10:00'", "'2024-01-31 10:00:00.000001'"),
                        of(maria, "uuid", OfUuid.class, "uuid()", "uuid()", "uuid()"),
                        of(lite, "real", OfDouble.class, "0.1", "0.3", "1e300", "9e999"),
                        of(lite, "real", OfDecimal.class, "1.001", "1.002", "0.1", "0.25"),
                        of(lite, "", OfString.class, "9", "10", "'9'", "'a'", "x'61'"),
                        of(
                                lite,
                                "text",
                                OfInstant.class,
                                "'2024-01-31 10:00:00'",
                                "'2024-01-31T09:59:59.000000000Z'",
                                "'2024-01-31T10:00:00.000000000Z'",
                                "'2024-01-31T10:00:00+02:00'",
                                "'2024-01-31 10:00'"),
                        of(lite, "text collate nocase", OfString.class, words),
                        of(lite, "text collate rtrim", OfString.class, words),
                        of(lite, "numeric", OfString.class, "'9'", "'10'", "'a'"),
                        of(
                                lite,
                                "text",
                                OfUuid.class,
                                "'6F1E0000-0000-4000-8000-00000000000A'",
                                "'6f1e0000-0000-4000-8000-00000000000b'"))
                .filter(arguments -> TestServer.all().anyMatch(arguments.get()[0]::equals));
    }

    @ParameterizedTest
    @MethodSource("columns")
    <R extends Row> void everyRowComesOnceOrTheSliceIsRefused(
            TestServer server, String type, Class<R> row, List<String> values) throws Exception {
        TestSpace space = server.space(CursorColumnsTest.class);
        if (server == TestServer.POSTGRESQL) {
            space.run(
                    "create extension if not exists citext",
                    "create collation nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        }
        space.run("create table cursor_row(id bigint primary key, v " + type + ")");
        for (int i = 0; i < values.size(); i++) {
            space.run("insert into cursor_row values (" + i + ", " + values.get(i) + ")");
        }
        space.run("insert into cursor_row values (100, null)");
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(row)
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            for (boolean down : new boolean[] {false, true}) {
                for (int size = 1; size <= 3; size++) {
                    walk(session, row, down, size, values.size() + 1);
                }
            }
        }
    }

    private static <R extends Row> void walk(Session session, Class<R> row, boolean down, int size, int count) {
        Prop<R, Object> v = named("v");
        List<Long> walked = new ArrayList<>();
        try {
            List<Long> all = session.select(row).orderBy(down ? desc(v) : v).page(1, 100).items().stream()
                    .map(Row::id)
                    .toList();
            assertThat(all).hasSize(count);
            String cursor = null;
            do {
                Slice<R> slice = session.select(row)
                        .orderBy(down ? desc(v) : v)
                        .after(cursor)
                        .slice(size);
                slice.items().forEach(one -> walked.add(one.id()));
                cursor = slice.cursor();
            } while (cursor != null && walked.size() <= 3 * count);
            assertThat(walked).isEqualTo(all);
        } catch (RxException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
