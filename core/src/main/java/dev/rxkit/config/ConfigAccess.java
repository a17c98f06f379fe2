package dev.rxkit.config;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code RxConfig} holds but does not show, such as the URL with its password, for the migrations, which are a
 * module of their own. Thread-safe.
 */
public final class ConfigAccess {

    private static volatile @Nullable Function<Object, Configuration> reader;

    private ConfigAccess() {}

    /** Sets how to read an {@code RxConfig}; called once, when that class is initialised. */
    public static <C> void register(Class<C> type, Function<C, Configuration> read) {
        reader = config -> read.apply(type.cast(config));
    }

    /**
     * Returns the content of a configuration.
     *
     * @param config an {@code RxConfig}
     * @throws ClassCastException if it is anything else
     */
    public static Configuration of(Object config) {
        return Objects.requireNonNull(reader, "no RxConfig was ever created").apply(config);
    }
}
