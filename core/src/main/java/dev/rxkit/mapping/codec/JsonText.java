package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonLibrary;
import dev.rxkit.mapping.json.JsonMappers;
import dev.rxkit.mapping.json.JsonRules;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Creates codecs of JSON properties. One instance per class, created on first use. */
final class JsonText {

    private static final String NUL = "\\u0000";

    private final JsonLibrary library;
    private @Nullable JsonMappers mappers;

    JsonText(JsonLibrary library) {
        this.library = library;
    }

    Codec<Object> codec(Type type, Codec<String> carrier, JsonRules rules) {
        try {
            return new JsonCodec(carrier, format(type, rules));
        } catch (LinkageError missing) {
            throw library.unusable(rules.where(), missing);
        }
    }

    private synchronized JsonFormat format(Type type, JsonRules rules) {
        JsonMappers made = mappers == null ? library.mappers() : mappers;
        try {
            mappers = made;
            return made.format(type, rules);
        } catch (LinkageError unusable) {
            JsonMappers other = library.mappersInstead(unusable);
            mappers = other;
            return other.format(type, rules);
        }
    }

    /** Refuses the escape of U+0000, which SQLite and MariaDB would accept but PostgreSQL does not. */
    static String storable(String json) {
        for (int at = json.indexOf(NUL); at >= 0; at = json.indexOf(NUL, at + 1)) {
            int start = at;
            while (start > 0 && json.charAt(start - 1) == '\\') {
                start--;
            }
            if ((at - start) % 2 == 0) {
                throw TextCodecs.nul();
            }
        }
        return TextCodecs.storable(json);
    }
}
