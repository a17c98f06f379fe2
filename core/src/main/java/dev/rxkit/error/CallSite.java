package dev.rxkit.error;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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

    private final Supplier<@Nullable StackFrame> frame;
    private final boolean lasting;

    private CallSite(Supplier<@Nullable StackFrame> frame, boolean lasting) {
        this.frame = frame;
        this.lasting = lasting;
    }

    /** The innermost line on this thread's stack that is not the kit's own. */
    public static CallSite here() {
        StackFrame found = WALKER.walk(frames -> frames.filter(frame -> !OURS.get(frame.getDeclaringClass()))
                .findFirst()
                .orElse(null));
        return new CallSite(() -> found, true);
    }

    /**
     * The line that called the kit and still waits for it, at no cost until it is shown. Shown by another thread, or
     * after the call returned, it is an unknown place.
     *
     * @param gate the kit's class with the method the call went through
     * @param number which of the calls on the stack, the outermost being 0
     */
    public static CallSite running(Class<?> gate, String method, int number) {
        return new CallSite(
                () -> WALKER.walk(frames -> {
                    List<StackFrame> callers = new ArrayList<>();
                    boolean inside = false;
                    for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
                        if (frame.getDeclaringClass() == gate
                                && frame.getMethodName().equals(method)) {
                            inside = true;
                        } else if (inside && !OURS.get(frame.getDeclaringClass())) {
                            callers.add(frame);
                            inside = false;
                        }
                    }
                    return number < callers.size() ? callers.get(callers.size() - 1 - number) : null;
                }),
                false);
    }

    /** Whether it can be shown at any time, not only while its call runs. */
    public boolean lasting() {
        return lasting;
    }

    /** {@code Shop.java:12}, or the class and method where the line is not known. */
    @Override
    public String toString() {
        StackFrame found = frame.get();
        if (found == null) {
            return "an unknown place";
        }
        String file = found.getFileName();
        return file == null || found.getLineNumber() < 0
                ? found.getClassName() + "." + found.getMethodName()
                : file + ":" + found.getLineNumber();
    }
}
