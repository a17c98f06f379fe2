package dev.rxkit.mapping.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

class UnseenNullablesTest {
    static final class Hidden {
        @Retention(RetentionPolicy.CLASS)
        @Target(ElementType.FIELD)
        @interface Nullable {}
    }

    static class Parent {
        @Hidden.Nullable
        public String city = "";
    }

    static final class Child extends Parent {}

    static final class Open {
        public @org.jspecify.annotations.Nullable String city;
    }

    @Test
    void namesTheAnnotationThatReflectionDoesNotShow() {
        String name = Hidden.Nullable.class.getName();
        assertThat(UnseenNullables.of(Parent.class)).containsExactly(name);
        assertThat(UnseenNullables.of(Child.class)).containsExactly(name);
    }

    @Test
    void ignoresAnAnnotationThatReflectionShows() {
        assertThat(UnseenNullables.of(Open.class)).isEmpty();
    }
}
