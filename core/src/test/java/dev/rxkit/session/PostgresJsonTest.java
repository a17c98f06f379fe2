package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Columns of PostgreSQL's type json, which has no equality. */
class PostgresJsonTest {

    private final TestSpace space = TestServer.POSTGRESQL.space(PostgresJsonTest.class);
    private final Database database = Database.open(RxConfig.of(space.url()));

    @AfterEach
    void close() {
        database.close();
    }

    @Table("documents")
    record Doc(@Id Long id, @Json Map<String, Object> v) {}

    @Test
    void whatTheServerCannotCompareIsRefusedByName() throws SQLException {
        space.run(
                "create table documents(id bigint primary key, v json)",
                "insert into documents values (1, '{\"a\": 1}')");
        try (Session s = database.session()) {
            List<ThrowingCallable> uses = List.of(
                    () -> s.select(Doc.class).where(Doc::v).eq(Map.of("a", 1)).list(),
                    () -> s.select(Doc.class)
                            .where(Doc::v)
                            .in(List.of(Map.of("a", 1)))
                            .list(),
                    () -> s.select(Doc.class).distinct().list(),
                    () -> s.select(Doc.class).distinct().to(Doc::v).list(),
                    () -> s.select(Doc.class).groupBy(Doc::v).to(Doc::v).list());
            uses.forEach(use -> assertThatThrownBy(use)
                    .isInstanceOf(MappingException.class)
                    .hasMessageContainingAll("documents.v", "json", "jsonb"));
            Doc doc = s.get(Doc.class, 1L);
            s.update(doc);
            s.insert(new Doc(2L, Map.of("b", 2)));
            assertThat(s.select(Doc.class).where(Doc::v).isNotNull().count()).isEqualTo(2);
        }
    }
}
