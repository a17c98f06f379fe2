package dev.rxkit.mapping.classfile;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UTFDataFormatException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constants of a class file, in the format of section 4.4 of the Java Virtual Machine Specification. Immutable.
 */
public final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;

    private final @Nullable String[] texts;

    /**
     * The references of a constant: the name of a class, the class and the description of a member, or its name and
     * type.
     */
    private final int[][] references;

    private ConstantPool(@Nullable String[] texts, int[][] references) {
        this.texts = texts;
        this.references = references;
    }

    /**
     * A field or method.
     *
     * @param type its descriptor, for example {@code ()Ljava/lang/String;}
     */
    public record Member(String name, String type) {}

    /**
     * Reads a class file up to the end of its constants.
     *
     * @throws StreamCorruptedException if it is not a class file
     * @throws IOException if it cannot be read, ends too early, or has constants that Java does not know
     */
    public static ConstantPool read(DataInputStream file) throws IOException {
        if (file.readInt() != MAGIC) {
            throw new StreamCorruptedException("not a class file");
        }
        file.skipNBytes(4);
        int count = file.readUnsignedShort();
        @Nullable String[] texts = new @Nullable String[count];
        int[][] references = new int[count][];
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = file.readUTF();
                case 7 -> references[i] = new int[] {file.readUnsignedShort()};
                case 8, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                case 9, 10, 11, 12 -> references[i] = new int[] {file.readUnsignedShort(), file.readUnsignedShort()};
                case 3, 4, 17, 18 -> file.skipNBytes(4);
                case 5, 6 -> {
                    file.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new UTFDataFormatException("constant of kind " + tag);
            }
        }
        return new ConstantPool(texts, references);
    }

    /** Returns all texts in their order. */
    List<String> texts() {
        return Stream.of(texts).flatMap(Stream::ofNullable).toList();
    }

    /**
     * Returns the text at an index.
     *
     * @throws IllegalArgumentException if the constant at that index is not a text
     */
    public String text(int index) {
        String text = index < texts.length ? texts[index] : null;
        if (text == null) {
            throw new IllegalArgumentException("no text at " + index);
        }
        return text;
    }

    /** Returns the binary name of the class at an index, with dots. */
    String className(int index) {
        return text(reference(index)[0]).replace('/', '.');
    }

    /** Returns the member at an index. */
    public Member member(int index) {
        int[] description = reference(reference(index)[1]);
        return new Member(text(description[0]), text(description[1]));
    }

    private int[] reference(int index) {
        int[] reference = index < references.length ? references[index] : null;
        if (reference == null) {
            throw new IllegalArgumentException("no reference at " + index);
        }
        return reference;
    }
}
