package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Related rows and upserts by keys whose column, and not their Java type, says what is equal. */
class NativeKeysTest {

    @Table("native_par")
    record Par(@Id String code, String note) {}

    @Table("native_kid")
    record Kid(Long id, @References(Par.class) String par) {}

    @Table("native_number")
    record Num(@Id BigDecimal n) {}

    @Table("native_counted")
    record Counted(Long id, @References(Num.class) BigDecimal n) {}

    @Table("native_seat")
    record Seat(
            @Id @Column(length = 20) String code,

            @Column(defaultSql = "'new'", length = 10) @Nullable
            String state) {}

    @Table("native_pair")
    record Pair(
            @Id @Column(length = 20) String code,
            @Column(unique = true) int place,
            String note) {}

    static Stream<Arguments> texts() {
        return Stream.of(
                        Arguments.of(TestServer.POSTGRESQL, "char(10)", List.of("abc", "abc  ")),
                        Arguments.of(TestServer.POSTGRESQL, "varchar(10)", List.of("abc")),
                        Arguments.of(
                                TestServer.MARIADB,
                                "varchar(10) character set utf8mb4 collate utf8mb4_general_ci",
                                List.of("ABC", "abc ", "Abc", "abc")),
                        Arguments.of(
                                TestServer.MARIADB,
                                "char(10) character set utf8mb4 collate utf8mb4_unicode_ci",
                                List.of("ABC", "\u00e4bc", "abc  ")),
                        Arguments.of(TestServer.MARIADB, "char(10) character set latin1", List.of("ABC", "abc")),
                        Arguments.of(TestServer.SQLITE, "text collate nocase", List.of("ABC", "abc", "aBc")),
                        Arguments.of(TestServer.SQLITE, "text collate rtrim", List.of("abc", "abc  ")))
                .filter(arguments -> TestServer.all().anyMatch(arguments.get()[0]::equals));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyRowHasItsPlace(TestServer server, String type, List<String> forms) throws Exception {
        TestSpace space = server.space(NativeKeysTest.class);
        space.run(
                "create table native_par(code " + type + " primary key, note varchar(20) not null)",
                "create table native_kid(id bigint primary key, par " + type
                        + " not null, foreign key (par) references native_par(code))");
        try (Database database = open(space, Par.class, Kid.class);
                Session session = database.session()) {
            Par added = session.add(new Par("abc", "n"));
            session.insert(new Par("other", "o"));
            long id = 0;
            for (String form : forms) {
                session.insert(new Kid(++id, form));
            }
            List<Kid> kids = session.select(Kid.class).list();
            for (List<Par> pars : List.of(
                    List.of(added),
                    session.select(Par.class).where(Par::note).eq("n").list(),
                    session.select(Par.class).list())) {
                Map<String, List<Kid>> children = session.children(pars, Kid::par);
                assertThat(children).hasSize(pars.size());
                assertThat(pars.stream().filter(par -> par.note().equals("n")).map(par -> children.get(par.code())))
                        .containsExactly(kids);
            }
            Map<String, Par> parents = session.parents(kids, Kid::par, Par.class);
            assertThat(kids)
                    .allSatisfy(kid -> assertThat(parents.get(kid.par()))
                            .extracting(Par::note)
                            .isEqualTo("n"));
            for (String form : forms) {
                Par upserted = session.upsert(new Par(form, "n"));
                assertThat(session.select(Par.class).where(Par::note).eq("n").list())
                        .containsExactly(upserted);
            }
        }
    }

    @Test
    void aNumberOfAnotherScaleIsTheSameKey() throws Exception {
        TestSpace space = TestServer.POSTGRESQL.space(NativeKeysTest.class);
        space.run(
                "create table native_number(n numeric primary key)",
                "create table native_counted(id bigint primary key, n numeric references native_number)");
        try (Database database = open(space, Num.class, Counted.class);
                Session session = database.session()) {
            session.insert(new Num(new BigDecimal("1")));
            Counted counted = session.insert(new Counted(1L, new BigDecimal("1.0")));
            Num one = session.select(Num.class).one();
            assertThat(session.children(List.of(one), Counted::n)).isEqualTo(Map.of(one.n(), List.of(counted)));
            assertThat(session.children(List.of(new Num(new BigDecimal("1.00"))), Counted::n))
                    .isEqualTo(Map.of(new BigDecimal("1.00"), List.of(counted)));
            assertThat(session.parents(List.of(counted), Counted::n, Num.class)).isEqualTo(Map.of(counted.n(), one));
            assertThat(session.upsert(new Num(new BigDecimal("1.000")))).isEqualTo(one);
        }
    }

    @Test
    void withoutReturningTheRowsOfOneBatchAreFoundByTheirKeysInAnyForm() throws Exception {
        TestSpace space = TestServer.MARIADB.space(NativeKeysTest.class);
        space.run("create table native_seat(code char(20) collate utf8mb4_general_ci primary key,"
                + " state varchar(10) default 'new')");
        String url = space.url().replaceFirst("^mariadb:", "mysql:");
        try (Database database = Database.open(RxConfig.builder()
                        .url(url)
                        .models(Seat.class)
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            assertThat(session.addAll(List.of(new Seat("a ", null), new Seat("b", null))))
                    .extracting(Seat::state)
                    .containsExactly("new", "new");
            assertThat(session.upsert(new Seat("B", "old"))).isEqualTo(new Seat("b", "old"));
            assertThat(session.upsert(new Seat("B", "older"), Seat::code)).isEqualTo(new Seat("b", "older"));
        }
    }

    @Test
    void anUpsertOverAnotherRowIsRefusedAndOneOverTheSameRowIsNot() throws Exception {
        TestSpace space = TestServer.MARIADB.space(NativeKeysTest.class);
        space.run("create table native_pair(code varchar(20) collate utf8mb4_general_ci primary key,"
                + " place int not null unique, note text)");
        try (Database database = open(space, Pair.class);
                Session session = database.session()) {
            session.insertAll(List.of(new Pair("a", 1, ""), new Pair("b", 2, "")));
            assertThat(session.upsert(new Pair("A", 1, "new"))).isEqualTo(new Pair("a", 1, "new"));
            assertThatThrownBy(() -> session.upsert(new Pair("C", 2, "new"))).isInstanceOf(UniqueViolation.class);
            session.rollback();
        }
    }

    private static Database open(TestSpace space, Class<?>... models) {
        return Database.open(RxConfig.builder()
                .url(space.url())
                .models(models)
                .startupCheck(false)
                .build());
    }
}
