package dev.rxkit.tutorial.teams;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ForeignKeyViolation;
import dev.rxkit.session.Session;

/** Actions of foreign keys when a row is deleted. */
public final class Cascades {

    @Table
    public record Member(
            Long id, String name, @References(value = Team.class, onDelete = Action.SET_NULL) Long teamId) {}

    @Table
    public record Sidekick(
            Long id, String name, @References(value = Team.class, onDelete = Action.CASCADE) long teamId) {}

    @Table
    public record Sponsor(
            Long id, String name, @References(value = Team.class, onDelete = Action.RESTRICT) long teamId) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder()
                .models(Team.class, Member.class, Sidekick.class, Sponsor.class)
                .build());
        Rx.database().createTables();

        long preventers = Rx.inTransaction(session -> {
            long team = session.add(new Team("Preventers", "Sharp Tower")).id();
            session.add(new Member(null, "Rusty-Man", team));
            session.add(new Sidekick(null, "Spider-Boy", team));
            return team;
        });
        Rx.useTransaction(session -> session.delete(session.get(Team.class, preventers)));
        try (Session session = Rx.session()) {
            System.out.println(session.select(Member.class).list());
            System.out.println(session.select(Sidekick.class).list());
        }

        long zForce = Rx.inTransaction(session -> {
            long team = session.add(new Team("Z-Force", "Sister Margaret's Bar")).id();
            session.add(new Sponsor(null, "Dive Wilson", team));
            return team;
        });
        try {
            Rx.useTransaction(session -> session.delete(session.get(Team.class, zForce)));
        } catch (ForeignKeyViolation refused) {
            System.out.println("refused, Z-Force has a sponsor");
        }
        Rx.useTransaction(session -> {
            session.delete(Sponsor.class).where(Sponsor::teamId).eq(zForce).run();
            session.delete(session.get(Team.class, zForce));
        });
        Rx.useReadOnly(session -> System.out.println(session.select(Team.class).list()));
        Rx.close();
    }
}
