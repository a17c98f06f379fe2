package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head of a class file, as the Java virtual machine specification lays it out in chapter 4. */
final class ClassFile {

    private static final int MAGIC = 0xCAFEBABE;

    private ClassFile() {}

    /**
     * The class's name, if the text is among its constants.
     *
     * @throws MappingException if it is no class file
     */
    static Optional<String> nameIfMentions(InputStream in, String text, String where) throws IOException {
        try {
            DataInputStream file = new DataInputStream(new BufferedInputStream(in));
            Constants constants = constants(file, where);
            if (!Arrays.asList(constants.texts).contains(text)) {
                return Optional.empty();
            }
            file.skipNBytes(2);
            String name = constants.texts[constants.classes[file.readUnsignedShort()]];
            return Optional.ofNullable(name).map(path -> path.replace('/', '.'));
        } catch (EOFException | UTFDataFormatException cut) {
            throw new MappingException(where + " is cut short: build again", cut);
        }
    }

    /** All texts among its constants, in their order. */
    static List<String> texts(InputStream in, String where) throws IOException {
        return Stream.of(constants(new DataInputStream(new BufferedInputStream(in)), where).texts)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Texts, and by the place of a class constant the place of its name. */
    private record Constants(@Nullable String[] texts, int[] classes) {}

    private static Constants constants(DataInputStream file, String where) throws IOException {
        if (file.readInt() != MAGIC) {
            throw new MappingException(where + " is not a class file: build again");
        }
        file.skipNBytes(4);
        int count = file.readUnsignedShort();
        @Nullable String[] texts = new @Nullable String[count];
        int[] classes = new int[count];
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = file.readUTF();
                case 7 -> classes[i] = file.readUnsignedShort();
                case 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> file.skipNBytes(4);
                case 5, 6 -> {
                    file.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new UTFDataFormatException("constant of kind " + tag);
            }
        }
        return new Constants(texts, classes);
    }
}
