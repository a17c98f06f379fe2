package dev.rxkit.session;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a patch says of one property: a value, null, or nothing at all. For the properties of a class whose instances
 * are given to {@link Session#patch}: {@code record HeroPatch(Patch<String> name, Patch<Integer> teamId) {}}. Immutable.
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

    /** Leave the property as it is. A patch that is null itself means the same. */
    @SuppressWarnings("unchecked")
    public static <V> Patch<V> absent() {
        return (Patch<V>) ABSENT;
    }

    /** Give the property this value; null makes it NULL. */
    public static <V> Patch<V> to(@Nullable V value) {
        return new Patch<>(true, value);
    }

    /** Whether the property is to change. */
    public boolean isPresent() {
        return present;
    }

    /**
     * The new value, null for NULL.
     *
     * @throws IllegalStateException if nothing is said
     */
    public @Nullable V value() {
        if (!present) {
            throw new IllegalStateException("this patch says nothing: ask isPresent() first");
        }
        return value;
    }

    /** The new value, or what the supplier gives where nothing is said. */
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

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
        return present ? "Patch[..]" : "Patch[absent]";
    }
}
