package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonFields;
import dev.rxkit.mapping.json.JsonNullness;
import dev.rxkit.mapping.json.JsonTypeCheck;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.type.CollectionType;

/**
 * Makes serializers refuse what they would leave out: a field that Jackson does not see, also in a class that is
 * found only when a value is written, and the members of a subclass.
 */
final class Jackson3Serializers extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> writers) {
        Class<?> type = bean.getBeanClass();
        JsonTypeCheck.requireForm(type);
        JsonFields.requireSeen(Jackson3Type.written(bean.get()));
        if (!writers.isEmpty() && !Modifier.isFinal(type.getModifiers())) {
            writers.set(0, new ExactClassWriter(writers.get(0), type));
        }
        return writers;
    }

    @Override
    public ValueSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription.Supplier bean,
            ValueSerializer<?> serializer) {
        return Set.class.isAssignableFrom(type.getRawClass()) && JsonTypeCheck.ofJdk(serializer.getClass())
                ? new Jackson3Sets(serializer)
                : serializer;
    }

    /** The first property of a class; it refuses objects of any other class. */
    private static final class ExactClassWriter extends BeanPropertyWriter {

        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        ExactClassWriter(BeanPropertyWriter property, Class<?> type) {
            super(property);
            this.type = type;
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            JsonTypeCheck.requireExact(type, bean);
            super.serializeAsProperty(bean, json, context);
        }
    }

    /** Refuses a null in a member that is not nullable. */
    static final class RefusedNull extends ValueSerializer<Object> {
        @Override
        public void serialize(@Nullable Object value, JsonGenerator json, SerializationContext context) {
            throw JsonNullness.refused();
        }
    }
}
