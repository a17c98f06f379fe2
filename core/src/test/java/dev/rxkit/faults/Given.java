package dev.rxkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The mutable objects that a program passes to a session, with their former values. */
final class Given {

    private final Map<Object, List<Object>> before = new IdentityHashMap<>();

    /** Records the current values of an object and returns it. */
    <T> T keep(T object) {
        before.put(object, values(object));
        return object;
    }

    /** Fails unless every object has its former values. */
    void requireAsBefore() {
        before.forEach((object, values) -> assertThat(values(object))
                .as("the fields of a " + object.getClass().getSimpleName() + " after the rollback")
                .isEqualTo(values));
    }

    private static List<Object> values(Object object) {
        List<Object> values = new ArrayList<>();
        for (Field field : object.getClass().getFields()) {
            try {
                values.add(field.getName() + "=" + field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }
}
