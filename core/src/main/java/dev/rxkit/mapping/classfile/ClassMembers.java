package dev.rxkit.mapping.classfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields and methods of a class file, in the format of chapter 4 of the Java Virtual Machine Specification. */
public record ClassMembers(ConstantPool constants, List<Member> fields, List<Member> methods) {

    /**
     * A field or method.
     *
     * @param type its descriptor, for example {@code ()Ljava/lang/String;}
     * @param attributes their content by their names
     */
    public record Member(String name, String type, Map<String, byte[]> attributes) {

        /** Returns the content of an attribute; null if the member does not have it. */
        public @Nullable ByteBuffer attribute(String name) {
            byte[] content = attributes.get(name);
            return content == null ? null : ByteBuffer.wrap(content);
        }
    }

    /**
     * Reads a class file up to the end of its methods.
     *
     * @throws IOException if it is not a complete class file
     */
    public static ClassMembers read(InputStream in) throws IOException {
        DataInputStream file = new DataInputStream(new BufferedInputStream(in));
        ConstantPool constants = ConstantPool.read(file);
        file.skipNBytes(6);
        file.skipNBytes(2L * file.readUnsignedShort());
        return new ClassMembers(constants, members(file, constants), members(file, constants));
    }

    /** Reads the class file of a class; empty if its class loader has none. */
    static Optional<ClassMembers> of(Class<?> type) throws IOException {
        ClassLoader loader = type.getClassLoader();
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        }
    }

    private static List<Member> members(DataInputStream file, ConstantPool constants) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int count = file.readUnsignedShort(); count > 0; count--) {
            file.skipNBytes(2);
            String name = constants.text(file.readUnsignedShort());
            String type = constants.text(file.readUnsignedShort());
            Map<String, byte[]> attributes = new HashMap<>();
            for (int left = file.readUnsignedShort(); left > 0; left--) {
                attributes.put(constants.text(file.readUnsignedShort()), file.readNBytes(file.readInt()));
            }
            members.add(new Member(name, type, attributes));
        }
        return members;
    }

    /**
     * Returns the names of the parameters of a constructor or method, from its debugging information; null where that
     * is missing.
     *
     * @param sizes the number of local variables that each parameter takes
     */
    @Nullable
    String[] parameterNames(Member method, int[] sizes) {
        @Nullable String[] names = new @Nullable String[sizes.length];
        ByteBuffer code = method.attribute("Code");
        ByteBuffer variables = code == null ? null : variables(code);
        for (int left = variables == null ? 0 : unsigned(variables); variables != null && left > 0; left--) {
            int start = unsigned(variables);
            variables.getShort();
            String name = constants.text(unsigned(variables));
            variables.getShort();
            int variable = unsigned(variables);
            int place = 1; // after this
            for (int i = 0; i < sizes.length; place += sizes[i++]) {
                if (place == variable && start == 0) {
                    names[i] = name;
                }
            }
        }
        return names;
    }

    private @Nullable ByteBuffer variables(ByteBuffer code) {
        code.getInt();
        code.position(code.getInt() + code.position());
        code.position(8 * unsigned(code) + code.position());
        for (int left = unsigned(code); left > 0; left--) {
            String name = constants.text(unsigned(code));
            int length = code.getInt();
            if (name.equals("LocalVariableTable")) {
                return code;
            }
            code.position(code.position() + length);
        }
        return null;
    }

    static int unsigned(ByteBuffer content) {
        return Short.toUnsignedInt(content.getShort());
    }
}
