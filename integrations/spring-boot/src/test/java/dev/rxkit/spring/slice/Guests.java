package dev.rxkit.spring.slice;

import dev.rxkit.Rx;
import org.springframework.stereotype.Component;

/** A component that a test imports. */
@Component
public class Guests {
    public void add(String name) {
        Rx.useTransaction(session -> session.add(new SliceApplication.Guest(null, name)));
    }
}
