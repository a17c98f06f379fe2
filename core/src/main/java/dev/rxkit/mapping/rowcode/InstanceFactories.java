package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.members.ConstructorMapping;
import java.util.List;

/**
 * Chooses how instances of a class are created: by its constructor, or as an empty instance whose properties are set.
 */
public final class InstanceFactories {

    private InstanceFactories() {}

    /** Returns the factory of a class, whose embedded objects are created from their properties. */
    public static <T> InstanceFactory<T> of(Class<T> type, List<PropertyMapping> properties) {
        return properties.stream().anyMatch(property -> property.embedding() != null)
                ? EmbeddedShape.of(type, properties)
                : plain(type, properties);
    }

    /** Returns the factory of a class that takes the values themselves. */
    static <T> InstanceFactory<T> plain(Class<T> type, List<? extends InstanceProperty> properties) {
        return ConstructorMapping.of(type)
                .<InstanceFactory<T>>map(constructor -> ConstructorShape.of(type, constructor, properties))
                .orElseGet(() -> ObjectShape.of(type, properties));
    }
}
