package dev.rxkit.session;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The change of one property in a patch: a value, null, or no change. Used as the type of the properties of a class
 * whose instances are given to {@link Session#patch}: {@code record HeroPatch(Patch<String> name, Patch<Integer>
 * teamId) {}}. Immutable.
 *
 * @param <V> the property's type
 */
public final class Patch<V> {

    private static final Patch<?> ABSENT = new Patch<>(false, null);

    private final boolean present;
    private final @Nullable V value;

    private Patch(boolean present, @Nullable V value) {
        this.present = present;
        this.value = value;
    }

    /** Returns a patch that leaves the property unchanged, as a null reference to a patch does. */
    @SuppressWarnings("unchecked")
    public static <V> Patch<V> absent() {
        return (Patch<V>) ABSENT;
    }

    /** Returns a patch that sets the property to this value; null sets NULL. */
    public static <V> Patch<V> to(@Nullable V value) {
        return new Patch<>(true, value);
    }

    /** Returns whether the patch changes the property. */
    public boolean isPresent() {
        return present;
    }

    /**
     * Returns the new value, null for NULL.
     *
     * @throws IllegalStateException if the patch does not change the property
     */
    public @Nullable V value() {
        if (!present) {
            throw new IllegalStateException("this patch says nothing: ask isPresent() first");
        }
        return value;
    }

    /** Returns the new value, or the result of the supplier if the patch does not change the property. */
    public @Nullable V orElse(Supplier<? extends @Nullable V> unsaid) {
        return present ? value : unsaid.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Patch<?> patch && patch.present == present && Objects.equals(patch.value, value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, value);
    }

    /** Returns a text without the value, which may be secret. */
    @Override
    public String toString() {
        return present ? "Patch[..]" : "Patch[absent]";
    }
}
