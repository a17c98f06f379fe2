package dev.rxkit.mapping.json;

import java.util.List;
import java.util.Set;

/** What the JSON library finds out about a class by reflection and by its annotations. */
public interface JsonClass {

    /** Returns whether the class has its own serialization: a serializer, or a single value. */
    boolean ownForm();

    /** Returns whether an annotation of the class names its subclasses. */
    boolean polymorphic();

    /** Returns the class that is read where this one is declared. */
    Class<?> refined();

    /** Returns whether the class is an inner class that is not static. */
    boolean inner();

    /** Returns what is written. */
    Written written();

    /** Returns what is read. */
    Read read();

    /**
     * The members that are written.
     *
     * @param ignored the names of properties that an annotation excludes
     * @param anyGetter whether a map has the other members
     */
    record Written(Class<?> type, List<Member> members, Set<String> ignored, boolean anyGetter) {}

    /**
     * The members that are read.
     *
     * @param anySetter whether members of any name can be set
     */
    record Read(List<ReadMember> members, boolean anySetter) {}

    /**
     * A member that is written.
     *
     * @param name its name in JSON
     * @param internalName its name in Java
     * @param field the name of its field, or an empty text
     * @param written whether it can be written
     */
    record Member(String name, String internalName, String field, boolean written) {}

    /**
     * A member that is read.
     *
     * @param name its name in JSON
     * @param set whether it can be set: by a setter, a field, a constructor, or as a collection in place
     * @param polymorphic whether an annotation of the member names the subclasses of its type
     */
    record ReadMember(String name, JsonType type, boolean set, boolean polymorphic) {}
}
