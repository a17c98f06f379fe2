package dev.rxkit.spring.slice;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with components that tests of a slice do not have. */
@SpringBootApplication
public class SliceApplication {

    @Table
    public record Guest(@Nullable Long id, String name) {}
}
