package dev.rxkit.startup;

import dev.rxkit.config.Configuration;
import dev.rxkit.error.ConfigException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.ModelScanner;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mapped classes of one database, found on first use: a session does not need them.
 *
 * @param loader the class loader of the application's classes
 */
record ApplicationModels(Configuration config, Mappings mappings, ClassLoader loader) {

    List<Class<?>> classes() {
        return config.modelClasses().isEmpty()
                ? ModelScanner.scan(loader, ModelScanner.applicationRoots(loader), config.packages())
                : config.modelClasses();
    }

    List<TableMapping<?>> mapped() {
        List<TableMapping<?>> mapped = new ArrayList<>();
        for (Class<?> model : classes()) {
            mapped.add(mappings.of(model));
        }
        return mapped;
    }

    /** Throws if there are no models. */
    void requireFound(List<TableMapping<?>> mapped) {
        if (mapped.isEmpty() && config.packages().isEmpty()) {
            throw new ConfigException(
                    "no class marked @Table was found in "
                            + ModelScanner.applicationRoots(loader).stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + ": say where the models are by models=.. in rxconfig.properties, or RxConfig.builder().models(..)");
        }
        if (mapped.isEmpty() && !config.packages().isEmpty()) {
            throw new ConfigException("no class marked @Table is in " + String.join(", ", config.packages())
                    + " or below: correct the packages in models, or leave them out to look everywhere");
        }
    }

    static Schema schema(List<TableMapping<?>> mapped) {
        return Mappings.schema(mapped);
    }
}
