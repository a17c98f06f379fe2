package dev.rxkit.internal;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the user's code, for messages. It is cheap to capture; its text is built only when it is shown. Immutable.
 */
public final class CallSite {

    private static final StackWalker WALKER = StackWalker.getInstance(
            // Reflection frames are not filtered by the walker, which is cheaper; the predicate below skips them.
            Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES));

    /**
     * Whether a class belongs to the JDK, Jdbi or the kit. The kit's classes are recognised by name and by code source,
     * because its tests are in the same packages and a shaded jar has one code source for everything.
     */
    private static final ClassValue<Boolean> NOT_USER_CODE = new ClassValue<>() {
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

    private final Supplier<@Nullable String> shown;
    private final boolean lasting;

    private CallSite(Supplier<@Nullable String> shown, boolean lasting) {
        this.shown = shown;
        this.lasting = lasting;
    }

    /** Returns the innermost line on this thread's stack that is outside the kit. */
    public static CallSite here() {
        CallerSearch search = new CallerSearch();
        WALKER.walk(search);
        return new CallSite(search, true);
    }

    /** Keeps the innermost frame that is not the kit's own. The stages of a stream would take 200 bytes a session. */
    private static final class CallerSearch
            implements Function<Stream<StackFrame>, Boolean>, Consumer<StackFrame>, Supplier<@Nullable String> {

        private @Nullable StackFrame found;

        @Override
        public Boolean apply(Stream<StackFrame> frames) {
            Spliterator<StackFrame> rest = frames.spliterator();
            boolean more = true;
            while (found == null && more) {
                more = rest.tryAdvance(this);
            }
            return found != null;
        }

        @Override
        public void accept(StackFrame frame) {
            if (!NOT_USER_CODE.get(frame.getDeclaringClass())) {
                found = frame;
            }
        }

        @Override
        public @Nullable String get() {
            return found == null ? null : line(found);
        }
    }

    /**
     * Returns the line whose call into the kit is still running. The stack is read only when the line is shown; after
     * the call has returned it is shown as an unknown place.
     *
     * @param gate the kit's class that declares the method which was called
     * @param method the method's name
     * @param number which of the calls on the stack, the outermost being 0
     */
    public static CallSite running(Class<?> gate, String method, int number) {
        Thread thread = Thread.currentThread();
        return new CallSite(
                () -> thread == Thread.currentThread()
                        ? caller(gate, method, number)
                        : caller(thread.getStackTrace(), gate, method, number),
                false);
    }

    private static @Nullable String caller(Class<?> gate, String method, int number) {
        return WALKER.walk(frames -> {
            List<StackFrame> callers = new ArrayList<>();
            boolean inside = false;
            for (StackFrame frame : (Iterable<StackFrame>) frames::iterator) {
                if (frame.getDeclaringClass() == gate && frame.getMethodName().equals(method)) {
                    inside = true;
                } else if (inside && !NOT_USER_CODE.get(frame.getDeclaringClass())) {
                    callers.add(frame);
                    inside = false;
                }
            }
            return number < callers.size() ? line(callers.get(callers.size() - 1 - number)) : null;
        });
    }

    /** Does the same on the stack of another thread, whose frames have only class names. */
    private static @Nullable String caller(StackTraceElement[] frames, Class<?> gate, String method, int number) {
        List<StackTraceElement> callers = new ArrayList<>();
        boolean inside = false;
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().equals(gate.getName())
                    && frame.getMethodName().equals(method)) {
                inside = true;
            } else if (inside && !isNotUserCode(frame.getClassName(), gate.getClassLoader())) {
                callers.add(frame);
                inside = false;
            }
        }
        if (number >= callers.size()) {
            return null;
        }
        StackTraceElement found = callers.get(callers.size() - 1 - number);
        return line(found.getFileName(), found.getLineNumber(), found.getClassName(), found.getMethodName());
    }

    private static boolean isNotUserCode(String name, @Nullable ClassLoader loader) {
        try {
            return NOT_USER_CODE.get(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            return false;
        }
    }

    private static String line(StackFrame frame) {
        return line(
                frame.getFileName(),
                frame.getLineNumber(),
                frame.getDeclaringClass().getName(),
                frame.getMethodName());
    }

    private static String line(@Nullable String file, int number, String type, String method) {
        return file == null || number < 0 ? type + "." + method : file + ":" + number;
    }

    /** Returns whether the line can be shown at any time, not only while its call is running. */
    public boolean lasting() {
        return lasting;
    }

    /** Returns, for example, {@code Shop.java:12}, or the class and method if the line is not known. */
    @Override
    public String toString() {
        return Objects.requireNonNullElse(shown.get(), "an unknown place");
    }
}
