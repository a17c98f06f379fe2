package dev.rxkit.mapping.json.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.rxkit.mapping.json.JsonTypeRefusal;
import org.jspecify.annotations.Nullable;

/** The modules of Jackson 2 for what Jackson 3 can do without them. */
final class Jackson2Modules {

    private Jackson2Modules() {}

    /** Registers the modules; the types of one that is missing are refused. */
    static void register(ObjectMapper mapper) {
        register(mapper, "jsr310.JavaTimeModule", "jackson-datatype-jsr310", "java.time.");
        register(mapper, "jdk8.Jdk8Module", "jackson-datatype-jdk8", "java.util.Optional");
    }

    private static void register(ObjectMapper mapper, String name, String artifact, String types) {
        try {
            mapper.registerModule((Module)
                    Class.forName("com.fasterxml.jackson.datatype." + name, true, ObjectMapper.class.getClassLoader())
                            .getConstructor()
                            .newInstance());
        } catch (ReflectiveOperationException missing) {
            SimpleModule refusing = new SimpleModule();
            refusing.setDeserializers(new MissingModule(artifact, types));
            mapper.registerModule(refusing);
        }
    }

    /** Refuses the types of a module. */
    private static final class MissingModule extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        private final String artifact;
        private final String types;

        MissingModule(String artifact, String types) {
            this.artifact = artifact;
            this.types = types;
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
            if (type.getRawClass().getName().startsWith(types)) {
                throw new JsonTypeRefusal(
                        "Jackson 2 cannot read " + type.getRawClass().getName()
                                + " without com.fasterxml.jackson.datatype:" + artifact + ": add that dependency");
            }
            return null;
        }
    }
}
