package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A table class as far as it can be read without looking at others, so that classes may refer to each other in circles.
 *
 * @param properties keys first, then in declaration order
 */
record EntityOutline(Class<?> type, TableName name, TableMetadata notes, List<Property> properties) {

    /**
     * A property and the column type it asks for by itself.
     *
     * @param key whether it belongs to the primary key
     */
    record Property(Member member, ValueType value, ColumnType.Logical type, boolean key) {

        PropertyMetadata notes() {
            return member.notes();
        }

        String column() {
            String stated = notes().column().name();
            return stated.isEmpty() ? Naming.snakeCase(member.name()) : stated;
        }
    }

    List<Property> key() {
        return properties.stream().filter(Property::key).toList();
    }

    /**
     * Reads a class marked as a table.
     *
     * @throws MappingException if it is not one, or has no key
     */
    static EntityOutline of(Class<?> type) {
        TableMetadata notes = ModelReader.table(type);
        if (!notes.table()) {
            throw new MappingException(type.getName() + " is not a table"
                    + (type.getName().startsWith("java.") ? "" : ": put @Table on it"));
        }
        ClassRules.check(type);
        List<Member> members = Members.of(type);
        boolean stated = members.stream().anyMatch(member -> member.notes().generated() != null);
        List<Property> keys = new ArrayList<>();
        List<Property> others = new ArrayList<>();
        for (Member member : members) {
            boolean key =
                    stated ? member.notes().generated() != null : member.name().equals("id");
            ValueType value =
                    TypeCatalogue.of(member.type(), member.notes().has(PropertyMetadata.Flag.JSON), member.where());
            (key ? keys : others).add(new Property(member, value, ColumnRules.type(member, value), key));
        }
        if (keys.isEmpty()) {
            throw new MappingException(type.getName() + " has no primary key: "
                    + (Members.hasField(type, "id")
                            ? "its field id is no property, so make it public, or give it a getter and a setter"
                            : "add a property 'Long id', or mark one or several with @Id"));
        }
        keys.addAll(others);
        return new EntityOutline(type, name(type, notes), notes, List.copyOf(keys));
    }

    private static TableName name(Class<?> type, TableMetadata notes) {
        String name = notes.name().isBlank() ? Naming.snakeCase(type.getSimpleName()) : notes.name();
        return new TableName(notes.namespace().isBlank() ? null : notes.namespace(), name);
    }
}
