package dev.rxkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.OnEveryDatabase;
import dev.rxkit.servers.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.customizer.BindBean;
import org.jdbi.v3.sqlobject.customizer.BindFields;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Lists and maps of models cross Jdbi as sessions store them. */
@OnEveryDatabase
class JdbiListsTest {

    @Table
    public record Event(
            @Nullable Long id,
            Instant at,
            LocalDate day,
            LocalTime time,
            @Nullable Integer bonus) {}

    @Table
    public record Topic(
            @Nullable Long id,
            String name,
            List<String> tags,
            @Nullable List<LocalDate> days,
            @Json Map<String, Integer> counts,
            UUID code) {}

    /** The same table by a bean. */
    public static class TopicBean {
        private String name = "";
        private List<String> tags = List.of();
        private Map<String, Integer> counts = Map.of();

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public Map<String, Integer> getCounts() {
            return counts;
        }

        public void setCounts(Map<String, Integer> counts) {
            this.counts = counts;
        }
    }

    public static class TopicFields {
        public String name = "";
        public List<String> tags = List.of();
        public Map<String, Integer> counts = Map.of();
    }

    public record Both(
            @Nested("t") Topic topic, @Nested("e") Event event) {}

    interface Topics {
        String INTO = "insert into topic (name, tags, counts, code) values (:name, :tags, :counts, :code)";

        @SqlUpdate("insert into topic (name, tags, days, counts, code) values (:name, :tags, :days, :counts, :code)")
        void insert(@BindMethods Topic topic);

        @SqlBatch("insert into topic (name, tags, days, counts, code) values (:name, :tags, :days, :counts, :code)")
        void insertAll(@BindMethods List<Topic> topics);

        @SqlUpdate(INTO)
        void insertBean(@BindBean TopicBean topic, UUID code);

        @SqlUpdate(INTO)
        void insertFields(@BindFields TopicFields topic, UUID code);

        @SqlQuery("select * from topic order by id")
        List<Topic> all();

        @SqlQuery("select name from topic where name in (<names>)")
        List<String> named(@BindList("names") List<String> names);

        @SqlQuery("select name from topic where name in (:names)")
        List<String> wrong(List<String> names);
    }

    @Parameter
    TestServer server;

    private Database database;
    private Session session;

    @BeforeEach
    void open() {
        database = Database.open(RxConfig.builder()
                .url(server.space(JdbiListsTest.class).url())
                .models(Event.class, Topic.class)
                .startupCheck(false)
                .plugin(new SqlObjectPlugin())
                .build());
        database.createTables();
        session = database.session();
    }

    @AfterEach
    void close() {
        session.rollback();
        session.close();
        database.close();
    }

    private static final Instant AT = Instant.parse("2024-03-31T01:30:00.123Z");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 31);
    private static final LocalTime TIME = LocalTime.of(2, 30, 15, 120_000_000);

    private static Topic topic(String name, List<String> tags, @Nullable List<LocalDate> days) {
        return new Topic(null, name, tags, days, Map.of("a", 1), new UUID(1, 2));
    }

    @Test
    void listsAndMapsOfAModelAreWrittenByJdbiAsTheSessionWritesThem() {
        List<Topic> written = List.of(
                topic("none", List.of(), null),
                topic("one", List.of("x"), List.of(DAY)),
                topic("more", List.of("x", "y\"'"), List.of()));
        Topics topics = session.attach(Topics.class);
        topics.insert(written.get(0));
        topics.insertAll(written.subList(1, 3));
        session.handle()
                .createUpdate("insert into topic (name, tags, days, counts, code)"
                        + " values (:t.name, :t.tags, :t.days, :t.counts, :t.code)")
                .bindMethods("t", topic("handle", List.of("h"), null))
                .execute();
        TopicBean bean = new TopicBean();
        bean.setTags(List.of("bean"));
        topics.insertBean(bean, new UUID(1, 3));
        TopicFields fields = new TopicFields();
        fields.tags = List.of("fields");
        fields.counts = Map.of("b", 2);
        topics.insertFields(fields, new UUID(1, 4));
        List<Topic> read = session.select(Topic.class).orderBy(Topic::id).list();
        assertThat(read)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .startsWith(written.toArray(Topic[]::new));
        assertThat(read).extracting(Topic::tags).endsWith(List.of("h"), List.of("bean"), List.of("fields"));
        assertThat(read.get(5).counts()).isEqualTo(Map.of("b", 2));
        assertThat(topics.all()).isEqualTo(read);
        assertThat(session.select(Topic.class)
                        .where(Topic::tags)
                        .eq(List.of("x"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nestedModelsAreReadByJdbisMappers() {
        session.add(new Event(null, AT, DAY, TIME, 3));
        session.add(topic("one", List.of("x"), List.of(DAY)));
        Both both = session.handle()
                .createQuery("select t.id as t_id, t.name as t_name, t.tags as t_tags, t.days as t_days,"
                        + " t.counts as t_counts, t.code as t_code, e.id as e_id, e.at as e_at, e.day as e_day,"
                        + " e.time as e_time, e.bonus as e_bonus from topic t, event e")
                .map(ConstructorMapper.of(Both.class))
                .one();
        assertThat(both.topic()).isEqualTo(session.select(Topic.class).one());
        assertThat(both.event()).isEqualTo(session.select(Event.class).one());
    }

    @Test
    void aListInParenthesesIsBoundAsOne() {
        session.add(topic("one", List.of("x"), null));
        Topics topics = session.attach(Topics.class);
        assertThat(topics.named(List.of("one", "two"))).containsExactly("one");
        assertThatThrownBy(() -> topics.wrong(List.of("one"))).hasStackTraceContaining("@BindList");
    }

    interface Arrays {
        @SqlQuery("select name from topic where name = any(:names)")
        List<String> named(List<String> names);

        @SqlQuery("select array['a', 'b']")
        List<String> parts();
    }

    record Parts(List<String> parts) {}

    @Test
    void arraysOfPostgresStayArrays() {
        if (server != TestServer.POSTGRESQL) {
            return;
        }
        session.add(topic("one", List.of("x"), null));
        Arrays arrays = session.attach(Arrays.class);
        assertThat(arrays.named(List.of("one", "two"))).containsExactly("one");
        assertThat(session.handle()
                        .createQuery("select array['a', 'b'] as parts")
                        .map(ConstructorMapper.of(Parts.class))
                        .one()
                        .parts())
                .containsExactly("a", "b");
    }
}
