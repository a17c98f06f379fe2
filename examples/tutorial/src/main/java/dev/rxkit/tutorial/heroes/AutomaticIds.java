package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.session.Session;

/** Generated ids. */
public final class AutomaticIds {

    @Table
    public static class Gadget {
        public Long id;
        public String name;

        @Column(defaultSql = "'new'", length = 20, nullable = false)
        public String state;
    }

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class, Gadget.class).build());
        Rx.database().createTables();

        Hero hero = new Hero("Deadpond", "Dive Wilson", null);
        System.out.println(hero);
        try (Session session = Rx.session()) {
            hero = session.add(hero);
            System.out.println(hero);
            session.commit();
        }
        System.out.println(hero.name() + " has id " + hero.id());

        Gadget gadget = new Gadget();
        gadget.name = "Web Shooter";
        Rx.useTransaction(session -> session.add(gadget));
        System.out.println(gadget.id + ", " + gadget.name + ", " + gadget.state);

        long id = gadget.id;
        Rx.useTransaction(session -> session.update(Gadget.class)
                .set(g -> g.state, "worn")
                .where(g -> g.id).eq(id)
                .run());
        Rx.useReadOnly(session -> session.refresh(gadget));
        System.out.println(gadget.state);
        Rx.close();
    }
}
