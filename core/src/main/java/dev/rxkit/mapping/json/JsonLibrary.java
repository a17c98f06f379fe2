package dev.rxkit.mapping.json;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.json.jackson2.Jackson2Mappers;
import dev.rxkit.mapping.json.jackson3.Jackson3Mappers;
import org.jspecify.annotations.Nullable;

/**
 * The JSON library of a database: the one of the application's mapper, otherwise Jackson 3, or Jackson 2 where
 * Jackson 3 is missing or cannot be used. It is loaded for the first JSON property; without one, no library is needed.
 * Thread-safe.
 */
public final class JsonLibrary {

    private static final String MAPPER_3 = "tools.jackson.databind.json.JsonMapper";
    private static final String MAPPER_2 = "com.fasterxml.jackson.databind.ObjectMapper";

    private final @Nullable Object mapper;
    private volatile boolean jackson2;

    private JsonLibrary(@Nullable Object mapper, boolean jackson2) {
        this.mapper = mapper;
        this.jackson2 = jackson2;
    }

    /**
     * Returns the library of a mapper.
     *
     * @param mapper the application's mapper; null for a mapper of the library that is found
     * @throws ConfigException if it is not a mapper of Jackson for JSON
     */
    public static JsonLibrary of(@Nullable Object mapper) {
        if (mapper == null || extending(mapper, MAPPER_3)) {
            return new JsonLibrary(mapper, false);
        }
        if (extending(mapper, MAPPER_2) && Jackson2Mappers.forJson(mapper)) {
            return new JsonLibrary(mapper, true);
        }
        throw new ConfigException("RxConfig.builder().json(..) takes a " + MAPPER_3 + " or a " + MAPPER_2
                + " for JSON, not a " + mapper.getClass().getName() + ".");
    }

    /**
     * Returns new mappers, for one class.
     *
     * @throws LinkageError if no library can be used
     */
    public JsonMappers mappers() {
        if (jackson2) {
            return Jackson2Mappers.of(mapper);
        }
        try {
            return Jackson3Mappers.of(mapper);
        } catch (LinkageError unusable) {
            return mappersInstead(unusable);
        }
    }

    /**
     * Returns new mappers of Jackson 2 after those of Jackson 3 could not be used, at once or for some type: frameworks
     * set older annotations, which have most but not all that it needs. Both write the same texts.
     *
     * @param unusable why
     * @throws LinkageError the same, if there is no Jackson 2, the mapper is the application's, or another class is
     *     missing
     */
    public JsonMappers mappersInstead(LinkageError unusable) {
        if (jackson2 || mapper != null || !isOfJackson(unusable) || !present(MAPPER_2)) {
            throw unusable;
        }
        jackson2 = true;
        return Jackson2Mappers.of(null);
    }

    private static boolean isOfJackson(LinkageError failure) {
        return String.valueOf(failure.getMessage()).contains("jackson");
    }

    /**
     * Returns the exception for a library that is missing or cannot be used.
     *
     * @param where class and property
     */
    public MappingException unusable(String where, LinkageError missing) {
        String reason = where + " cannot be kept as JSON: ";
        if (!isOfJackson(missing)) {
            return new MappingException(reason + "a class is missing, " + missing.getMessage(), missing);
        }
        String used = jackson2 ? MAPPER_2 : MAPPER_3;
        if (!present(used)) {
            return new MappingException(
                    reason + "Jackson is not on the class path; add tools.jackson.core:jackson-databind"
                            + " 3.0 or later, or com.fasterxml.jackson.core:jackson-databind 2.19 or later",
                    missing);
        }
        String version = version(used);
        return new MappingException(
                reason + "Jackson " + version + " cannot be used with the other libraries (" + missing
                        + "); use the versions of "
                        + (jackson2
                                ? "com.fasterxml.jackson:jackson-bom 2.19 or later"
                                : "tools.jackson:jackson-bom " + version + ", that of jackson-annotations included,"
                                        + " or add com.fasterxml.jackson.core:jackson-databind 2.19 or later"),
                missing);
    }

    private static boolean extending(Object mapper, String name) {
        for (Class<?> level = mapper.getClass(); level != null; level = level.getSuperclass()) {
            if (level.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean present(String name) {
        return find(name) != null;
    }

    private static String version(String name) {
        Class<?> mapper = find(name);
        String version = mapper == null ? null : mapper.getPackage().getImplementationVersion();
        return version == null ? "on the class path" : version;
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, JsonLibrary.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }
}
