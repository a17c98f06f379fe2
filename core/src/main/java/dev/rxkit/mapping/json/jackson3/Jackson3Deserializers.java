package dev.rxkit.mapping.json;

import java.lang.reflect.Method;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;

/** Refuses deserializers that could not create an object. */
final class CheckedDeserializers extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    /**
     * Ignores properties that the class only computes: they are written, and must not be unknown when they are read.
     */
    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription.Supplier bean, BeanDeserializerBuilder builder) {
        for (Method method : bean.getBeanClass().getMethods()) {
            String computed = JsonFields.property(method);
            if (computed != null && builder.findProperty(PropertyName.construct(computed)) == null) {
                builder.addIgnorable(computed);
            }
        }
        return builder;
    }

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        if (deserializer instanceof BeanDeserializerBase made) {
            Class<?> type = bean.getBeanClass();
            if (JsonTypeCheck.ofJdk(type)) {
                throw JsonTypeCheck.jdkClass(type);
            }
            if (!made.getValueInstantiator().canInstantiate()) {
                throw new JsonTypeRefusal(type.getName() + " has no constructor that Jackson can call: use a record,"
                        + " add a constructor without arguments, or mark one @JsonCreator with named parameters");
            }
        }
        return deserializer;
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(
            DeserializationConfig config, JavaType type, KeyDeserializer deserializer) {
        JsonTypeCheck.requireKey(config, type);
        return deserializer;
    }
}
