package dev.rxkit.tutorial.heroes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.Rx;
import dev.rxkit.session.Session;
import dev.rxkit.testing.RxTest;
import org.junit.jupiter.api.Test;

@RxTest(models = Hero.class)
class HeroesTest {

    @Test
    void whatWasAddedIsRead(Session session) {
        Hero hero = session.add(new Hero("Deadpond", "Dive Wilson", null));
        assertThat(session.get(Hero.class, hero.id())).isEqualTo(hero);
    }

    @Test
    void everyTestBeginsWithAnEmptyTable() {
        Rx.useReadOnly(session -> assertThat(session.select(Hero.class).list()).isEmpty());
    }
}
