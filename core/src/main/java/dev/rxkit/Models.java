package dev.rxkit;

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

    static Schema schema(List<TableMapping<?>> mapped) {
        return Mappings.schema(mapped);
    }
}
