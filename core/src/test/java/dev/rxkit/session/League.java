package dev.rxkit.session;

import dev.rxkit.Database;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.servers.TestServer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models of the tests of joins: two connected tables, a table connected with itself, and a link table. */
public final class League {

    private League() {}

    static final Class<?>[] ALL = {Team.class, Hero.class, Mission.class, Part.class, Duel.class};

    enum Rank {
        ROOKIE,
        VETERAN
    }

    @Table("league_team")
    record Team(@Nullable Long id, String name, @Nullable String city) {}

    @Table("league_hero")
    record Hero(
            @Nullable Long id,
            String name,
            int age,
            @Nullable Integer bonus,
            @Column(precision = 12, scale = 2) BigDecimal pay,
            @Nullable Rank rank,

            @References(Team.class) @Column(nullable = true) @Nullable
            Long teamId,

            @References(Hero.class) @Column(nullable = true) @Nullable
            Long bossId) {}

    /** With public fields. */
    @Table("league_mission")
    public static class Mission {
        public @Nullable Long id;
        public String title = "";
        public int danger;

        static Mission of(String title, int danger) {
            Mission mission = new Mission();
            mission.title = title;
            mission.danger = danger;
            return mission;
        }
    }

    /** Links heroes and missions, and says more of each link. */
    @Table("league_part")
    record Part(
            @Id @References(Hero.class) Long heroId,
            @Id @References(Mission.class) Long missionId,
            boolean training) {}

    /** Two keys to one table. */
    @Table("league_duel")
    record Duel(
            @Nullable Long id,
            @References(Hero.class) Long challengerId,
            @References(Hero.class) Long rivalId) {}

    record Line(String hero, String team) {}

    record Sum(String team, Long heroes) {}

    /**
     * Teams 1 Preventers, 2 Z-Force, 3 Idle; heroes 1 Deadpond (2), 2 Rusty-Man (1, boss 1), 3 Spider-Boy (1, 2), 4
     * Dive.
     */
    static Database open(TestServer server, Class<?> owner) {
        Database database = Tables.open(server, owner, ALL);
        database.useTransaction(League::fill);
        return database;
    }

    private static void fill(Session session) {
        Team preventers = session.add(new Team(null, "Preventers", "Sharp Tower"));
        Team force = session.add(new Team(null, "Z-Force", null));
        session.add(new Team(null, "Idle", null));
        Hero deadpond = session.add(
                new Hero(null, "Deadpond", 28, null, new BigDecimal("10.50"), Rank.VETERAN, force.id(), null));
        Hero rusty = session.add(new Hero(
                null, "Rusty-Man", 48, 5, new BigDecimal("20.25"), Rank.VETERAN, preventers.id(), deadpond.id()));
        Hero spider = session.add(
                new Hero(null, "Spider-Boy", 17, 2, new BigDecimal("0.10"), Rank.ROOKIE, preventers.id(), rusty.id()));
        session.add(new Hero(null, "Dive", 48, null, new BigDecimal("0.20"), null, null, null));
        Mission bank = session.add(Mission.of("bank", 3));
        Mission sewer = session.add(Mission.of("sewer", 9));
        session.addAll(List.of(
                new Part(deadpond.id(), bank.id, false),
                new Part(spider.id(), bank.id, true),
                new Part(spider.id(), sewer.id, false)));
        session.add(new Duel(null, deadpond.id(), spider.id()));
    }
}
