package dev.rxkit.diff;

import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A view, trigger or the like that is in one database only, or says something else in the other. No model states such
 * objects and no plan means to change them: this is for the comparison of two databases.
 *
 * @param from what is, or null
 * @param to what is wanted, or null; never both
 */
public record ObjectChange(
        @Nullable StoredObject from, @Nullable StoredObject to) {

    /**
     * The differences. Texts are equal if their words are, whatever the blanks, comments and quotes around names. First
     * what is gone or altered, the last of {@code from} first, then what is new in the order of {@code to}.
     */
    public static List<ObjectChange> between(Schema from, Schema to) {
        Map<Object, StoredObject> wanted = byKey(to);
        Map<Object, StoredObject> old = byKey(from);
        List<ObjectChange> changes = new ArrayList<>();
        for (StoredObject object : from.objects()) {
            StoredObject other = wanted.get(key(object));
            if (other == null || !words(object).equals(words(other))) {
                changes.add(new ObjectChange(object, other));
            }
        }
        Collections.reverse(changes);
        for (StoredObject object : to.objects()) {
            if (!old.containsKey(key(object))) {
                changes.add(new ObjectChange(null, object));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<Object, StoredObject> byKey(Schema schema) {
        Map<Object, StoredObject> objects = new HashMap<>();
        schema.objects().forEach(object -> objects.put(key(object), object));
        return objects;
    }

    private static Object key(StoredObject object) {
        return Arrays.asList(object.kind(), object.name(), object.table());
    }

    private static List<String> words(StoredObject object) {
        return SqlText.tokens(object.sql()).stream()
                .map(token -> token.kind() == SqlToken.Kind.QUOTED ? token.value() : token.text())
                .toList();
    }

    /** The object as it is, or as it is wanted where there is none yet. */
    public StoredObject object() {
        return from == null ? Objects.requireNonNull(to) : from;
    }

    /** One line for people: {@code add view v}, {@code change trigger t on hero}. */
    public String text() {
        StoredObject object = object();
        String verb = from == null ? "add " : to == null ? "drop " : "change ";
        String kind = object.kind().name().toLowerCase(Locale.ROOT);
        return verb + kind + " " + object.name() + (object.table() == null ? "" : " on " + object.table());
    }
}
