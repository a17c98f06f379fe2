package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonFields;
import dev.rxkit.mapping.json.JsonTypeCheck;
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
import tools.jackson.databind.introspect.ClassIntrospector;

/** Refuses deserializers that could not create an object. */
final class Jackson3Deserializers extends ValueDeserializerModifier {

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
            JsonTypeCheck.requireCreatable(
                    bean.getBeanClass(), made.getValueInstantiator().canInstantiate());
        }
        return deserializer;
    }

    @Override
    public KeyDeserializer modifyKeyDeserializer(
            DeserializationConfig config, JavaType type, KeyDeserializer deserializer) {
        Class<?> raw = type.getRawClass();
        if (!type.isEnumType() && !JsonTypeCheck.ofJdk(raw)) {
            ClassIntrospector introspector = config.classIntrospectorInstance();
            BeanDescription key =
                    introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
            JsonTypeCheck.requireKey(raw, key.findJsonKeyAccessor() != null || key.findJsonValueAccessor() != null);
        }
        return deserializer;
    }
}
