package dev.rxkit.mapping;

import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Codecs of JSON properties. No type names are ever written or believed. Made once a class, when first needed. */
final class JsonText {

    private static final String NUL = "\\u0000";

    private @Nullable JsonMapper mapper;

    private synchronized JsonMapper mapper() {
        JsonMapper made = mapper;
        if (made == null) {
            made = JsonMapper.builder().build();
            mapper = made;
        }
        return made;
    }

    Codec<Object> codec(Type type, Codec<String> carrier) {
        JavaType whole = mapper().constructType(type);
        ObjectReader reader = mapper().readerFor(whole);
        ObjectWriter writer = mapper().writerFor(whole);
        return new Converted<>(
                carrier,
                guarded("cannot be written as JSON", value -> kept(writer.writeValueAsString(value))),
                guarded("the JSON does not fit the type", reader::readValue));
    }

    /** SQLite and MariaDB would take the escape of U+0000, PostgreSQL does not. */
    private static String kept(String json) {
        for (int at = json.indexOf(NUL); at >= 0; at = json.indexOf(NUL, at + 1)) {
            int start = at;
            while (start > 0 && json.charAt(start - 1) == '\\') {
                start--;
            }
            if ((at - start) % 2 == 0) {
                throw Texts.nul();
            }
        }
        return Texts.storable(json);
    }

    /** Jackson's own messages quote the value, which may be a secret: they stay in the cause. */
    private static <A, B> Function<A, B> guarded(String failure, Function<A, B> step) {
        return value -> {
            try {
                return step.apply(value);
            } catch (JacksonException unfit) {
                throw new IllegalArgumentException(failure, unfit);
            }
        };
    }
}
