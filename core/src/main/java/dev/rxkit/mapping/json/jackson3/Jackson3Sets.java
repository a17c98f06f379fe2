package dev.rxkit.mapping.json.jackson3;

import dev.rxkit.mapping.json.JsonSets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes the elements of a set in their order, by the serializer of Jackson. */
final class Jackson3Sets extends ValueSerializer<Object> {

    private final ValueSerializer<Object> serializer;

    @SuppressWarnings("unchecked")
    Jackson3Sets(ValueSerializer<?> serializer) {
        this.serializer = (ValueSerializer<Object>) serializer;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        ValueSerializer<?> found = context.handleSecondaryContextualization(serializer, property);
        return found == serializer ? this : new Jackson3Sets(found);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
        serializer.serialize(JsonSets.ordered(value), json, context);
    }

    @Override
    public void serializeWithType(
            Object value, JsonGenerator json, SerializationContext context, TypeSerializer typed) {
        serializer.serializeWithType(JsonSets.ordered(value), json, context, typed);
    }

    @Override
    public boolean isEmpty(SerializationContext context, Object value) {
        return serializer.isEmpty(context, value);
    }
}
