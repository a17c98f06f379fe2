package dev.rxkit.mapping.codec;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.json.JsonFormat;
import dev.rxkit.mapping.json.JsonMappers;
import dev.rxkit.mapping.json.JsonRules;
import java.lang.reflect.Type;

/** Creates codecs of JSON properties. One instance per class, created on first use. */
final class JsonText {

    private static final String NUL = "\\u0000";

    private final JsonMappers mappers = new JsonMappers();

    Codec<Object> codec(Type type, Codec<String> carrier, JsonRules rules) {
        JsonFormat format = mappers.format(type, rules);
        return new JsonCodec(carrier, format);
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
