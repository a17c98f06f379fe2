package dev.rxkit.mapping.json;

import dev.rxkit.mapping.json.JsonClass.Member;
import dev.rxkit.mapping.json.JsonClass.Read;
import dev.rxkit.mapping.json.JsonClass.ReadMember;
import dev.rxkit.mapping.json.JsonClass.Written;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a type and all types in it, and refuses what would be lost between writing and reading. Each instance checks
 * one type.
 */
public final class JsonTypeCheck {

    private final Set<JsonType> seen = new HashSet<>();

    private JsonTypeCheck() {}

    /**
     * Checks a type.
     *
     * @throws JsonTypeRefusal naming the class, the member and what to write instead
     */
    public static void check(JsonType type) {
        new JsonTypeCheck().check(type, false);
    }

    /**
     * Checks a type.
     *
     * @param typed whether the member names the subclasses by an annotation
     */
    private void check(JsonType type, boolean typed) {
        if (!seen.add(type)) {
            return;
        }
        Class<?> raw = type.raw();
        if (type.container()) {
            if (!ofJdk(raw) && !raw.isArray() && !JsonFields.of(raw).isEmpty()) {
                throw new JsonTypeRefusal(raw.getName() + " is written as its elements, and its field "
                        + JsonFields.of(raw).get(0).getName() + " would be lost: hold both in a record");
            }
            JsonType content = type.content();
            if (content != null) {
                check(content, typed);
            }
        } else if (raw == Pattern.class) {
            throw new JsonTypeRefusal("java.util.regex.Pattern would lose its flags: store its text");
        } else if (!raw.isPrimitive() && !raw.isEnum() && !ofJdk(raw)) {
            bean(raw, type.described(), typed);
        }
    }

    private void bean(Class<?> raw, JsonClass described, boolean typed) {
        if (described.ownForm()) {
            // Each value is checked when it is written.
            return;
        }
        if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
            if (!typed && !described.polymorphic() && described.refined() == raw) {
                throw new JsonTypeRefusal(raw.getName() + " is abstract, and it is not known which class to read: use a"
                        + " concrete class, or name the subclasses by @JsonTypeInfo");
            }
            return;
        }
        if (described.inner()) {
            throw new JsonTypeRefusal(raw.getName() + " is an inner class: make it static or a record");
        }
        Written written = described.written();
        Read read = described.read();
        JsonFields.requireSeen(written);
        requireReadable(written, read);
        for (ReadMember member : read.members()) {
            check(member.type(), member.polymorphic());
        }
    }

    private static void requireReadable(Written written, Read read) {
        if (read.anySetter()) {
            return;
        }
        Set<String> in = new HashSet<>();
        for (ReadMember member : read.members()) {
            if (member.set()) {
                in.add(member.name());
            }
        }
        for (Member member : written.members()) {
            if (member.written()
                    && !in.contains(member.name())
                    && JsonFields.has(written.type(), member.internalName())) {
                throw new JsonTypeRefusal("the member " + written.type().getName() + "." + member.name()
                        + " is written and would never be read: give it a setter, or use a record");
            }
        }
    }

    /**
     * Refuses a type of map keys that is written by {@code toString()} and could be read as another value.
     *
     * @param hasKey whether the class has a member that is written as the key
     */
    public static void requireKey(Class<?> type, boolean hasKey) {
        if (!hasKey && !type.isEnum() && !ofJdk(type) && !type.isPrimitive()) {
            throw new JsonTypeRefusal(type.getName() + " as the key of a map is written by toString():"
                    + " mark the component that is the key @JsonKey or @JsonValue, or use a String");
        }
    }

    /**
     * Refuses a class that could not be created.
     *
     * @param creatable whether the library has a constructor to call
     */
    public static void requireCreatable(Class<?> type, boolean creatable) {
        requireForm(type);
        if (!creatable) {
            throw new JsonTypeRefusal(type.getName() + " has no constructor that Jackson can call: use a record,"
                    + " add a constructor without arguments, or mark one @JsonCreator with named parameters");
        }
    }

    /** Refuses a class of the JDK that would be written as if it were the application's. */
    public static void requireForm(Class<?> type) {
        if (ofJdk(type)) {
            throw new JsonTypeRefusal(type.getName() + " has no form in JSON that could be read again: store its"
                    + " values in a record or a list");
        }
    }

    /** Refuses an object of a subclass of the declared class, which would be written without its other members. */
    public static void requireExact(Class<?> declared, Object value) {
        if (value.getClass() != declared) {
            throw new JsonTypeRefusal("a " + value.getClass().getSimpleName() + " would be written as a "
                    + declared.getSimpleName() + ", its declared type, without its other members: declare its own"
                    + " class, or name the subclasses by @JsonTypeInfo");
        }
    }

    /** Returns whether the class belongs to the JDK or to the JSON library. */
    public static boolean ofJdk(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("tools.jackson.")
                || name.startsWith("com.fasterxml.jackson.");
    }
}
