package ${package};

import dev.rxkit.Rx;
import dev.rxkit.session.Session;

public class App {
    public static void main(String[] args) {
        try (Session session = Rx.session()) {
            if (session.select(Hero.class).where(Hero::name).eq("Ada").count() == 0) {
                session.add(new Hero(null, "Ada", "ada@example.com"));
                session.commit();
            }
            session.select(Hero.class).orderBy(Hero::name).list().forEach(System.out::println);
        }
        Rx.close();
    }
}
