package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.members.EmbeddedMembers;
import dev.rxkit.mapping.members.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the properties of any object by name: record components, public fields, and fields with getter and setter. */
public final class NamedValues {

    private static final PerClass<List<Member>> MEMBERS = new PerClass<>(NamedValues::members);

    private NamedValues() {}

    /**
     * Returns the values of an object, in the order of the properties of its class.
     *
     * @throws MappingException if its class has no properties, or a getter throws
     */
    public static Map<String, @Nullable Object> of(Object instance) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Member member : MEMBERS.get(instance.getClass())) {
            values.put(member.name(), value(member, instance));
        }
        return values;
    }

    private static List<Member> members(Class<?> type) {
        List<Member> members = type.getName().startsWith("java.") ? List.of() : EmbeddedMembers.of(type);
        if (members.isEmpty()) {
            throw new MappingException(type.getName() + " has no properties: use a Map, a record, public fields, or"
                    + " getters and setters");
        }
        return members;
    }

    private static @Nullable Object value(Member member, Object instance) {
        try {
            return member.getter().invokeExact(instance);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new MappingException("reading " + member.where() + " failed: " + failure, failure);
        }
    }
}
