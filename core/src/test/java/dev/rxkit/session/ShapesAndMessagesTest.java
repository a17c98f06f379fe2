package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Ignored;
import dev.rxkit.annotation.Table;
import dev.rxkit.database.Dialect;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a message says of a value or class that does not fit. */
@OnEveryDatabase
class ShapesAndMessagesTest {

    @Table("shown_number")
    record Number(Long id, int i, double d) {}

    @Table("shown_other")
    record Other(Long id, long number) {}

    @Table("shown_ignored")
    record Copied(@Nullable Long id, String name, @Ignored List<String> notes) {
        Copied {
            notes = List.copyOf(notes);
        }
    }

    @Table("shown_system")
    record Counted(@Nullable Long id, long xmin) {}

    @Parameter
    TestServer server;

    private Database open(Class<?>... models) {
        return Database.open(RxConfig.builder()
                .url(server.space(ShapesAndMessagesTest.class).url())
                .models(models)
                .startupCheck(false)
                .build());
    }

    @Test
    void aNullUnderAPrimitiveIsRefusedAlsoAsTheOnlyColumn() throws Exception {
        TestSpace space = server.space(ShapesAndMessagesTest.class);
        space.run(
                "create table shown_number(id bigint primary key, i int, d double precision)",
                "create table shown_other(id bigint primary key, number bigint)",
                "insert into shown_number values (1, null, 1.5)",
                "insert into shown_other values (1, 7)");
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(Number.class, Other.class)
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            assertThatThrownBy(() -> session.select(Number.class).to(Number::i).list())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("is NULL in the row, but int has no null");
            // A side that a left join lacks is null.
            assertThat(session.select(Other.class)
                            .leftJoin(Number.class)
                            .on(Other::number)
                            .eq(Number::id)
                            .to(Number::i)
                            .list())
                    .containsExactly((Integer) null);
        }
    }

    @Test
    void aNumberThatIsNoneIsNotRead() throws Exception {
        TestSpace space = server.space(ShapesAndMessagesTest.class);
        String infinity = switch (server) {
            case SQLITE -> "9e999";
            case POSTGRESQL -> "'NaN'";
            case MARIADB -> "null";
        };
        space.run(
                "create table shown_number(id bigint primary key, i int, d double precision)",
                "insert into shown_number values (1, 1, " + infinity + ")");
        try (Database database = Database.open(RxConfig.builder()
                        .url(space.url())
                        .models(Number.class)
                        .startupCheck(false)
                        .build());
                Session session = database.session()) {
            assertThatThrownBy(() -> session.get(Number.class, 1L))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Number.d");
        }
    }

    @Test
    void anIgnoredComponentIsNamedWhereTheConstructorRefusesIt() {
        try (Database database = open(Copied.class);
                Session session = database.session()) {
            database.createTables();
            session.insert(new Copied(1L, "a", List.of("x")));
            assertThatThrownBy(() -> session.get(Copied.class, 1L))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining(
                            "(notes of the constructor is not read from the table, and null or zero then)");
        }
    }

    @Test
    void aColumnOfTheServersIsRefusedByName() {
        Dialect dialect = server.space(ShapesAndMessagesTest.class).dialect();
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        if (server == TestServer.POSTGRESQL) {
            assertThatThrownBy(() -> dialect.resolve(Mappings.schema(List.of(mappings.of(Counted.class)))))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("the name of column shown_system.xmin")
                    .hasMessageContaining("@Column(name = \"...\")");
        } else {
            assertThat(dialect.resolve(Mappings.schema(List.of(mappings.of(Counted.class))))
                            .tables())
                    .hasSize(1);
        }
    }

    @Test
    void aLocalClassThatUsesVariablesOfItsMethodIsRefused() {
        String captured = server.name();
        @Table("shown_local")
        class Local {
            public @Nullable Long id;

            String shown() {
                return captured;
            }
        }
        Dialect dialect = server.space(ShapesAndMessagesTest.class).dialect();
        assertThatThrownBy(() -> new Mappings(dialect::carrier, dialect::ordered).of(Local.class))
                .isInstanceOf(MappingException.class)
                .hasMessageMatching("(?s).*(inner class|uses variables of the enclosing method).*");
        assertThat(new Local().shown()).isEqualTo(captured);
    }
}
