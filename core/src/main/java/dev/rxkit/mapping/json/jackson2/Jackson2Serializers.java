package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.type.CollectionType;
import dev.rxkit.mapping.json.JsonFields;
import dev.rxkit.mapping.json.JsonNullness;
import dev.rxkit.mapping.json.JsonTypeCheck;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes serializers refuse what they would leave out: a field that Jackson does not see, also in a class that is
 * found only when a value is written, and the members of a subclass.
 */
final class Jackson2Serializers extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> writers) {
        Class<?> type = bean.getBeanClass();
        JsonTypeCheck.requireForm(type);
        JsonFields.requireSeen(Jackson2Type.written(bean));
        if (!writers.isEmpty() && !Modifier.isFinal(type.getModifiers())) {
            writers.set(0, new ExactClassWriter(writers.get(0), type));
        }
        return writers;
    }

    @Override
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config, CollectionType type, BeanDescription bean, JsonSerializer<?> serializer) {
        return Set.class.isAssignableFrom(type.getRawClass()) && JsonTypeCheck.ofJdk(serializer.getClass())
                ? new Jackson2Sets(serializer)
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
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider context) throws Exception {
            JsonTypeCheck.requireExact(type, bean);
            super.serializeAsField(bean, json, context);
        }
    }

    /** Refuses a null in a member that is not nullable. */
    static final class RefusedNull extends JsonSerializer<Object> {
        @Override
        public void serialize(@Nullable Object value, JsonGenerator json, SerializerProvider context) {
            throw JsonNullness.refused();
        }
    }
}
