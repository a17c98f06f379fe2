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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A view, trigger or similar object that exists in one database only, or is defined differently in the other. Models
 * have no such objects and no plan changes them: this is for the comparison of two databases.
 *
 * @param from the current object, or null
 * @param to the wanted object, or null; not both are null
 */
public record ObjectChange(
        @Nullable StoredObject from, @Nullable StoredObject to) {

    private static final Pattern PROCEDURE =
            Pattern.compile("CREATE (OR REPLACE )?PROCEDURE", Pattern.CASE_INSENSITIVE);

    /**
     * Returns the differences: first what is dropped or changed, in reverse order of {@code from}, then what is new, in
     * the order of {@code to}. Texts are compared token by token, without blanks, comments and the quotes around names.
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
        // A function and a procedure may have the same name.
        boolean procedure = object.kind() == StoredObject.Kind.ROUTINE
                && PROCEDURE.matcher(object.sql()).lookingAt();
        return Arrays.asList(object.kind(), object.name(), object.table(), procedure);
    }

    private static List<String> words(StoredObject object) {
        return SqlText.tokens(object.sql()).stream()
                .map(token -> token.kind() == SqlToken.Kind.QUOTED ? token.value() : token.text())
                .toList();
    }

    /** Returns the current object, or the wanted one if there is no current one. */
    public StoredObject object() {
        return from == null ? Objects.requireNonNull(to) : from;
    }

    /** Returns the change as one line of text: {@code add view v}, {@code change trigger t on hero}. */
    public String text() {
        StoredObject object = object();
        String verb = from == null ? "add " : to == null ? "drop " : "change ";
        String kind = object.kind().name().toLowerCase(Locale.ROOT);
        return verb + kind + " " + object.name() + (object.table() == null ? "" : " on " + object.table());
    }
}
