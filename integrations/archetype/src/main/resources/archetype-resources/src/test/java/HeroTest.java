package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rxkit.session.Session;
import dev.rxkit.testing.RxTest;
import org.junit.jupiter.api.Test;

/** Each test has a database of its own, in memory. */
@RxTest(models = Hero.class)
class HeroTest {
    @Test
    void aHeroIsFoundAgain(Session session) {
        Hero ada = session.add(new Hero(null, "Ada", "ada@example.com"));
        assertEquals(ada, session.get(Hero.class, ada.id()));
    }
}
