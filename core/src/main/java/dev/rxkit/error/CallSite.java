package dev.rxkit.error;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of the user's code, for messages: cheap to take, spelled out only when it is shown. Immutable. */
public final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance(
            // Reflection is passed over here, with less to do than the walker has.
            Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES));

    /** By name and origin: tests live in the kit's packages, and a shaded jar gives everything one origin. */
    private static final ClassValue<Boolean> OURS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            String name = type.getName();
            return name.startsWith("java.")
                    || name.startsWith("jdk.")
                    || name.startsWith("org.jdbi.")
                    || (name.startsWith("dev.rxkit.")
                            && type.getProtectionDomain() == CallSite.class.getProtectionDomain());
        }
    };

    private final @Nullable StackFrame frame;

    private CallSite(@Nullable StackFrame frame) {
        this.frame = frame;
    }

    /** The innermost line on this thread's stack that is not the kit's own. */
    public static CallSite here() {
        return new CallSite(WALKER.walk(frames -> frames.filter(frame -> !OURS.get(frame.getDeclaringClass()))
                .findFirst()
                .orElse(null)));
    }

    /** {@code Shop.java:12}, or the class and method where the line is not known. */
    @Override
    public String toString() {
        if (frame == null) {
            return "an unknown place";
        }
        String file = frame.getFileName();
        return file == null || frame.getLineNumber() < 0
                ? frame.getClassName() + "." + frame.getMethodName()
                : file + ":" + frame.getLineNumber();
    }
}
