package dev.rxkit.tutorial.more;

import static dev.rxkit.query.Sql.sum;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;
import dev.rxkit.error.ValidationException;
import java.math.BigDecimal;
import java.util.List;

/** Exact decimals. */
public final class Decimals {

    @Table
    public record Hero(Long id, String name, @Column(precision = 5, scale = 3) BigDecimal money) {

        public Hero(String name, String money) {
            this(null, name, new BigDecimal(money));
        }
    }

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Rx.useTransaction(session -> session.addAll(List.of(new Hero("Deadpond", "1.1"), new Hero("Rusty-Man", "2.2"))));
        Rx.useReadOnly(session -> session.select(Hero.class).orderBy(Hero::money).list().forEach(System.out::println));
        Rx.useReadOnly(session -> System.out.println(session.select(Hero.class).to(sum(Hero::money)).one()));

        for (String money : List.of("1.2345", "123")) {
            try {
                Rx.useTransaction(session -> session.add(new Hero("Tarantula", money)));
            } catch (ValidationException refused) {
                System.out.println(refused.getMessage());
            }
        }
        Rx.close();
    }
}
