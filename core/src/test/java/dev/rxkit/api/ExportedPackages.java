package dev.rxkit.api;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages that are public API; every other package of the kit is internal.
 *
 * <p>{@link ModuleTest} compares them with the core's {@code module-info}. The migrations are an automatic module, as
 * Maven's plugin API is.
 */
public final class ExportedPackages {
    /** The packages of the core. */
    public static final Set<String> CORE = Set.of(
            "dev.rxkit",
            "dev.rxkit.annotation",
            "dev.rxkit.error",
            "dev.rxkit.testing",
            "dev.rxkit.query",
            "dev.rxkit.session",
            "dev.rxkit.schema",
            "dev.rxkit.diff");

    /** The packages of the migrations. */
    public static final Set<String> MIGRATIONS = Set.of("dev.rxkit.migrate");

    /** The packages of both modules. */
    public static final Set<String> ALL =
            Stream.concat(CORE.stream(), MIGRATIONS.stream()).collect(Collectors.toUnmodifiableSet());

    private ExportedPackages() {}
}
