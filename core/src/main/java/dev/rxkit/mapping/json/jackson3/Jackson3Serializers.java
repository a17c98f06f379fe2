package dev.rxkit.mapping.json;

import java.lang.reflect.Modifier;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Makes serializers refuse what they would leave out: a field that Jackson does not see, also in a class that is
 * found only when a value is written, and the members of a subclass.
 */
final class CheckedSerializers extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> writers) {
        Class<?> type = bean.getBeanClass();
        if (JsonTypeCheck.ofJdk(type)) {
            throw JsonTypeCheck.jdkClass(type);
        }
        JsonFields.requireSeen(bean.get());
        if (!writers.isEmpty() && !Modifier.isFinal(type.getModifiers())) {
            writers.set(0, new ExactClassWriter(writers.get(0), type));
        }
        return writers;
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
            if (bean.getClass() != type) {
                throw new JsonTypeRefusal("a " + bean.getClass().getSimpleName() + " would be written as a "
                        + type.getSimpleName() + ", its declared type, without its other members: declare its own"
                        + " class, or name the subclasses by @JsonTypeInfo");
            }
            super.serializeAsProperty(bean, json, context);
        }
    }
}
