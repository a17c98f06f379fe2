package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import dev.rxkit.mapping.json.JsonSets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the elements of a set in their order, by the serializer of Jackson. */
final class Jackson2Sets extends JsonSerializer<Object> implements ContextualSerializer {

    private final JsonSerializer<Object> serializer;

    @SuppressWarnings("unchecked")
    Jackson2Sets(JsonSerializer<?> serializer) {
        this.serializer = (JsonSerializer<Object>) serializer;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> found = context.handleSecondaryContextualization(serializer, property);
        return found == serializer ? this : new Jackson2Sets(found);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider context) throws IOException {
        serializer.serialize(JsonSets.ordered(value), json, context);
    }

    @Override
    public void serializeWithType(Object value, JsonGenerator json, SerializerProvider context, TypeSerializer typed)
            throws IOException {
        serializer.serializeWithType(JsonSets.ordered(value), json, context, typed);
    }

    @Override
    public boolean isEmpty(SerializerProvider context, Object value) {
        return serializer.isEmpty(context, value);
    }
}
