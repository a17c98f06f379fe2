package dev.rxkit.database.url;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;

/** The JDK's bootstrap code for {@code equals}, {@code hashCode} and {@code toString} of records. */
final class RecordMethods {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    private RecordMethods() {}

    /**
     * Makes the JDK release the record whose methods were linked last. The method handles that it uses for linking live
     * as long as the JVM and cache the types they were last adapted to, and thereby the class loader of that record.
     * This method adapts them to a class of the JDK.
     */
    static void forgetLast() {
        MethodHandle component = MethodHandles.identity(String.class);
        try {
            for (String method : new String[] {"equals", "hashCode", "toString"}) {
                ObjectMethods.bootstrap(
                        MethodHandles.lookup(), method, MethodHandle.class, String.class, "text", component);
            }
        } catch (Error error) {
            throw error;
        } catch (Throwable refused) {
            LOG.log(System.Logger.Level.DEBUG, "the JDK still refers to the record that was linked last", refused);
        }
    }
}
