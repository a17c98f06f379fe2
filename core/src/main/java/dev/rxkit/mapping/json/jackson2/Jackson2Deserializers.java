package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import dev.rxkit.mapping.json.JsonFields;
import dev.rxkit.mapping.json.JsonTypeCheck;
import java.lang.reflect.Method;

/** Refuses deserializers that could not create an object. */
final class Jackson2Deserializers extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    /**
     * Ignores properties that the class only computes: they are written, and must not be unknown when they are read.
     */
    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
        for (Method method : bean.getBeanClass().getMethods()) {
            String computed = JsonFields.property(method);
            if (computed != null && builder.findProperty(PropertyName.construct(computed)) == null) {
                builder.addIgnorable(computed);
            }
        }
        return builder;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
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
            BeanDescription key = config.introspect(type);
            JsonTypeCheck.requireKey(raw, key.findJsonKeyAccessor() != null || key.findJsonValueAccessor() != null);
        }
        return deserializer;
    }
}
