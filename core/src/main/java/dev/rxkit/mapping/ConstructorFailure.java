package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;

/**
 * What a class's own code threw at values of the database. Its words are left out where they may hold one that must not
 * be shown; its class and its stack trace stay.
 */
final class ConstructorFailure {

    private ConstructorFailure() {}

    /** @param silent whether a value among them is {@code @Redacted} */
    static MappingException of(String what, Throwable refused, boolean silent) {
        if (!silent) {
            return new MappingException(what + ": " + refused, refused);
        }
        RuntimeException wordless = new RuntimeException(refused.getClass().getName());
        wordless.setStackTrace(refused.getStackTrace());
        return new MappingException(
                what + ": " + refused.getClass().getName() + ", whose words are left out because of @Redacted values",
                wordless);
    }
}
