package dev.rxkit.spring;

import dev.rxkit.config.ConfigKey;
import dev.rxkit.error.ConfigException;
import dev.rxkit.internal.DidYouMean;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses settings {@code rx.*} that do not exist. System properties and the environment are left out: others use the
 * same prefix there, and {@link dev.rxkit.RxConfig} refuses what looks like a misspelling.
 */
final class UnknownSettings {

    private static final List<String> LEFT_OUT = List.of(
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);

    /** The settings that make a DataSource where Spring has none. */
    private static final List<String> POOL = List.of("db-url", "db-user", "db-password", "pool-size", "pool-timeout");

    /** The settings without prefix, by their form without dashes. */
    private static final Map<String, String> KNOWN = known();

    private UnknownSettings() {}

    /** @throws ConfigException if a setting is unknown; the message says where it is set */
    static void refuse(ConfigurableEnvironment environment) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (!LEFT_OUT.contains(source.getName())
                    && ConfigurationPropertySource.from(source) instanceof IterableConfigurationPropertySource names) {
                names.stream().forEach(name -> refuse(name, names));
            }
        }
    }

    /** Returns the names of all settings, without their prefix. */
    static Iterable<String> names() {
        return KNOWN.values();
    }

    private static void refuse(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        if (name.getNumberOfElements() < 2 || !name.getElement(0, Form.UNIFORM).equals("rx")) {
            return;
        }
        boolean single = name.getNumberOfElements() == 2 || name.isNumericIndex(2);
        if (!single || !KNOWN.containsKey(name.getElement(1, Form.UNIFORM))) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            String key =
                    single ? name.getElement(1, Form.DASHED) : name.toString().substring("rx.".length());
            throw new ConfigException("Unknown setting " + name + where(property) + ". " + hint(key));
        }
    }

    private static String where(@Nullable ConfigurationProperty property) {
        return property == null || property.getOrigin() == null ? "" : " in " + property.getOrigin();
    }

    private static String hint(String key) {
        if (Arrays.stream(ConfigKey.values()).anyMatch(own -> dashed(own.key()).equals(key))) {
            return "In a Spring application, the DataSource is configured instead: spring.datasource.*.";
        }
        return DidYouMean.nearest(key, List.copyOf(KNOWN.values()))
                .map(known -> "Did you mean rx." + known + "?")
                .orElse("Known settings: rx." + String.join(", rx.", KNOWN.values()) + ".");
    }

    private static Map<String, String> known() {
        Map<String, String> known = new TreeMap<>();
        for (RecordComponent component : RxProperties.class.getRecordComponents()) {
            String name = component.getName().replaceAll("(\\p{Upper})", "-$1").toLowerCase(Locale.ROOT);
            known.put(name.replace("-", ""), name);
        }
        POOL.forEach(name -> known.put(name.replace("-", ""), name));
        return known;
    }

    private static String dashed(String key) {
        return key.replace('_', '-');
    }
}
