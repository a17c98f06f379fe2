package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import dev.rxkit.tutorial.heroes.Hero;
import java.util.ArrayList;
import java.util.List;

/** The statements that were run, in order. */
public final class Echo {

    public static void main(String[] args) {
        List<String> seen = new ArrayList<>();
        Rx.configure(RxConfig.builder()
                .models(Hero.class)
                .listener(event -> seen.add(unquoted(event.sql()) + " " + event.parameters()))
                .build());
        Rx.database().createTables();
        seen.clear();

        try (Session session = Rx.session()) {
            Hero hero = session.add(new Hero("Deadpond", "Dive Wilson", null));
            session.commit();
            session.get(Hero.class, hero.id());
        }
        seen.forEach(System.out::println);
        Rx.close();
    }

    /** Removes the quotes around names, which differ between databases. */
    private static String unquoted(String sql) {
        return sql.replaceAll("[\"`]", "");
    }
}
