package org.example.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The libraries that take part, each in one way of using it. */
public final class Peers {

    private static final String ALWAYS_IDS = "always reads the ids of what it inserts";
    private static final String OTHERWISE_THE_SAME = "the same as the line above";

    private static final Workload[] ALL_BUT_CHILDREN = {
        Workload.GET_OPEN,
        Workload.GET,
        Workload.LIST,
        Workload.WHERE,
        Workload.JOIN,
        Workload.STREAM,
        Workload.INSERT,
        Workload.BATCH,
        Workload.BATCH_IDS,
        Workload.UPDATE
    };

    /**
     * One of them.
     *
     * @param name its name in options and tables
     * @param module the folder of its module
     * @param type the class that does the work, below {@code org.example.peers}
     * @param without why it cannot do some workloads
     */
    public record Entry(String name, String module, String type, Map<Workload, String> without) {

        private Entry without(String reason, Workload... works) {
            Map<Workload, String> all = new LinkedHashMap<>(without);
            List.of(works).forEach(work -> all.put(work, reason));
            return new Entry(name, module, type, all);
        }

        public boolean does(Workload work) {
            return !without.containsKey(work);
        }
    }

    /** What Rx is divided by for the budgets: one connection, everything prepared once. */
    public static final String FLOOR = "raw-reused";

    /** What is compared with the others. */
    public static final String RX = "rx-record";

    private static final List<Entry> ALL = List.of(
            peer("raw-reused", "raw", "raw.RawReused"),
            peer("raw-naive", "raw", "raw.RawNaive"),
            peer("rx-record", "rx", "rx.RxRecord"),
            peer("rx-bean", "rx", "rx.RxBean"),
            peer("jdbi-hand", "jdbi", "jdbi.JdbiHand"),
            peer("jdbi-constructor", "jdbi", "jdbi.JdbiConstructor"),
            peer("jdbi-bean", "jdbi", "jdbi.JdbiBean"),
            peer("jooq", "jooq", "jooq.JooqPeer"),
            peer("jooq-multiset", "jooq", "jooq.JooqMultiset").without(OTHERWISE_THE_SAME, ALL_BUT_CHILDREN),
            peer("hibernate", "hibernate", "hibernate.HibernateSession").without(ALWAYS_IDS, Workload.BATCH),
            peer("hibernate-stateless", "hibernate", "hibernate.HibernateStateless")
                    .without(ALWAYS_IDS, Workload.BATCH),
            peer("ebean", "ebean", "ebean.EbeanPeer"),
            peer("mybatis", "mybatis", "mybatis.MybatisPeer"),
            peer("spring-jdbctemplate", "spring-jdbc", "springjdbc.JdbcTemplatePeer"),
            peer("spring-jdbcclient", "spring-jdbc", "springjdbc.JdbcClientPeer")
                    .without("JdbcClient has no batch", Workload.BATCH),
            peer("spring-data-jdbc", "spring-data", "springdata.SpringDataPeer").without(ALWAYS_IDS, Workload.BATCH),
            peer("spring-data-jdbc-aggregate", "spring-data", "springdata.SpringDataAggregate")
                    .without(OTHERWISE_THE_SAME, ALL_BUT_CHILDREN),
            peer("jimmer", "jimmer", "jimmer.JimmerPeer").without(ALWAYS_IDS, Workload.BATCH),
            peer("doma", "doma", "doma.DomaPeer"),
            peer("sql2o", "sql2o", "sql2o.Sql2oPeer"),
            peer("sorm4j", "sorm4j", "sorm4j.Sorm4jPeer"),
            peer("easy-query", "easy-query", "easyquery.EasyQueryPeer"),
            peer("fluent-jdbc", "fluent-jdbc", "fluentjdbc.FluentJdbcPeer"),
            peer("exposed", "exposed", "exposed.ExposedPeer")
                    .without("has no session outside a transaction", Workload.GET_OPEN));

    private Peers() {}

    private static Entry peer(String name, String module, String type) {
        return new Entry(name, module, "org.example.peers." + type, Map.of());
    }

    public static List<Entry> all() {
        return ALL;
    }

    /** Returns a library's entry. */
    public static Entry named(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no library " + name + "; there are "
                        + ALL.stream().map(Entry::name).toList()));
    }

    static Peer make(String name) throws ReflectiveOperationException {
        return (Peer) Class.forName(named(name).type()).getDeclaredConstructor().newInstance();
    }
}
