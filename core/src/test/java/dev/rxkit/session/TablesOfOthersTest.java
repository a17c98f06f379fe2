package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Converted;
import dev.rxkit.annotation.Converter;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.DatabaseException;
import dev.rxkit.error.QueryException;
import dev.rxkit.error.ValidationException;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Tables that another program created, with what Rx itself would not write. */
@OnEveryDatabase
class TablesOfOthersTest {

    static final class Binary implements Converter<UUID, byte[]> {
        @Override
        public byte[] toColumn(UUID value) {
            return ByteBuffer.allocate(16)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits())
                    .array();
        }

        @Override
        public UUID fromColumn(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
    }

    @Table("doc")
    record Doc(
            @Id @Converted(Binary.class) @Nullable UUID id,
            byte @Nullable [] content,
            @Column(nullable = true) @Nullable Integer size) {}

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        TestSpace space = server.space(TablesOfOthersTest.class);
        boolean postgres = server == TestServer.POSTGRESQL;
        space.run("create table doc (id " + (postgres ? "bytea" : "binary(16)") + " primary key, content "
                + (postgres ? "bytea" : server == TestServer.SQLITE ? "blob" : "longblob")
                + ", size int generated always as (length(content)) stored)");
        database = Database.open(RxConfig.of(space.url()));
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void aUuidIsKeptInSixteenBytes() {
        session.sql("insert into doc (id) values (:id)")
                .bind("id", new Binary().toColumn(UUID.fromString("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0fa")))
                .run();
        UUID id = UUID.fromString("6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0fa");
        assertThat(session.get(Doc.class, id).id()).isEqualTo(id);
        assertThat(session.select(Doc.class).where(Doc::id).eq(id).count()).isEqualTo(1);
        assertThat(session.patch(Doc.class, id, Map.of("content", "AQID")).content())
                .containsExactly(1, 2, 3);
        assertThatThrownBy(() -> session.patch(Doc.class, id, Map.of("content", "no base64!")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("the text is not base64");
        assertThat(session.delete(Doc.class).where(Doc::id).ne(id).run()).isZero();
    }

    @Test
    void aValueForAGeneratedColumnNamesTheAnnotation() {
        assertThatThrownBy(() -> session.add(new Doc(UUID.randomUUID(), new byte[2], 2)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("@ReadOnly");
    }

    @Test
    void aStreamIsBoundToRawSql() {
        byte[] bytes = new byte[100_000];
        bytes[99_999] = 7;
        session.sql("insert into doc (id, content) values (:id, :content)")
                .bind("id", new byte[16])
                .bind("content", new ByteArrayInputStream(bytes))
                .run();
        assertThat(session.sql("select content from doc").to(byte[].class).one())
                .isEqualTo(bytes);
        assertThat(session.sql("select length(:text)")
                        .bind("text", new StringReader("abc"))
                        .to(Integer.class)
                        .one())
                .isEqualTo(3);
    }

    @Test
    void sqlWithCharactersThatNoDatabaseTakesIsRefused() {
        for (String sql : new String[] {"select '\ud800'", "select 1 as \"a\0b\""}) {
            assertThatThrownBy(() -> session.sql(sql).to(String.class).list())
                    .isInstanceOf(QueryException.class)
                    .hasMessageContaining("U+0000 or half a character");
        }
        assertThat(session.sql("select 1").to(Integer.class).one()).isEqualTo(1);
    }
}
