package dev.rxkit.session;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Embedded;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;
import org.jspecify.annotations.Nullable;

/** Tables with embedded objects. */
final class Residents {

    private Residents() {}

    enum Kind {
        HOME,
        WORK
    }

    @Embedded
    public record Address(
            @Column(length = 40) String street,
            int number,
            @Nullable Kind kind) {
        public Address {
            if (street != null && street.isBlank()) {
                throw new IllegalArgumentException("no street");
            }
        }
    }

    @Table("embed_person")
    public record Person(
            @Nullable Long id,
            @Column(length = 40) String name,
            @Nullable Address address,
            @Embedded(prefix = "p_") Place place) {}

    /** A class with public fields, which the property that holds it embeds. */
    public static class Place {
        public double x;
        public double y;

        @Nullable
        @Column(name = "label_text", length = 20)
        public String label;

        public static Place of(double x, double y) {
            Place place = new Place();
            place.x = x;
            place.y = y;
            return place;
        }
    }

    @Table("embed_shop")
    public static class Shop {
        public @Nullable Long id;

        @Version
        public int version;

        private @Nullable Address main;

        @Embedded
        @Nullable
        public Place at;

        public @Nullable Address getMain() {
            return main;
        }

        public void setMain(@Nullable Address main) {
            this.main = main;
        }
    }
}
