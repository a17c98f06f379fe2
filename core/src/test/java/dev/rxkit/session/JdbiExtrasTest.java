package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import dev.rxkit.session.Depot.Part;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What users bring along for Jdbi counts in sessions too. */
@OnEveryDatabase
class JdbiExtrasTest {

    /** A value no kit codec knows. */
    record Grams(int amount) {}

    record Weighed(String text, Grams grams) {}

    /** A value the kit knows, for which the user wants something else. */
    record Loud(String text) {}

    static final class GramsArguments extends AbstractArgumentFactory<Grams> {
        GramsArguments() {
            super(Types.INTEGER);
        }

        @Override
        protected Argument build(Grams value, ConfigRegistry config) {
            return (position, statement, context) -> statement.setInt(position, value.amount());
        }
    }

    static final class WeightPlugin implements JdbiPlugin {
        @Override
        public void customizeJdbi(Jdbi jdbi) {
            jdbi.registerColumnMapper(Grams.class, (rows, column, context) -> new Grams(rows.getInt(column)));
            jdbi.registerArgument(new GramsArguments());
            jdbi.registerRowMapper(ConstructorMapper.factory(Weighed.class));
            jdbi.registerRowMapper(
                    Loud.class, (rows, context) -> new Loud(rows.getString(1).toUpperCase(Locale.ROOT)));
        }
    }

    interface Parts {
        @SqlUpdate("insert into depot_part (article_id, position, text) values (:article, :position, :text)")
        void insert(long article, int position, String text);

        @SqlQuery("select article_id, position, text from depot_part order by position")
        @RegisterConstructorMapper(Part.class)
        List<Part> all();

        @Transaction(TransactionIsolationLevel.SERIALIZABLE)
        default void insertSerially(long article) {
            insert(article, 3, "three");
        }

        @Transaction
        default void insertTwice(long article) {
            insert(article, 1, "one");
            insert(article, 2, "two");
        }
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Depot.created(Database.open(Depot.config(server, JdbiExtrasTest.class)
                .plugin(new SqlObjectPlugin())
                .plugin(new WeightPlugin())
                .build()));
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    @Test
    void sqlObjectWorksInTheSessionsTransaction() {
        session.insert(new Part(1, 9, "before"));
        Parts parts = session.attach(Parts.class);
        parts.insertTwice(1);
        assertThat(parts.all()).extracting(Part::text).containsExactly("one", "two", "before");
        session.rollback();
        assertThat(session.attach(Parts.class).all()).isEmpty();
        parts.insert(1, 3, "kept");
        session.commit();
        assertThat(session.get(Part.class, 1, 3).text()).isEqualTo("kept");
    }

    @Test
    void anIsolationOfSqlObjectIsThatOfTheBlockOrRefused() {
        database.useTransaction(Isolation.SERIALIZABLE, block -> {
            block.attach(Parts.class).insertSerially(2);
            assertThat(block.get(Part.class, 2, 3).text()).isEqualTo("three");
        });
        if (server != TestServer.SQLITE) {
            assertThatThrownBy(() -> session.attach(Parts.class).insertSerially(4))
                    .isInstanceOf(TransactionException.class)
                    .hasMessageContaining("already running in a transaction with isolation level");
        }
    }

    @Test
    void whatSqlObjectWroteIsTakenBackToASavepoint() {
        Savepoint savepoint = session.savepoint();
        session.attach(Parts.class).insert(1, 1, "gone");
        savepoint.rollback();
        assertThat(session.select(Part.class).count()).isZero();
    }

    @Test
    void mappersAndArgumentsOfTheUserCountInRawSql() {
        session.insert(new Part(1, 1, "a"));
        assertThat(session.sql("select position from depot_part where position = :grams")
                        .bind("grams", new Grams(1))
                        .to(Grams.class)
                        .one())
                .isEqualTo(new Grams(1));
        assertThat(session.sql("select text, position as grams from depot_part")
                        .to(Weighed.class)
                        .list())
                .containsExactly(new Weighed("a", new Grams(1)));
        assertThat(session.sql("select text from depot_part").to(Loud.class).one())
                .isEqualTo(new Loud("A"));
        assertThat(session.sql("select text from depot_part where position in (:all)")
                        .bind("all", List.of(new Grams(1), new Grams(2)))
                        .to(String.class)
                        .list())
                .containsExactly("a");
        assertThat(session.sql("select count(*) from depot_part").to(Long.class).one())
                .isEqualTo(1);
    }

    interface Stranger {}

    @Test
    void classWithoutAnExtensionIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> session.attach(Stranger.class))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jdbi3-sqlobject");
        try (Database bare = Database.open(Depot.config(server, Stranger.class).build());
                Session other = bare.session()) {
            assertThatThrownBy(() -> other.attach(Parts.class))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("plugin(new SqlObjectPlugin())");
        }
    }

    @Test
    void jdbisOwnFailuresQuoteNoValue() {
        Parts parts = session.attach(Parts.class);
        parts.insert(1, 1, "a secret");
        assertThatThrownBy(() -> parts.insert(1, 1, "another secret"))
                .isInstanceOf(UniqueViolation.class)
                .hasMessageNotContaining("secret")
                .cause()
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageNotContaining("secret");
    }
}
