package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import dev.rxkit.session.StatementEvent;
import dev.rxkit.tutorial.heroes.Hero;
import java.util.ArrayList;
import java.util.List;

/** Which statements were run, in their order. */
public final class Echo {

    public static void main(String[] args) {
        List<StatementEvent> events = new ArrayList<>();
        Rx.configure(RxConfig.builder().models(Hero.class).listener(events::add).build());
        Rx.database().createTables();
        events.clear();

        try (Session session = Rx.session()) {
            Hero hero = session.add(new Hero("Deadpond", "Dive Wilson", null));
            session.commit();
            session.get(Hero.class, hero.id());
        }
        events.forEach(event -> System.out.println(event.sql().split(" ")[0] + ", " + event.rows()));
        Rx.close();
    }
}
