package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.internal.Sha256;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.mapping.members.TableMetadata;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unique constraints, indexes and checks of a class. */
final class Constraints {

    private final EntityOutline outline;

    Constraints(EntityOutline outline) {
        this.outline = outline;
    }

    List<Unique> uniques() {
        List<Unique> uniques = new ArrayList<>();
        for (EntityOutline.Property property : outline.properties()) {
            if (property.notes().column().unique()) {
                List<String> columns = List.of(property.column());
                uniques.add(new Unique(Names.unique(outline.name(), columns), columns));
            }
        }
        for (TableMetadata.OfUnique notes : outline.notes().uniques()) {
            List<String> columns = columns("@Unique", notes.properties());
            uniques.add(
                    new Unique(notes.name().isEmpty() ? Names.unique(outline.name(), columns) : notes.name(), columns));
        }
        requireDistinct(uniques.stream().map(Unique::name).toList());
        return uniques;
    }

    List<Index> indexes() {
        List<Index> indexes = new ArrayList<>();
        for (EntityOutline.Property property : outline.properties()) {
            if (property.notes().has(PropertyMetadata.Flag.INDEXED)) {
                List<String> columns = List.of(property.column());
                indexes.add(Index.of(Names.index(outline.name(), columns), columns));
            }
        }
        for (TableMetadata.OfIndex notes : outline.notes().indexes()) {
            indexes.add(index(notes));
        }
        requireDistinct(indexes.stream().map(Index::name).toList());
        return indexes;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (EntityOutline.Property property : outline.properties()) {
            Object[] constants = property.value().stored().raw().getEnumConstants();
            if (constants != null
                    && constants.length > 0
                    && !property.value().json()
                    && !property.notes().has(PropertyMetadata.Flag.READ_ONLY)
                    && property.notes().column().enumCheck()) {
                checks.add(new Check(
                        Names.check(outline.name(), List.of(property.column())), oneOf(property.column(), constants)));
            }
        }
        for (TableMetadata.OfCheck notes : outline.notes().checks()) {
            String sql = notes.sql().strip();
            checks.add(new Check(
                    notes.name().isEmpty() ? Names.check(outline.name(), List.of(Sha256.shortHex(sql))) : notes.name(),
                    sql));
        }
        requireDistinct(checks.stream().map(Check::name).toList());
        return checks;
    }

    private static String oneOf(String column, Object[] constants) {
        List<String> names = Arrays.stream(constants)
                .map(constant -> "'" + ((Enum<?>) constant).name() + "'")
                .toList();
        return "\"" + column.replace("\"", "\"\"") + "\" IN (" + String.join(", ", names) + ")";
    }

    private Index index(TableMetadata.OfIndex notes) {
        List<String> properties = new ArrayList<>();
        List<Boolean> descending = new ArrayList<>();
        for (String text : notes.properties()) {
            String[] words = text.strip().split("\\s+");
            String order = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
            if (words.length > 2 || !(order.equals("asc") || order.equals("desc"))) {
                throw new MappingException(outline.type().getName() + ": @Index takes a property, or a property and"
                        + " 'desc', not '" + text + "'");
            }
            properties.add(words[0]);
            descending.add(order.equals("desc"));
        }
        List<String> columns = columns("@Index", properties);
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            parts.add(new Index.Part(columns.get(i), null, descending.get(i)));
        }
        String name = notes.name().isEmpty() ? Names.index(outline.name(), columns) : notes.name();
        String where = notes.where().isBlank() ? null : notes.where().strip();
        return new Index(name, parts, notes.unique(), where, null, List.of());
    }

    private List<String> columns(String annotation, List<String> properties) {
        if (properties.isEmpty()) {
            throw new MappingException(outline.type().getName() + ": " + annotation + " names no property");
        }
        List<String> columns = properties.stream().map(this::column).toList();
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new MappingException(outline.type().getName() + ": " + annotation + " names a property twice");
        }
        return columns;
    }

    private String column(String property) {
        return outline.properties().stream()
                .filter(candidate -> candidate.member().name().equals(property))
                .findFirst()
                .orElseThrow(() -> PropertyNames.unknown(
                        outline.type(),
                        property,
                        outline.properties().stream()
                                .map(candidate -> candidate.member().name())
                                .toList()))
                .column();
    }

    private void requireDistinct(List<@Nullable String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name != null && !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new MappingException(
                        outline.type().getName() + " declares " + name + " twice: remove one, or give it another name");
            }
        }
    }
}
