package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import dev.rxkit.mapping.members.Embedding;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates instances of a class that holds embedded objects: first the objects, then the instance. */
final class EmbeddedShape<T> implements InstanceFactory<T> {

    /**
     * What the class takes.
     *
     * @param first the position of its first column among the properties
     * @param object the embedded object; null for the value of a column
     */
    private record Part(int first, @Nullable EmbeddedProperty object) {}

    private final InstanceFactory<T> shape;
    private final List<Part> parts;
    private final Map<PropertyMapping, EmbeddedProperty> objects = new HashMap<>();
    private final boolean[] required;

    private EmbeddedShape(InstanceFactory<T> shape, List<Part> parts, int size) {
        this.shape = shape;
        this.parts = parts;
        this.required = new boolean[size];
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            EmbeddedProperty object = part.object();
            int columns = object == null ? 1 : object.parts().size();
            for (int j = 0; j < columns; j++) {
                required[part.first() + j] = shape.requires(i) && (object == null || object.requires(j));
            }
            if (object != null) {
                object.parts().forEach(property -> objects.put(property, object));
            }
        }
    }

    static <T> EmbeddedShape<T> of(Class<T> type, List<PropertyMapping> properties) {
        List<Part> parts = new ArrayList<>();
        List<InstanceProperty> taken = new ArrayList<>();
        int next = 0;
        while (next < properties.size()) {
            int first = next;
            PropertyMapping property = properties.get(next++);
            Embedding embedding = property.embedding();
            if (embedding == null) {
                parts.add(new Part(first, null));
                taken.add(property);
                continue;
            }
            while (next < properties.size() && properties.get(next).embedding() == embedding) {
                next++;
            }
            List<PropertyMapping> own = properties.subList(first, next);
            EmbeddedProperty object =
                    new EmbeddedProperty(embedding, first, own, InstanceFactories.plain(embedding.type(), own));
            parts.add(new Part(first, object));
            taken.add(object);
        }
        return new EmbeddedShape<>(InstanceFactories.plain(type, taken), List.copyOf(parts), properties.size());
    }

    @Override
    public boolean mutable() {
        return shape.mutable();
    }

    @Override
    public String note() {
        return shape.note();
    }

    @Override
    public boolean requires(int property) {
        return required[property];
    }

    @Override
    public T create(@Nullable Object[] values, @Nullable T source) throws Throwable {
        @Nullable Object[] taken = new @Nullable Object[parts.size()];
        for (int i = 0; i < taken.length; i++) {
            EmbeddedProperty object = parts.get(i).object();
            Object value = object == null ? values[parts.get(i).first()] : object.of(values, source);
            taken[i] = object != null && value == ABSENT && shape.requires(i) ? null : value;
        }
        return shape.create(taken, source);
    }

    @Override
    public Map<? extends InstanceProperty, @Nullable Object> assigned(
            T instance, Map<PropertyMapping, @Nullable Object> values) throws Throwable {
        Map<InstanceProperty, @Nullable Object> assigned = new LinkedHashMap<>();
        for (Map.Entry<PropertyMapping, @Nullable Object> entry : values.entrySet()) {
            EmbeddedProperty object = objects.get(entry.getKey());
            if (object == null) {
                assigned.put(entry.getKey(), entry.getValue());
            } else if (!assigned.containsKey(object)) {
                assigned.put(object, object.changed(instance, values));
            }
        }
        return assigned;
    }

    @Override
    public @Nullable MethodHandle reader(List<MethodHandle> cells) {
        List<MethodHandle> taken = new ArrayList<>();
        for (Part part : parts) {
            EmbeddedProperty object = part.object();
            taken.add(object == null ? cells.get(part.first()) : object.reader(cells));
        }
        return shape.reader(taken);
    }
}
