package dev.rxkit.query.reference;

import dev.rxkit.mapping.classfile.ClassMembers;
import dev.rxkit.mapping.classfile.ConstantPool;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The byte code of the method of a lambda, in the format of chapters 4 and 6 of the Java Virtual Machine
 * Specification. Recognises two forms only: load the row, call a method without parameters or read a field, the same with
 * the result for a property of an embedded object, box, return; and, for a property reference of Kotlin, call the captured reference with the row. Each instance reads one
 * method.
 */
final class LambdaBody {

    private static final int LDC = 0x12;
    private static final int LDC_W = 0x13;
    private static final int ALOAD_0 = 0x2a;
    private static final int ALOAD_1 = 0x2b;
    private static final int ARETURN = 0xb0;
    private static final int GETFIELD = 0xb4;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESTATIC = 0xb8;
    private static final int INVOKEINTERFACE = 0xb9;
    private static final int CHECKCAST = 0xc0;

    /** The result of {@link #reads} for a lambda that does more than read. */
    static final String MORE = "";

    private final ConstantPool constants;

    private LambdaBody(ConstantPool constants) {
        this.constants = constants;
    }

    /**
     * Returns the method or field that is all the lambda reads, or several joined by dots, {@link #MORE} if it does more, or null if its class
     * file cannot be read.
     */
    static @Nullable String reads(SerializedLambda lambda, @Nullable ClassLoader loader) {
        return read(lambda, loader, LambdaBody::only);
    }

    /** Returns whether all that the lambda does is to call the one object that it captures with the row. */
    static boolean forwards(SerializedLambda lambda, @Nullable ClassLoader loader) {
        String called = read(lambda, loader, LambdaBody::forwarded);
        return called != null && !called.equals(MORE);
    }

    private static @Nullable String read(
            SerializedLambda lambda,
            @Nullable ClassLoader loader,
            BiFunction<LambdaBody, ByteBuffer, @Nullable String> form) {
        String path = lambda.getImplClass() + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            return in == null
                    ? null
                    : read(ClassMembers.read(in), lambda.getImplMethodName(), lambda.getImplMethodSignature(), form);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    private static @Nullable String read(
            ClassMembers file, String name, String type, BiFunction<LambdaBody, ByteBuffer, @Nullable String> form) {
        for (ClassMembers.Member method : file.methods()) {
            if (method.name().equals(name) && method.type().equals(type)) {
                ByteBuffer code = method.attribute("Code");
                String read = code == null ? null : form.apply(new LambdaBody(file.constants()), body(code));
                return read == null ? MORE : read;
            }
        }
        return null;
    }

    private static ByteBuffer body(ByteBuffer attribute) {
        attribute.getInt();
        return attribute.slice(8, attribute.getInt());
    }

    /**
     * Returns the names of the members that the code reads one from the other, joined by dots; null if it does more.
     */
    private @Nullable String only(ByteBuffer code) {
        skipCheck(code, ALOAD_0);
        if (next(code) != ALOAD_0) {
            return null;
        }
        StringJoiner names = new StringJoiner(".");
        do {
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
            names.add(member.name());
        } while (!ends(code));
        return names.toString();
    }

    /** Returns whether only boxing, a cast and the return follow; else the position is not changed. */
    private boolean ends(ByteBuffer code) {
        int start = code.position();
        boolean ends = boxed(code);
        if (!ends) {
            code.position(start);
        }
        return ends;
    }

    /**
     * Returns the name of the method that the code calls with the row, on the object it captures; null if it does more.
     */
    private @Nullable String forwarded(ByteBuffer code) {
        skipCheck(code, ALOAD_1);
        if (next(code) != ALOAD_0 || afterCast(next(code), code) != ALOAD_1 || next(code) != INVOKEINTERFACE) {
            return null;
        }
        ConstantPool.Member member = member(code);
        code.getShort();
        return member.type().equals("(Ljava/lang/Object;)Ljava/lang/Object;") && boxed(code) ? member.name() : null;
    }

    /** Skips the code by which the compiler of Kotlin checks that the row is not null. */
    private void skipCheck(ByteBuffer code, int row) {
        int start = code.position();
        boolean loads = next(code) == row;
        int constant = next(code);
        if (loads && (constant == LDC || constant == LDC_W)) {
            code.position(code.position() + constant - LDC + 1);
            if (next(code) == INVOKESTATIC && member(code).name().equals("checkNotNullParameter")) {
                return;
            }
        }
        code.position(start);
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
