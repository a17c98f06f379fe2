package dev.rxkit.query.reference;

import dev.rxkit.mapping.classfile.ConstantPool;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The byte code of the method of a lambda, in the format of chapters 4 and 6 of the Java Virtual Machine
 * Specification. Recognises one form only: load the row, call a method without parameters or read a field, box,
 * return. Each instance reads one method.
 */
final class LambdaBody {

    private static final int ALOAD_0 = 0x2a;
    private static final int ARETURN = 0xb0;
    private static final int GETFIELD = 0xb4;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESTATIC = 0xb8;
    private static final int INVOKEINTERFACE = 0xb9;
    private static final int CHECKCAST = 0xc0;

    private final DataInputStream file;
    private final ConstantPool constants;

    private LambdaBody(DataInputStream file) throws IOException {
        this.file = file;
        constants = ConstantPool.read(file);
    }

    /** The result of {@link #reads} for a lambda that does more than read. */
    static final String MORE = "";

    /**
     * Returns the method or field that is all the lambda reads, {@link #MORE} if it does more, or null if its class
     * file
     * cannot be read.
     */
    static @Nullable String reads(SerializedLambda lambda, @Nullable ClassLoader loader) {
        String path = lambda.getImplClass() + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            return in == null
                    ? null
                    : new LambdaBody(new DataInputStream(new BufferedInputStream(in)))
                            .reads(lambda.getImplMethodName(), lambda.getImplMethodSignature());
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    private @Nullable String reads(String method, String signature) throws IOException {
        file.skipNBytes(6);
        file.skipNBytes(2L * file.readUnsignedShort());
        for (int fields = file.readUnsignedShort(); fields > 0; fields--) {
            file.skipNBytes(6);
            attribute("");
        }
        for (int methods = file.readUnsignedShort(); methods > 0; methods--) {
            file.skipNBytes(2);
            boolean wanted = method.equals(constants.text(file.readUnsignedShort()))
                    & signature.equals(constants.text(file.readUnsignedShort()));
            byte[] code = attribute("Code");
            if (wanted) {
                String read = code == null ? null : only(ByteBuffer.wrap(code));
                return read == null ? MORE : read;
            }
        }
        return null;
    }

    /** Skips the attributes of a member, and returns the one of that name; null if there is none. */
    private byte @Nullable [] attribute(String name) throws IOException {
        byte[] found = null;
        for (int attributes = file.readUnsignedShort(); attributes > 0; attributes--) {
            boolean wanted = name.equals(constants.text(file.readUnsignedShort()));
            int length = file.readInt();
            if (wanted) {
                found = file.readNBytes(length);
            } else {
                file.skipNBytes(length);
            }
        }
        return found;
    }

    /** Returns the name of the member that the code reads; null if it does more. */
    private @Nullable String only(ByteBuffer attribute) {
        attribute.getInt();
        ByteBuffer code = attribute.slice(8, attribute.getInt());
        if (next(code) != ALOAD_0) {
            return null;
        }
        int operation = afterCast(next(code), code);
        if (operation != GETFIELD && operation != INVOKEVIRTUAL && operation != INVOKEINTERFACE) {
            return null;
        }
        ConstantPool.Member member = member(code);
        if (operation == INVOKEINTERFACE) {
            code.getShort();
        }
        if (operation != GETFIELD && !member.type().startsWith("()")) {
            return null;
        }
        return boxed(code) ? member.name() : null;
    }

    /** Returns whether only boxing, a cast and the return follow. */
    private boolean boxed(ByteBuffer code) {
        int operation = next(code);
        if (operation == INVOKESTATIC) {
            ConstantPool.Member boxing = member(code);
            if (!boxing.name().equals("valueOf") || !boxing.type().matches("\\([ZBCSIJFD]\\)Ljava/lang/\\w+;")) {
                return false;
            }
            operation = next(code);
        }
        return afterCast(operation, code) == ARETURN;
    }

    /** Skips a cast, and returns the operation after it. */
    private static int afterCast(int operation, ByteBuffer code) {
        if (operation != CHECKCAST) {
            return operation;
        }
        code.getShort();
        return next(code);
    }

    private static int next(ByteBuffer code) {
        return Byte.toUnsignedInt(code.get());
    }

    /** Returns the member that an instruction refers to. */
    private ConstantPool.Member member(ByteBuffer code) {
        return constants.member(Short.toUnsignedInt(code.getShort()));
    }
}
