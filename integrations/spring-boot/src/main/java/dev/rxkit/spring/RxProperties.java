package dev.rxkit.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rx.*} of an application. What is not set is as in {@code rxconfig.properties}, or else the default
 * of Rx. Immutable.
 *
 * @param models the packages of the models, with their sub-packages; by default those of the application
 * @param migrations the folder of the migration scripts
 * @param echo whether every statement is logged to {@code dev.rxkit.sql}, with its values
 * @param slowQuery the duration in milliseconds from which a statement is logged at WARN
 * @param startupCheck whether the schema is compared with the models once, after the start
 * @param driverProperties whether a connection pool gets the driver properties that Rx needs, where they are not set
 * @param migrate whether the migration scripts are run before the database is used
 * @param metrics whether statements are timed, where there is a registry of Micrometer
 */
@ConfigurationProperties("rx")
public record RxProperties(
        @DefaultValue List<String> models,
        @Nullable String migrations,
        @Nullable Boolean echo,
        @Nullable Integer slowQuery,
        @Nullable Boolean startupCheck,
        @DefaultValue("true") boolean driverProperties,
        @DefaultValue("false") boolean migrate,
        @DefaultValue("true") boolean metrics) {

    public RxProperties {
        models = List.copyOf(models);
    }
}
