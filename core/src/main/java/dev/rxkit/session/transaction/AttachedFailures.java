package dev.rxkit.session.transaction;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.AttachedExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandler;
import org.jdbi.v3.core.extension.ExtensionHandlerCustomizer;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the methods of what is attached to a session throw the exceptions of sessions. Those of other handles throw
 * Jdbi's. Thread-safe.
 */
public final class AttachedFailures implements ExtensionHandlerCustomizer {

    @Override
    public ExtensionHandler customize(ExtensionHandler handler, Class<?> type, Method method) {
        return (config, target) -> new Translating(handler.attachTo(config, target), method);
    }

    private record Translating(AttachedExtensionHandler handler, Method method) implements AttachedExtensionHandler {

        @Override
        public @Nullable Object invoke(HandleSupplier handles, @Nullable Object... arguments) throws Exception {
            try {
                return handler.invoke(handles, arguments);
            } catch (JdbiException failure) {
                HandleBridge session = session(handles);
                throw session == null ? failure : session.translated(failure);
            } catch (SQLException failure) {
                HandleBridge session = session(handles);
                throw session == null || declared(failure) ? failure : session.translated(failure);
            }
        }

        private static @Nullable HandleBridge session(HandleSupplier handles) {
            return SessionConnection.of(handles.getHandle()).session();
        }

        private boolean declared(SQLException failure) {
            return Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(failure));
        }

        @Override
        public void warm(ConfigRegistry config) {
            handler.warm(config);
        }
    }
}
