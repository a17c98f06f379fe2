package dev.rxkit;

import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models and a configuration for the tests of the public API. */
public final class Shop {

    private Shop() {}

    @Table
    public record Customer(@Nullable Long id, String name) {}

    @Table
    public record Purchase(
            @Nullable Long id, @References(Customer.class) Long customerId, String article) {}

    /** The database {@code shop.db} of the folder, without settings of the environment. */
    public static RxConfig.Builder builder() {
        return RxConfig.builder().models(Purchase.class, Customer.class).startupCheck(false);
    }

    public static RxConfig in(Path folder, RxConfig.Builder builder) {
        RxConfig nothing = RxConfig.load(folder, ClassLoader.getPlatformClassLoader(), Map.of(), Map.of());
        return builder.over(nothing);
    }

    public static RxConfig file(Path folder) {
        return in(folder, builder().url("sqlite:///shop.db"));
    }
}
