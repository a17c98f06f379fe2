package dev.rxkit;

import dev.rxkit.error.ConfigException;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.ModelScanner;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The mapped classes of one database, found when they are first asked for: a session needs none of this.
 *
 * @param loader what sees the application's classes
 */
record Models(RxConfig config, Mappings mappings, ClassLoader loader) {

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

    /** Packages that are named and hold no model are a mistake. */
    void requireFound(List<TableMapping<?>> mapped) {
        if (mapped.isEmpty() && !config.packages().isEmpty()) {
            throw new ConfigException("no class marked @Table is in " + String.join(", ", config.packages())
                    + " or below: correct the packages in models, or leave them out to look everywhere");
        }
    }

    static Schema schema(List<TableMapping<?>> mapped) {
        return Mappings.schema(mapped);
    }
}
