package dev.rxkit.redeploy;

import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.count;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import dev.rxkit.session.Page;
import dev.rxkit.session.Savepoint;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** An application that is loaded, uses all features of a database, and closes it. */
public final class Application {

    /** A value of an enum. */
    public enum Mood {
        GOOD,
        BAD
    }

    /** A document. */
    public record Note(String text, Mood mood, List<String> tags) {}

    /** A model with public fields. */
    @Table("redeploy_team")
    public static class Team {
        public @Nullable Long id;
        public String name = "";

        @Version
        public int version;
    }

    /** A model as a record. */
    @Table("redeploy_visitor")
    public record Visitor(
            @Nullable Long id,
            String name,
            Mood mood,
            @Json Note note,
            @References(Team.class) Long teamId) {}

    /** A row of a query. */
    public record Line(String name, Long number) {}

    /** A SqlObject. */
    public interface Names {
        @SqlQuery("select name from redeploy_team")
        List<String> all();
    }

    private Application() {}

    /** Opens a database, uses it and closes it. */
    public static void open(String url) {
        try (Database database = Database.open(config(url))) {
            work(database);
        }
    }

    /** Does the same by means of {@link Rx}. */
    public static void configure(String url) {
        Rx.configure(config(url));
        work(Rx.database());
        Rx.close();
    }

    private static RxConfig config(String url) {
        return RxConfig.builder()
                .url(url)
                .models(Team.class, Visitor.class)
                .plugin(new SqlObjectPlugin())
                .poolSize(2)
                .build();
    }

    private static void work(Database database) {
        database.createTables();
        database.useTransaction(session -> {
            session.delete(Visitor.class).all().run();
            session.delete(Team.class).all().run();
            Team team = new Team();
            team.name = "red";
            session.add(team);
            Note note = new Note("seen", Mood.BAD, List.of("today"));
            Visitor ann = session.add(new Visitor(null, "ann", Mood.GOOD, note, team.id));
            session.addAll(List.of(new Visitor(null, "bob", Mood.BAD, note, team.id)));
            team.name = "blue";
            session.update(team);
            session.patch(Visitor.class, Objects.requireNonNull(ann.id()), Map.of("name", "eve"));
            session.upsert(new Visitor(ann.id(), "eve", Mood.BAD, note, team.id));
            session.update(Visitor.class)
                    .set(Visitor::mood, Mood.BAD)
                    .where(Visitor::name)
                    .eq("bob")
                    .run();
            session.find(Visitor.class, ann.id());
            session.children(List.of(team), Visitor::teamId);
            try (Savepoint savepoint = session.savepoint()) {
                session.delete(Visitor.class).where(Visitor::mood).eq(Mood.BAD).run();
                savepoint.rollback();
            }
        });
        database.useReadOnly(Application::read);
    }

    private static void read(Session session) {
        // A class that is used so often gets generated code.
        for (int i = 0; i < 2001; i++) {
            session.select(Visitor.class).limit(1).list();
        }
        session.select(Visitor.class).where(Visitor::mood).eq(Mood.BAD).list();
        session.select(Visitor.class).where((Visitor v) -> v.name()).eq("eve").one();
        session.select(Visitor.class)
                .join(Team.class)
                .to(Line::new, Visitor::name, (Team t) -> t.id)
                .list();
        session.select(Visitor.class)
                .groupBy(Visitor::name)
                .to(Line::new, Visitor::name, count(Visitor::id))
                .list();
        Page<Visitor> page =
                session.select(Visitor.class).orderBy(asc(Visitor::name)).page(1, 1);
        page.items().forEach(Objects::hash);
        try (Stream<Visitor> visitors = session.select(Visitor.class).stream()) {
            visitors.distinct().toList();
        }
        session.sql("select name, id as number from redeploy_visitor")
                .to(Line.class)
                .list();
        session.sql("select id from redeploy_visitor").to(Long.class).list();
        session.handle()
                .createQuery("select name from redeploy_visitor")
                .mapTo(String.class)
                .list();
        session.attach(Names.class).all();
    }
}
