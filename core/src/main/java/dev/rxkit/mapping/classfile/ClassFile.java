package dev.rxkit.mapping.classfile;

import dev.rxkit.error.MappingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.io.UTFDataFormatException;
import java.util.List;
import java.util.Optional;

/** Reads the header and the constants of a class file. */
public final class ClassFile {

    private ClassFile() {}

    /**
     * Returns the name of the class, if the text is among the constants of its file.
     *
     * @param where the file, for messages
     * @throws MappingException if it is not a complete class file
     */
    public static Optional<String> nameIfMentions(InputStream in, String text, String where) throws IOException {
        try {
            DataInputStream file = new DataInputStream(new BufferedInputStream(in));
            ConstantPool constants = constants(file, where);
            if (!constants.texts().contains(text)) {
                return Optional.empty();
            }
            file.skipNBytes(2);
            return Optional.of(constants.className(file.readUnsignedShort()));
        } catch (EOFException | UTFDataFormatException cut) {
            throw new MappingException(where + " is incomplete: build again", cut);
        }
    }

    /**
     * Returns all texts among the constants, in their order.
     *
     * @throws MappingException if it is not a class file
     */
    public static List<String> texts(InputStream in, String where) throws IOException {
        return constants(new DataInputStream(new BufferedInputStream(in)), where)
                .texts();
    }

    private static ConstantPool constants(DataInputStream file, String where) throws IOException {
        try {
            return ConstantPool.read(file);
        } catch (StreamCorruptedException other) {
            throw new MappingException(where + " is not a class file: build again", other);
        }
    }
}
