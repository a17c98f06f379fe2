package dev.rxkit.tutorial.teams;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.session.Session;

/** A foreign key and the rows of both tables. */
public final class ConnectRows {

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class, Team.class).build());
        Rx.database().createTables();

        try (Session session = Rx.session()) {
            Team preventers = session.add(new Team("Preventers", "Sharp Tower"));
            Team zForce = session.add(new Team("Z-Force", "Sister Margaret's Bar"));
            session.add(new Hero("Deadpond", "Dive Wilson", null, zForce.id()));
            session.add(new Hero("Rusty-Man", "Tommy Sharp", 48, preventers.id()));
            session.add(new Hero("Spider-Boy", "Pedro Parqueador", null, null));
            session.commit();
        }
        Rx.useReadOnly(session -> session.select(Hero.class).orderBy(Hero::id).list().forEach(System.out::println));

        try (Session session = Rx.session()) {
            session.add(new Hero("Nobody", "Nick Nemo", null, 9001L));
        } catch (ForeignKeyViolation noSuchTeam) {
            System.out.println("no team 9001");
        }

        try (Session session = Rx.session()) {
            Hero boy = session.select(Hero.class).where(Hero::name).eq("Spider-Boy").one();
            Team preventers = session.select(Team.class).where(Team::name).eq("Preventers").one();
            boy = session.update(boy.in(preventers));
            System.out.println(boy);

            session.update(Hero.class).set(Hero::teamId, null).where(Hero::id).eq(boy.id()).run();
            System.out.println(session.refresh(boy));
            session.commit();
        }
        Rx.close();
    }
}
