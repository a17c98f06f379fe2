package dev.rxkit.faults;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.UpdatedAt;
import dev.rxkit.annotation.Version;
import dev.rxkit.servers.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models of each kind, and the rows that exist at the beginning of every program. */
final class Crew {

    static final Class<?>[] ALL = {Team.class, Hero.class, Mark.class, Link.class};

    @Table("crew_team")
    public static class Team {
        public @Nullable Long id;

        @Column(length = 40)
        public String name = "";

        static Team of(long id) {
            Team team = new Team();
            team.id = id;
            return team;
        }
    }

    @Table("crew_hero")
    @Check(sql = "age >= 0", name = "ck_crew_hero_age")
    public static class Hero {
        public @Nullable Long id;

        @Column(unique = true, length = 40)
        public String name = "";

        public int age;

        @References(Team.class)
        public @Nullable Long teamId;

        @Version
        public int version;

        @UpdatedAt
        public @Nullable Instant updatedAt;

        static Hero of(String name, int age) {
            Hero hero = new Hero();
            hero.name = name;
            hero.age = age;
            return hero;
        }

        static Hero of(long id, String name, int age, Long teamId) {
            Hero hero = of(name, age);
            hero.id = id;
            hero.teamId = teamId;
            return hero;
        }
    }

    @Table("crew_mark")
    record Mark(@Id(generated = false) @Column(length = 40) String code, int weight) {}

    @Table("crew_link")
    record Link(
            @Nullable Long id,
            @References(Hero.class) Long heroId,
            @References(Team.class) Long teamId) {}

    record Line(String hero, String team) {}

    private static final List<String> SHOWN = List.of(
            "select name from crew_team order by name",
            "select name, age, team_id, version from crew_hero order by name",
            "select code, weight from crew_mark order by code",
            "select hero_id, team_id from crew_link order by id");

    private static final List<String> RESET = List.of(
            "delete from crew_link",
            "delete from crew_hero",
            "delete from crew_team",
            "delete from crew_mark",
            "insert into crew_team (id, name) values (1, 'red'), (2, 'blue')",
            "insert into crew_hero (id, name, age, team_id, version) values"
                    + " (1, 'ann', 30, 1, 0), (2, 'bob', 40, 1, 0), (3, 'cid', 50, 2, 0)",
            "insert into crew_mark (code, weight) values ('a', 1), ('b', 2)",
            "insert into crew_link (id, hero_id, team_id) values (1, 1, 2)");

    private Crew() {}

    /** Advances the sequences of generated keys past the rows that exist at the beginning. */
    static void prepare(TestServer server, Connection connection) throws SQLException {
        if (server == TestServer.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("crew_team", "crew_hero", "crew_link")) {
                    statement.execute("select setval(pg_get_serial_sequence('" + table + "', 'id'), 1000)");
                }
            }
        }
    }

    static void reset(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : RESET) {
                statement.executeUpdate(sql);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Returns all that a connection sees, without generated keys. */
    static String shown(Connection connection) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (String sql : SHOWN) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            all.append(rows.getString(i)).append(i < columns ? ' ' : ';');
                        }
                    }
                }
                all.append('\n');
            }
        }
        return all.toString();
    }
}
