package dev.rxkit.mapping.json;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes failures of a JSON library, as the ends of sentences, without the values: the messages of the library quote
 * them, and they may be secret.
 */
public final class JsonFailures {

    private JsonFailures() {}

    /** A step of the path to a member; the name is null for an element. */
    public record Step(@Nullable Object from, @Nullable String name, int index) {}

    /** Returns the reason of a refusal of Rx. */
    public static String refused(JsonTypeRefusal refusal) {
        return ": " + refusal.getMessage();
    }

    /** Returns the reason for a text with too many levels. */
    public static String tooDeep() {
        return ": it is nested deeper than " + JsonRules.MAX_DEPTH + " levels";
    }

    /** Returns the reason for a member that the class does not have. */
    public static String unknown(Class<?> type, String member) {
        return ": " + type.getSimpleName() + " has no member \"" + member
                + "\"; add it to the class, or ignore such members by @Json(ignoreUnknown = true)";
    }

    /** Returns whether the message of a failure to read says that an object has a member twice. */
    public static boolean isTwice(@Nullable String message) {
        return message != null && message.startsWith("Duplicate ");
    }

    /** Returns the reason for an object that has a member twice, one of which would be lost. */
    public static String twice() {
        return ": an object in it has a member twice; remove one of them by an UPDATE";
    }

    /** Returns the reason for a null. */
    public static String missing(List<Step> path) {
        return ": a member is null or missing that is not nullable" + at(path)
                + "; mark it @Nullable if it may be null";
    }

    /** Returns the place; empty if it is the whole text. */
    public static String at(List<Step> path) {
        String place = path.stream()
                .map(JsonFailures::step)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return path.isEmpty() ? "" : " at " + place;
    }

    /** Returns a step of the path; keys of maps are left out, as they are values of the user. */
    private static String step(Step step) {
        if (step.from() instanceof Map<?, ?> || step.from() == Map.class) {
            return "[key]";
        }
        if (step.name() != null) {
            return step.name();
        }
        return step.from() instanceof Collection<?> || step.index() >= 0 ? "[" + step.index() + "]" : "";
    }
}
