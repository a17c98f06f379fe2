package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.MappingException;
import dev.rxkit.error.RxException;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Another program changes the type of a column while the application runs: PostgreSQL converts nothing by itself. */
class PostgresChangedColumnsTest {

    @Table("retyped")
    record Row(@Id Long id, String word) {}

    @Test
    void aConditionOnAChangedColumnFailsAndDeletesNothing() throws SQLException {
        TestSpace space = TestServer.POSTGRESQL.space(PostgresChangedColumnsTest.class);
        space.run(
                "create table retyped(id bigint primary key, word varchar(20))", "insert into retyped values (1, '7')");
        try (Database database =
                Database.open(RxConfig.builder().url(space.url()).build())) {
            try (Session session = database.session()) {
                assertThat(session.select(Row.class).where(Row::word).eq("7").list())
                        .hasSize(1);
            }
            space.run("alter table retyped alter word type int using word::int");
            try (Session session = database.session()) {
                assertThatThrownBy(() -> session.delete(Row.class)
                                .where(Row::word)
                                .eq("07")
                                .run())
                        .isInstanceOf(RxException.class);
            }
            try (Session session = database.session()) {
                assertThatThrownBy(() -> session.delete(Row.class)
                                .where(Row::word)
                                .lt("10")
                                .run())
                        .isInstanceOf(MappingException.class);
                assertThat(session.sql("select count(*) from retyped")
                                .to(Long.class)
                                .one())
                        .isEqualTo(1);
            }
        }
    }
}
