package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.ClassRules;
import dev.rxkit.mapping.members.EmbeddedMembers;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.members.Members;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.mapping.members.Naming;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.mapping.members.TableMetadata;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a table class that can be read without other classes, so that classes may refer to each other in cycles.
 *
 * @param properties keys first, then in declaration order
 */
record EntityOutline(Class<?> type, TableName name, TableMetadata notes, List<Property> properties) {

    /**
     * A property and its column type, without regard to references.
     *
     * @param key whether it is part of the primary key
     */
    record Property(Member member, ValueType value, ColumnType.Logical type, boolean key) {

        PropertyMetadata notes() {
            return member.notes();
        }

        String column() {
            return member.column();
        }
    }

    List<Property> key() {
        return properties.stream().filter(Property::key).toList();
    }

    /**
     * Reads a table class.
     *
     * @throws MappingException if it is not marked as a table, cannot be one, or has no key
     */
    static EntityOutline of(Class<?> type, Converters converters) {
        TableMetadata notes = ModelReader.table(type);
        if (!notes.table()) {
            throw new MappingException(type.getName() + " is not a table"
                    + (type.getName().startsWith("java.") ? "" : PersistenceAnnotations.missingTable(type)));
        }
        ClassRules.check(type);
        List<Member> members = EmbeddedMembers.of(type);
        boolean hasId = members.stream().anyMatch(member -> member.notes().generated() != null);
        List<Property> keys = new ArrayList<>();
        List<Property> others = new ArrayList<>();
        for (Member member : members) {
            boolean key =
                    hasId ? member.notes().generated() != null : member.name().equals("id");
            ValueType value = converters.type(member);
            (key ? keys : others).add(new Property(member, value, ColumnRules.type(member, value), key));
        }
        if (keys.isEmpty()) {
            throw new MappingException(type.getName() + " has no primary key: "
                    + (Members.hasField(type, "id")
                            ? "its field id is not a property: make it public, or give it a getter and a setter"
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
