package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores a list in a column of an array type, by the text that the database has for the array.
 *
 * @param raw the class of the elements, boxed
 * @param element the rule of an element, {@link Codec#stored}; the elements themselves are bound as text
 * @param form the text of an element
 */
record ArrayCodec(Class<?> raw, Codec<Object> element, ElementText<Object> form) implements Codec<List<?>> {

    /** Returns the codec of a list whose elements are in a form that fits their class; null for another type. */
    static @Nullable ArrayCodec ofElements(Type list) {
        Class<?> element = element(list);
        ElementText<Object> form = element == null ? null : ElementText.of(element);
        return element == null || form == null ? null : new ArrayCodec(element, JdbcCodecs.object(Object.class), form);
    }

    /** Returns the class of the elements of a list; null for another type. */
    static @Nullable Class<?> element(Type list) {
        return list instanceof ParameterizedType generic
                        && generic.getRawType() == List.class
                        && generic.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    @Override
    public void bind(PreparedStatement statement, int index, List<?> value) throws SQLException {
        JdbcCodecs.JSON.bind(statement, index, text(stored(value)));
    }

    @Override
    public @Nullable List<?> read(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        if (text != null && !(rows.getObject(index) instanceof Array)) {
            throw new IllegalArgumentException("the value is no array");
        }
        if (text == null) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (String part : new ArrayText(text).elements()) {
            elements.add(part == null ? null : form.read().apply(part));
        }
        return Collections.unmodifiableList(elements);
    }

    @Override
    public List<?> stored(List<?> value) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object given : value) {
            if (given != null && !raw.isInstance(given)) {
                throw new IllegalArgumentException("an element of the list is of type "
                        + given.getClass().getSimpleName() + ", not " + raw.getSimpleName());
            }
            elements.add(given == null ? null : element.stored(given));
        }
        return elements.equals(value) ? value : Collections.unmodifiableList(elements);
    }

    private String text(List<?> elements) {
        StringBuilder text = new StringBuilder("{");
        for (Object given : elements) {
            text.append(text.length() == 1 ? "" : ",");
            if (given == null) {
                text.append("NULL");
            } else {
                text.append('"')
                        .append(form.write().apply(given).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.append('}').toString();
    }
}
